"""Streets as they are written in more countries, and numbers beside names that are none."""

import pytest


@pytest.mark.parametrize(
    ("lang", "text", "street"),
    [
        ("is", "Keilisbraut 771, 262 Reykjanesbær", "Keilisbraut 771"),
        ("is", "Skólavörðustígur 4, 101 Reykjavík", "Skólavörðustígur 4"),
        ("sr", "Булевар краља Александра 73, Београд", "Булевар краља Александра 73"),
        ("sq", "Rruga e Kavajës 15, Tiranë", "Rruga e Kavajës 15"),
        ("eu", "Gran Vía kalea 5, 48001 Bilbo", "Gran Vía kalea 5"),
        ("gl", "Rúa do Franco 12, 15702 Santiago", "Rúa do Franco 12"),
        ("ka", "რუსთაველის გამზირი 12, თბილისი", "რუსთაველის გამზირი 12"),
        ("hy", "Աբովյան 12, Երևան", "Աբովյան 12, Երևան"),
        ("az", "Nizami küçəsi 45, Bakı", "Nizami küçəsi 45"),
        ("kk", "Абай даңғылы 10, Алматы", "Абай даңғылы 10"),
        ("fa", "تهران، خیابان ولیعصر، پلاک ۱۲", "خیابان ولیعصر، پلاک ۱۲"),
        ("ar", "شارع الملك فهد 12، الرياض", "شارع الملك فهد 12"),
        ("ms", "12, Jalan Ampang, 50450 Kuala Lumpur", "12, Jalan Ampang"),
        ("id", "Jl. Tenggilis Mulya 12, Surabaya", "Jl. Tenggilis Mulya 12"),
        ("en", "340/102 Moo 9, Nongprue, Chonburi 20150", "340/102 Moo 9, Nongprue"),
        ("et", "© 2024 OÜ Kass, Lai 5, 10133 Tallinn", "Lai 5, 10133 Tallinn"),
    ],
)
def test_a_street_is_read(ask, lang, text, street):
    assert ask("go.address", f"<h1>Kontakt</h1><p>{text}</p>", lang=lang).answer == street


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "© 2024 Hausarztpraxis Dr.med.C.Schwinn."),
        ("en", "Advanced 36 h"),
        ("cs", "Šunková 185,-"),
        ("hr", "Kvarner &amp; Rijeka — 5 min do centra"),
        ("ar", "هذا هو طريق النجاح في عام 2024"),
        ("zh", "Windows 端与连接目标位于个人路由器下的同一网络 5GHz"),
        ("is", "Við opnum 101 nýja verslun"),
    ],
)
def test_what_is_counted_or_signed_is_no_street(findings, lang, text):
    assert findings(f"<h2>Kontakt</h2><p>{text}</p>", lang=lang).addresses == ()


@pytest.mark.parametrize(
    ("lang", "text", "numbers"),
    [
        ("fa", "۰۹۳۹۷۲۵۵۳۲۱ ۰۳۱۳۷۷۶۵۰۷۱", ["+989397255321", "+983137765071"]),
        ("az", "012 567 78 89", ["+994125677889"]),
        ("ka", "032 2 12 34 56", ["+995322123456"]),
        ("hr", "01.05 – 30.06", []),
        ("et", "EE382200221020145685", []),
    ],
)
def test_local_numbers_ring_where_the_language_is_spoken(findings, lang, text, numbers):
    assert [phone.e164 for phone in findings(f"<p>{text}</p>", lang=lang).phones] == numbers
