"""Bytes of saved pages become the text that their author wrote."""

import pytest

from mmaudit.moments import answer
from mmaudit.moments.decoding import decode_page, is_binary

ESTONIAN = "Lahtiolekuajad: E–R 9–18, õhtul Öö-Žanr"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ESTONIAN, "utf-8"),
        (ESTONIAN, "utf-8-sig"),
        (ESTONIAN, "utf-16"),
        ("<html><p>" + ESTONIAN, "utf-16-le"),
        ("<html><p>" + ESTONIAN, "utf-16-be"),
        ("<meta charset=windows-1257>" + ESTONIAN, "cp1257"),
        ("<html lang='et-EE'>" + ESTONIAN, "cp1257"),
        ("<meta charset=gb2312>周一至周五 營業", "gbk"),
        ("<html lang=zh-TW>營業時間 週一至週五", "big5hkscs"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">営業時間①', "cp932"),
        ("<meta charset=iso-2022-jp>営業時間", "iso2022_jp"),
        ("<meta charset=euc-kr>영업시간 똠", "cp949"),
        ("<meta charset=utf-8><html lang=ru>Часы работы", "cp1251"),
        ("<meta charset=iso-8859-1>We’re open – 9 €", "cp1252"),
        ("We’re open – 9 €", "cp1252"),
        ("<meta charset=hex>Café", "cp1252"),
        ("<meta charset=no-such-set>Café", "cp1252"),
    ],
)
def test_bytes_become_text(text, codec):
    assert decode_page(text.encode(codec)) == text


def test_the_language_that_is_given_helps_where_the_page_says_nothing():
    assert decode_page("Режим работы: пн–пт".encode("cp1251"), lang="ru") == "Режим работы: пн–пт"


def test_a_character_cut_in_two_does_not_make_another_encoding_of_utf_8():
    data = ESTONIAN.encode() + "ö".encode()[:1]
    assert decode_page(data) == ESTONIAN + "\ufffd"
    assert decode_page(b"<meta charset=windows-1252>" + data).endswith(ESTONIAN + "\ufffd")


@pytest.mark.parametrize("data", [b"", b"\xff", b"\xff\xfe\x00", bytes(range(256)), b"\xfe\xff\xd8"])
def test_any_bytes_are_read(data):
    assert isinstance(decode_page(data), str)


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"GIF89a...", True),
        (b"\x1f\x8b\x08", True),
        (b"<p>a\x00b", True),
        ("<html><p>Öö".encode("utf-16-le"), False),
        ("\ufeff<html>".encode("utf-16-be"), False),
        (b"<html>", False),
    ],
)
def test_pictures_and_archives_are_told_from_pages(data, binary):
    assert is_binary(data) is binary


def test_the_library_call_takes_bytes():
    page = "<html lang=et><meta charset=windows-1257><h1>Kontakt</h1><p>Lahtiolekuajad: E–R 9–18</p>"
    hours = [
        a for a in answer(page.encode("cp1257"), url="https://firma.ee/").answers if a.question == "go.hours"
    ]
    assert [each.quote for each in hours] == ["Lahtiolekuajad: E–R 9–18"]
