import pytest

from mmaudit.moments.annotators.hour_rules import compact


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("et", "E–R 9–18", "Mo-Fr 09:00-18:00"),
        ("et", "E-R 9.00-18.00, L 10-15, P suletud", "Mo-Fr 09:00-18:00; Sa 10:00-15:00; Su off"),
        ("et", "Avatud E, K, R kell 10.00 kuni 17.00", "Mo,We,Fr 10:00-17:00"),
        ("et", "Esmaspäev-reede 9:00–17:00; laupäev 10–14", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
        ("et", "Iga päev 9-21", "Mo-Su 09:00-21:00"),
        ("et", "ööpäevaringselt", "24/7"),
        ("zh", "周一至周五 9:00-18:00", "Mo-Fr 09:00-18:00"),
        ("zh", "营业时间：上午9:00-下午6:00", "09:00-18:00"),
        ("zh", "星期一到星期五：上午9点至下午5点半，周六、周日休息", "Mo-Fr 09:00-17:30; Sa-Su off"),
        ("zh", "週二至週日 11：30～21：00", "Tu-Su 11:30-21:00"),
        ("zh", "每天 10:00～22:00", "Mo-Su 10:00-22:00"),
        ("zh", "24小时营业", "24/7"),
        ("en", "Mon - Fri: 9am – 5pm", "Mo-Fr 09:00-17:00"),
        ("en", "Monday to Friday 9 - 5", "Mo-Fr 09:00-17:00"),
        ("en", "9am - 5pm Monday to Friday", "Mo-Fr 09:00-17:00"),
        ("en", "Sat 10 am - 2 pm Sun closed", "Sa 10:00-14:00; Su off"),
        ("en", "Mon - Fri 9am - 5pm Sat closed Lunch break: 12:00 - 13:00", "Mo-Fr 09:00-17:00; Sa off"),
        ("en", "Tue 8-12 and 14-18", "Tu 08:00-12:00,14:00-18:00"),
        ("en", "Mon–Fri 0900–1730", "Mo-Fr 09:00-17:30"),
        ("en", "Open 24/7", "24/7"),
        ("en", "7 days a week 7am until 11pm", "Mo-Su 07:00-23:00"),
        ("en", "Fri 6pm - 2am", "Fr 18:00-02:00"),
    ],
)
def test_hours_as_people_write_them_become_osm(osm, lang, text, expected):
    assert osm(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The years 2019-2021 and Friday"),
        ("en", "Sunday: closed"),
        ("en", "Pages 9-18"),
        ("en", "Season 1990-2000"),
        ("et", "E-pood ja T-särgid 10 eurot"),
        ("et", "Tartu 5-7"),
        ("zh", "2024年5月"),
        ("en", ""),
    ],
)
def test_what_is_no_opening_hours_gives_none(osm, lang, text):
    assert osm(text, lang) is None


def test_each_day_in_its_own_cell_is_read_together(findings):
    rows = (
        "<table><tr><td>Monday</td><td>9:00 - 17:00</td></tr><tr><td>Tuesday</td><td>closed</td></tr></table>"
    )
    assert [each.osm for each in findings(rows).hours] == ["Mo 09:00-17:00; Tu off"]


WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def _row(tag, cells):
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"<table>{_row('th', WEEK)}{_row('td', ['9-17'] * 4 + ['9-15'])}</table>",
            "Mo-Th 09:00-17:00; Fr 09:00-15:00",
        ),
        (
            f"<table>{_row('th', WEEK)}{_row('td', ['9-12'] * 5)}{_row('td', ['13-17'] * 5)}</table>",
            "Mo-Fr 09:00-12:00,13:00-17:00",
        ),
        (
            f"<div>{''.join(f'<p>{day}</p>' for day in WEEK)}</div><div>{'<p>9:00 - 17:00</p>' * 4}<p>Closed</p></div>",
            "Mo-Th 09:00-17:00; Fr off",
        ),
        (
            f"<table>{_row('td', ['Mon', '8:00', '17:00'])}{_row('td', ['Tue', '8:00', '16:00'])}</table>",
            "Mo 08:00-17:00; Tu 08:00-16:00",
        ),
        (f"<table>{_row('td', ['Mon-Fri', '9-12', '14-18'])}</table>", "Mo-Fr 09:00-12:00,14:00-18:00"),
        (
            "<p>Opening hours<br>Mon-Fri<br>9am-5pm<br>Sat<br>10am-2pm<br>Sun<br>Closed</p>",
            "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off",
        ),
        (
            "<dl><dt>Monday to Friday</dt><dd>9:00–18:00</dd><dt>Weekends</dt><dd>closed</dd></dl>",
            "Mo-Fr 09:00-18:00; Sa-Su off",
        ),
        (
            "<h3>Monday - Friday</h3><p>9am - 5pm</p><h3>Saturday</h3><p>By appointment</p>",
            'Mo-Fr 09:00-17:00; Sa "by appointment"',
        ),
        (
            "<ul><li>Mon <span>9-5</span></li><li>Tue <b>9-5</b></li><li>Wed closed</li></ul>",
            "Mo-Tu 09:00-17:00; We off",
        ),
        ("<h2>Opening hours</h2><p>By appointment only</p>", '"by appointment"'),
        ("<h2>Summer hours</h2><p>June - August</p><p>Mon-Sun 10:00-20:00</p>", "Jun-Aug Mo-Su 10:00-20:00"),
        ("<table><tr><td>Mon</td><td>Open</td><td>9-17</td></tr></table>", "Mo 09:00-17:00"),
        ("<p>Office Hours are 9am until 7pm eastern time.</p>", "09:00-19:00"),
        ("<p>We are open 24/7</p>", "24/7"),
        ("<p>HOURS:8:00 AM – 6:00 PM EST</p>", "08:00-18:00"),
        ("<p>Office: Mon-Fri 9:00-17:00. Emergency line 24/7.</p>", "Mo-Fr 09:00-17:00"),
        ("<p>10:00 - 18:00</p><p>Monday - Saturday</p>", "Mo-Sa 10:00-18:00"),
    ],
)
def test_hours_in_every_shape_of_a_page(findings, body, expected):
    assert [each.osm for each in findings(body).hours] == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Yoga class: Monday 18:00-19:30</p>",
        "<h2>Timetable</h2><p>Mon-Fri 6:00-22:00</p>",
        "<h2>Shipping</h2><p>We deliver Monday to Friday, 9am-5pm.</p>",
        "<p>Sunday 10:00-11:30</p>",
        "<table><tr><td>Monday</td><td>Maths 8:00-8:45</td><td>Art 8:55-9:40</td><td>Music 9:50-10:35</td></tr></table>",
        "<p>Your parcel leaves within 24 hours.</p>",
        "<p>Our support team answers each question about this product 24/7, by phone and in the chat of the shop.</p>",
        "<p>Prices 10-18 €, Sat</p>",
        "<p>Order before 14:00 Monday to Friday</p>",
        "<p>Call 123-456-7890 Mon</p>",
        "<p>Fr. 10-20</p>",
        "<p>We sat there 3-4 hours.</p>",
    ],
)
def test_classes_deliveries_and_timetables_are_no_opening_hours(findings, body):
    assert findings(body).hours == ()


def test_an_event_on_a_day_with_a_date_is_no_opening_time(findings):
    assert findings("<p>Concert on Monday 12 May 18:00-20:00 in the hall</p>").hours == ()


