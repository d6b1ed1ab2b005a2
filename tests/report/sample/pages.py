"""The sample's pages, one of which could not be loaded."""

from tests.report.sample.album import Album, draw_page
from tests.report.sample.audits import home_audits, light_audits
from tests.report.sample.field import home_field
from tests.report.sample.origin import ORIGIN

from mmaudit.model.answer import Answer, AnswerSource, AnswerStatus, Moment, MomentServed
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.report import (
    AmpSummary,
    Metric,
    PageMetrics,
    PageReport,
    PageStatus,
    PwaSummary,
    ScrollSummary,
)
from mmaudit.model.snapshot import Frame, Redirect


def metric(*runs: float) -> Metric:
    ordered = sorted(runs)
    return Metric(median=ordered[len(ordered) // 2], min=ordered[0], max=ordered[-1], runs=runs)


def metrics(lcp: float, *, weight: float, cls: float = 0.02) -> PageMetrics:
    return PageMetrics(
        ttfb_ms=metric(318, 322, 341),
        fcp_ms=metric(812, 840, 905),
        lcp_ms=metric(lcp * 0.985, lcp, lcp * 1.012),
        cls=metric(cls, cls, cls),
        tbt_ms=metric(lcp * 0.05, lcp * 0.06, lcp * 0.08),
        speed_index_ms=metric(lcp * 0.5, lcp * 0.52, lcp * 0.55),
        load_ms=metric(lcp * 1.05, lcp * 1.08, lcp * 1.1),
        transfer_bytes=metric(weight, weight, weight),
        requests=metric(31, 31, 32),
    )


def answer(question: str, status: AnswerStatus, quote: str = "", **more: object) -> Answer:
    return Answer(
        question=question, moment=Moment(question.partition(".")[0]), status=status, quote=quote,
        answered=status is AnswerStatus.ANSWERED, confidence=0.9, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def served(*moments: Moment) -> dict[Moment, MomentServed]:
    return {each: MomentServed(serves=each in moments, confidence=0.8) for each in Moment}


def page(path: str, title: str, **more: object) -> PageReport:
    base: dict[str, object] = {
        "http_status": 200, "status": PageStatus.AUDITED, "error": None, "lang": "et", "depth": 1,
        "taps_from_home": 1, "canonical_url": ORIGIN + path, "metrics": metrics(2100, weight=412_000),
        "scroll": ScrollSummary(horizontal_overflow_px=0, cls_while_scrolling=0.0, dropped_frames_ratio=0.02,
                                covered_ratio=0.06, late_content_ratio=0.0, screens=2.4),
        "amp": AmpSummary(), "pwa": PwaSummary(), "moments": served(), "answers": (),
        "audits": light_audits(slow=False), "score": 91.0, "lighthouse_comparable": 88,
    }  # fmt: skip
    return PageReport(url=ORIGIN + path, final_url=ORIGIN + path, title=title, **{**base, **more})  # type: ignore[arg-type]


def sample_pages(album: Album) -> tuple[PageReport, ...]:
    home_picture = album.add(draw_page(1.0, scale=2))
    frames = tuple(
        Frame(time_ms=time, picture=album.add(draw_page(done)))
        for time, done in [
            (300, 0.0),
            (840, 0.25),
            (1500, 0.35),
            (3000, 0.4),
            (6000, 0.7),
            (8000, 0.8),
            (10_500, 1.0),
        ]
    )
    home = page(
        "/", "Sinilille kohvik: hommikusöök ja koogid Tallinnas", depth=0, taps_from_home=0, score=54.0,
        metrics=metrics(10_480, weight=3_412_000), audits=home_audits(home_picture), screenshot=home_picture,
        frames=frames, moments=served(Moment.KNOW, Moment.GO),
        scroll=ScrollSummary(horizontal_overflow_px=0, cls_while_scrolling=0.04, dropped_frames_ratio=0.11,
                             covered_ratio=0.38, late_content_ratio=0.08, screens=4.2),
        pwa=PwaSummary(service_worker=False, installable=False, installability_errors=("no-manifest",)),
        answers=(answer("go.hours", AnswerStatus.ANSWERED, "Esmaspäevast reedeni 8.00–18.00", selector="footer > p.ajad",
                        answer="Mo-Fr 08:00-18:00", source=AnswerSource.TEXT, screens_down=0.0),
                 answer("know.what", AnswerStatus.ANSWERED, "Väike kohvik Kalamajas, kus kõik küpsetatakse kohapeal.",
                        source=AnswerSource.TEXT, screens_down=0.2)),
        field=home_field(), unmeasured={"amp": "The page names no AMP partner."},
        warnings=("late-frames: the machine was busy while the page was scrolled; the figures may be too high.",),
    )  # fmt: skip
    return (
        home,
        page("/menuu", "Menüü ja hinnad", score=72.0, metrics=metrics(3020, weight=4_012_000, cls=0.14),
             audits=light_audits(slow=True), moments=served(Moment.BUY),
             screenshot=album.add(draw_page(0.8, hue=(120, 150, 90)))),
        page("/kontakt", "Kontakt ja asukoht", moments=served(Moment.GO),
             screenshot=album.add(draw_page(0.5, hue=(90, 120, 160)))),
        page("/en/", "Sinilille café: breakfast and cakes", lang="en", moments=served(Moment.KNOW, Moment.GO)),
        page("/zh/", "蓝花咖啡馆：塔林的早餐和蛋糕", lang="zh", moments=served(Moment.KNOW),
             redirects=(Redirect(url=f"{ORIGIN}/cn", status=301),)),
        page("/pood/kinkekaart", "Kinkekaart", taps_from_home=2, depth=2, moments=served(Moment.BUY)),
        page("/uudised", "", status=PageStatus.FAILED, http_status=503, metrics=PageMetrics(), audits=(), score=None,
             lighthouse_comparable=None, scroll=ScrollSummary(), lang="",
             error=Failure(code=FailureCode.HTTP_5XX, message="The server answered 503 Service Unavailable.")),
    )  # fmt: skip
