"""Frames: their histograms and the few that are kept."""

from io import BytesIO

from PIL import Image

from mmaudit.gather.film import STRIP_FRAMES, Shot, glimpses_of, histogram_of, keep_frames, strip_of, webp


def jpeg(color: tuple[int, int, int], size: tuple[int, int] = (16, 32)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG", quality=95)
    return out.getvalue()


WHITE = jpeg((255, 255, 255))


def grey(level: int) -> bytes:
    return jpeg((level, level, level))


def test_white_paper_is_not_counted():
    assert sum(histogram_of(WHITE)) == 0


def test_every_other_pixel_is_counted_once_a_channel():
    assert sum(histogram_of(grey(100))) == 3 * 16 * 32


def test_times_are_counted_from_the_navigation():
    (glimpse,) = glimpses_of([Shot(epoch_s=100.25, jpeg=WHITE)], origin_ms=100_000)
    assert glimpse.time_ms == 250


def test_the_strip_holds_only_frames_that_differ():
    shots = [Shot(epoch_s=0.1 * number, jpeg=WHITE if number < 5 else grey(50)) for number in range(10)]
    assert len(strip_of(shots, origin_ms=0, until_ms=900)) == 2


def test_the_strip_begins_with_the_first_and_ends_with_the_last_frame_in_time():
    shots = [Shot(epoch_s=0.1 * number, jpeg=grey(10 * number)) for number in range(20)]
    strip = strip_of(shots, origin_ms=0, until_ms=1500)
    assert strip[0][1] == shots[0]
    assert strip[-1][1] == shots[15]
    assert len(strip) == STRIP_FRAMES


def test_no_frames_no_strip():
    assert strip_of([], origin_ms=0, until_ms=1000) == ()


def test_kept_frames_are_small_webp_pictures(album):
    (frame,) = keep_frames([(12.34, Shot(epoch_s=0, jpeg=jpeg((9, 9, 9), (240, 480))))], album)
    assert (frame.time_ms, frame.picture.mime) == (12.3, "image/webp")
    assert (frame.picture.width_px, frame.picture.height_px) == (120, 240)
    assert album.data[frame.picture.sha256].startswith(b"RIFF")


def test_a_small_picture_is_not_blown_up():
    assert webp(jpeg((1, 2, 3), (16, 32)), width_px=412, quality=60)[1:] == (16, 32)
