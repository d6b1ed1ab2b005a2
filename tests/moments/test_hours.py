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
