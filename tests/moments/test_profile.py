"""What kind of site it is: found out from its pages, or pinned; and what that does to the questions."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from tests.conftest import build_snapshot

from mmaudit.cli.main import mmaudit
from mmaudit.config.profiles import network
from mmaudit.model.answer import AnswerStatus
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.report import Run, RunStatus
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.site_profile import SiteProfile
from mmaudit.moments import answer
from mmaudit.moments.catalogue import load_catalogue
from mmaudit.moments.profile import load_profiles
from mmaudit.moments.static_page import read_static
from mmaudit.run.judging import judge

SITES = Path(__file__).parents[1] / "sites"
HOME = "https://www.site.example/"
PROSE = "<p>" + "The workshop repairs old bicycles and teaches how wheels are built by hand. " * 9 + "</p>"
CONTACT = "<p>Pärnu mnt 12, 10148 Tallinn</p><p>+372 612 3456</p>"
CART = "<a href='/cart'>Cart</a>"
PRODUCT = f"<h1>Kettle</h1><p>49 €</p><button>Add to cart</button>{CART}"
FORM = "<form><input name=a type=email><textarea name=b></textarea><button>Send</button></form>"
BLOG = '<script type=application/ld+json>{"@type": "BlogPosting", "headline": "On wheels"}</script>'
POST = f"{BLOG}<article><h1>On wheels</h1><p><time datetime=2026-03-01>1 March 2026</time></p>{PROSE * 4}</article>"
FIELDS = "".join(f"<label>Value {n}<input type=number name=n{n}></label>" for n in range(5))
RUN = Run(
    id="1", started_at="2026-01-01T00:00:00+00:00", duration_s=1.0, mmaudit="0", chromium="1", device="d",
    network=network("none"), cpu_slowdown=1.0, runs=1, status=RunStatus.COMPLETE,
)  # fmt: skip


def visited(html, path="", home=HOME):
    """A visit of a page of the site; the start page when ``path`` is empty."""
    saved = read_static(html, url=urljoin(home, path))
    job = PageJob(
        url=saved.final_url, depth=1 if path else 0, found_by=FoundBy.LINK if path else FoundBy.START
    )
    return build_snapshot(saved.final_url, job=job, document=saved.document, content=saved.content)


def judged(*bodies, title="Wheels", profile=None, home=HOME):
    """The report of a site with a page for each body, the start page first."""
    # What every page says alike would be its frame.
    own = (body.replace("bicycles", f"bicycles of make {n}") for n, body in enumerate(bodies))
    pages = tuple(
        visited(f"<html lang=en><title>{title}</title><body>{body}</body>", f"page{n}" if n else "", home)
        for n, body in enumerate(own)
    )
    return judge(pages, SiteCapture(), run=RUN, start_url=home, profile=profile)


def rows(report):
    return {row.id: row for each in report.moments.values() for row in each.questions}


@pytest.mark.parametrize(
    ("folder", "profile"), [("shop", SiteProfile.SHOP), ("cafe", SiteProfile.LOCAL_SERVICE)]
)
def test_the_kind_of_the_sample_sites_is_found_out(folder, profile):
    files = sorted(
        (SITES / folder).rglob("*.html"), key=lambda file: (len(file.parts), file.name != "index.html")
    )
    pages = tuple(
        visited(
            file.read_text(encoding="utf-8"), "" if n == 0 else file.relative_to(SITES / folder).as_posix()
        )
        for n, file in enumerate(files)
    )
    site = judge(pages, SiteCapture(), run=RUN, start_url=HOME).site
    assert (site.profile, site.profile_pinned) == (profile, False)


@pytest.mark.parametrize(
    ("bodies", "title", "profile"),
    [
        ((PRODUCT, PRODUCT, f"<h1>About</h1>{PROSE}{CART}"), "Kettles", "shop"),
        ((f"<h1>Salon</h1>{PROSE}", f"<h1>Contact</h1>{CONTACT}<p>Mon-Fri 9-18</p>"), "Salon", "local-service"),
        ((f"<h1>Agency</h1>{PROSE}{FORM}",), "Agency", "local-service"),
        ((POST, POST, POST), "Wheel blog", "content"),
        ((f"<h1>Manual</h1>{PROSE * 12}", f"<h1>Install</h1>{PROSE * 9}"), "Manual", "content"),
        ((POST, POST, POST, PRODUCT), "Wheel blog with a book", "content"),
        ((f"<h1>Welcome</h1>{CONTACT}",), "Tartu Ülikool", "institution"),
        ((f"<h1>欢迎</h1>{CONTACT}",), "北京大学", "institution"),
        ((f"<h1>Loan</h1>{FIELDS}",), "Loan calculator", "tool"),
        (("<h1>Hello</h1>",), "Hello", None),
    ],
)  # fmt: skip
def test_the_kind_of_a_site_is_found_out_from_its_pages(bodies, title, profile):
    assert judged(*bodies, title=title).site.profile == profile


@pytest.mark.parametrize("host", ["www.tartu.gov", "physics.ac.uk", "www.example.edu.cn", "city.go.jp"])
def test_a_host_that_only_public_bodies_have_tells_them(host):
    assert judged(POST, POST, home=f"https://{host}/").site.profile is SiteProfile.INSTITUTION


def test_an_address_in_a_manual_makes_it_no_place_to_visit():
    manual = [f"<h1>Chapter</h1>{PROSE * 9}" for _ in range(5)]
    assert judged(*manual, f"<h1>Licence</h1>{PROSE * 9}{CONTACT}").site.profile is SiteProfile.CONTENT


def test_a_profile_that_was_found_out_only_takes_unanswered_questions_away():
    found = rows(
        judged(POST, POST, f"{POST}<p>The book costs 20 €.</p>", f"{POST}<p>Open Mon-Fri 9:00-18:00</p>")
    )
    assert found["buy.order"].status == "not-applicable"
    assert found["go.hours"].status == "answered"


def test_a_pinned_profile_drops_what_makes_no_sense_though_it_is_answered():
    report = judged(POST, f"{POST}<p>Open Mon-Fri 9:00-18:00</p>", profile=SiteProfile.CONTENT)
    assert (report.site.profile, report.site.profile_pinned) == ("content", True)
    assert rows(report)["go.hours"].status == "not-applicable"
    assert report.moments["buy"].score is None


def test_a_pinned_profile_asks_the_start_page_what_no_page_raises():
    bare = judged(f"<h1>Salon</h1>{PROSE}")
    pinned = judged(f"<h1>Salon</h1>{PROSE}", profile=SiteProfile.LOCAL_SERVICE)
    assert rows(bare)["go.hours"].status == "not-applicable"
    assert (rows(pinned)["go.hours"].status, rows(pinned)["go.hours"].asked) == ("not-found", 1)
    assert pinned.moments["go"].score == 0


def test_what_one_page_answers_is_not_asked_of_the_start_page_again():
    pinned = judged(f"<h1>Salon</h1>{PROSE}", f"<h1>Contact</h1>{CONTACT}", profile=SiteProfile.LOCAL_SERVICE)
    assert (rows(pinned)["go.phone"].asked, rows(pinned)["go.phone"].answered) == (1, 1)


def test_the_data_name_every_profile_and_only_questions_that_there_are():
    known = {question.id for question in load_catalogue().questions}
    profiles = load_profiles().profiles
    assert set(profiles) == set(SiteProfile)
    assert all(set(each.asks) | set(each.omits) <= known for each in profiles.values())
    assert all(set(each.asks).isdisjoint(each.omits) for each in profiles.values())


def test_a_saved_page_can_be_judged_as_of_a_kind(tmp_path):
    html = f"<html lang=en><h1>Salon</h1>{PROSE}"
    found = {a.question: a.status for a in answer(html, url=HOME, profile="local-service").answers}
    assert found["go.hours"] is AnswerStatus.NOT_FOUND
    file = tmp_path / "salon.html"
    file.write_text(html, encoding="utf-8")
    output = CliRunner().invoke(mmaudit, ["moments", str(file), "--profile", "local-service"]).output
    assert "not-found   go.hours" in output
    assert "go.hours" not in CliRunner().invoke(mmaudit, ["moments", str(file)]).output
