"""Lists that look like steps and are none: a firm's own work, rules, the tasks of a job, a course's contents."""

import pytest

from mmaudit.model.answer import Moment
from mmaudit.moments import answer

PAGES = {
    "own work, English": (
        "en",
        "Web design agency London",
        "Our process",
        (
            "We listen to your goals and study your market.",
            "We sketch the first wireframes for you.",
            "We build the site and test it on every device.",
        ),
    ),
    "own work, Estonian": (
        "et",
        "Ehitusfirma Kodu OÜ",
        "Kuidas me töötame",
        (
            "Kohtume teiega objektil ja kuulame ära teie soovid.",
            "Koostame hinnapakkumise kolme tööpäeva jooksul.",
            "Teostame tööd kokkulepitud tähtajaks ja kvaliteetselt.",
        ),
    ),
    "own work, Chinese": (
        "zh",
        "上海明達裝飾設計有限公司",
        "服務流程",
        (
            "客户咨询，我们的设计师与您沟通需求并了解房屋情况。",
            "上门量房，我们的团队免费为您测量并拍照记录。",
            "方案设计，我们根据您的需求制定平面图与报价。",
        ),
    ),
    "house rules": (
        "de",
        "Hausordnung – Freibad Waldsee",
        "Hausordnung",
        (
            "Duschen Sie vor dem Betreten des Beckens.",
            "Springen Sie nicht vom Beckenrand.",
            "Werfen Sie Abfälle in die Behälter.",
        ),
    ),
    "tasks of a job": (
        "fr",
        "Offre d'emploi : chef de rang",
        "Vos missions",
        (
            "Accueillir les clients et les installer à leur table.",
            "Présenter la carte et conseiller les vins.",
            "Prendre les commandes et assurer le service.",
        ),
    ),
}
HOW_TO = (
    "Add the flour and mix it with the milk.",
    "We let the dough rest for an hour.",
    "Bake it until it is brown.",
)


def page(lang: str, title: str, heading: str, items: tuple[str, ...]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return (
        f"<!doctype html><html lang={lang}><head><meta charset=utf-8><title>{title}</title></head><body><main>"
        f"<h1>{title}</h1><h2>{heading}</h2><ol>{listed}</ol></main></body></html>"
    )


@pytest.mark.parametrize("name", PAGES)
def test_what_is_no_how_to_does_not_serve_do(name):
    assert not answer(page(*PAGES[name]), url="https://a.test/p").moments[Moment.DO].serves


def test_a_page_needs_no_body_tag():
    markup = page("en", "How to bake bread", "Preparation", HOW_TO)
    for tag in ("<head>", "</head><body>", "</body>"):
        markup = markup.replace(tag, "")
    assert answer(markup, url="https://a.test/p").moments[Moment.DO].serves


def test_a_recipe_may_say_we():
    assert (
        answer(page("en", "How to bake bread", "Preparation", HOW_TO), url="https://a.test/p")
        .moments[Moment.DO]
        .serves
    )