def test_a_time_range_without_days_needs_a_cue(findings):
    assert findings("<p>Lecture 10:00-12:00</p>").hours == ()
    assert [each.osm for each in findings("<p>Opening hours: 10:00-12:00</p>").hours] == ["10:00-12:00"]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"Su": "off", "Mo": "07:00-20:00", "Tu": "07:00-20:00"}, "Mo-Tu 07:00-20:00; Su off"),
        ({"Mo,We,Fr": "10:00-17:00", "Tu": "10:00-12:00"}, "Mo,We,Fr 10:00-17:00; Tu 10:00-12:00"),
        ({"Sa-Mo": "10:00-12:00"}, "Mo,Sa-Su 10:00-12:00"),
        ({"Mo-Fr": "09:00-18:00", "We": "10:00-20:00"}, "Mo-Fr 09:00-18:00; We 10:00-20:00"),
        ({"Mo-Fr": "09:00-18:00", "PH": "off"}, "Mo-Fr 09:00-18:00; PH off"),
        ({"": "09:00-18:00"}, "09:00-18:00"),
    ],
)
def test_days_with_equal_hours_are_told_as_one(rules, expected):
    assert compact(rules) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("tr", "Pazartesi - Cumartesi: 09:00 - 18:00 Pazar: Kapalı", "Mo-Sa 09:00-18:00; Su off"),
        ("tr", "Her gün 09.00-22.00 saatleri arasında", "Mo-Su 09:00-22:00"),
        ("el", "Δευ-Παρ 9:00-17:00, Σάββατο 10:00 έως 14:00", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
        ("el", "Δευτέρα έως Παρασκευή 9 π.μ. - 5 μ.μ.", "Mo-Fr 09:00-17:00"),
        ("he", "ימים א'-ה' 9:00-18:00, יום ו' 9:00-13:00", "Mo-Th,Su 09:00-18:00; Fr 09:00-13:00"),
        ("ro", "Luni - Vineri: 9:00 - 18:00, Sâmbătă: închis", "Mo-Fr 09:00-18:00; Sa off"),
        ("bg", "Понеделник - петък от 9:00 до 18:00 ч., неделя: почивен ден", "Mo-Fr 09:00-18:00; Su off"),
        ("uk", "Пн-Пт з 9:00 до 18:00, Нд вихідний", "Mo-Fr 09:00-18:00; Su off"),
        (
            "sq",
            "E Hënë – E Shtunë, 09:00 – 20:00. E Diel: 10:00 – 18:00",
            "Mo-Sa 09:00-20:00; Su 10:00-18:00",
        ),
        ("vi", "Thứ 2 - Thứ 6: 8h00 - 17h30, Chủ nhật nghỉ", "Mo-Fr 08:00-17:30; Su off"),
        ("id", "Senin - Jumat: 08.00 - 17.00 WIB, Minggu tutup", "Mo-Fr 08:00-17:00; Su off"),
        ("ca", "De dilluns a divendres de 9 a 14 h", "Mo-Fr 09:00-14:00"),
        ("is", "Mánudaga - föstudaga kl. 10-18, lokað um helgar", "Mo-Fr 10:00-18:00; Sa-Su off"),
        ("sr", "Понедељак - петак: 08-20 часова", "Mo-Fr 08:00-20:00"),
        ("fa", "شنبه تا چهارشنبه ۹ تا ۱۷", "Mo-We,Sa-Su 09:00-17:00"),
    ],
)
def test_hours_in_languages_without_a_lexicon(findings, lang, text, expected):
    assert [each.osm for each in findings(f"<p>{text}</p>", lang=lang).hours] == [expected]


def test_hours_in_another_language_than_the_page_s_are_read(findings):
    body = "<p>Welcome to us</p><p>Ponedeljak - petak 9:00 - 17:00</p><p>Subota 9:00 - 13:00</p>"
    assert [each.osm for each in findings(body, lang="en").hours] == ["Mo-Fr 09:00-17:00; Sa 09:00-13:00"]


def test_how_long_something_takes_is_no_opening_time(findings):
    assert findings("<p>The money will be back within 5-10 working days.</p>").hours == ()
