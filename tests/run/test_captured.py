"""What is told of the site around the pages of a run that did not come to its end."""

from mmaudit.facts.site import derive_site
from mmaudit.model.failure import FailureCode
from mmaudit.model.known_url import CrawlOutline, KnownUrl, UrlState
from mmaudit.model.site_capture import RobotsFile, SiteCapture
from mmaudit.run.captured import site_capture
from mmaudit.store import RunFolder

HOME = "https://shop.test/"
OUTLINE = CrawlOutline(start_url=HOME, home_url=HOME, robots=RobotsFile(url=HOME + "robots.txt", status=200))


def cut_off_run(place, a_snapshot) -> RunFolder:
    """Home is done, ``a`` was read though not recorded, ``b`` was under way, ``c`` waits."""
    folder = RunFolder.create(place, fingerprint="f")
    states = {"": UrlState.DONE, "a": UrlState.IN_FLIGHT, "b": UrlState.IN_FLIGHT, "c": UrlState.TODO}
    folder.frontier.write([KnownUrl(url=HOME + path, state=state) for path, state in states.items()], ())
    folder.frontier.save_outline(OUTLINE)
    for path in ("", "a"):
        folder.save_snapshot(a_snapshot(HOME + path, depth=len(path)))
    return folder


def test_a_page_that_was_read_is_a_page_though_the_run_ended_before_anything_was_made_of_it(
    tmp_path, a_snapshot
):
    folder = cut_off_run(tmp_path, a_snapshot)
    capture = site_capture(folder)
    site = derive_site(folder.snapshots(), start_url=HOME, capture=capture)
    assert [page.url for page in site.pages] == [HOME, HOME + "a"]
    assert {each.url: each.why for each in capture.skipped} == {
        HOME + "b": FailureCode.INTERRUPTED,
        HOME + "c": FailureCode.INTERRUPTED,
    }


def test_a_damaged_frontier_costs_its_list_alone(tmp_path, a_snapshot):
    folder = cut_off_run(tmp_path, a_snapshot)
    folder._db.execute("UPDATE frontier SET state = 'eaten'")
    assert site_capture(folder) == SiteCapture()
    assert len(folder.snapshots()) == 2


def test_what_a_finished_run_says_goes_before_its_frontier(tmp_path, a_snapshot):
    folder = cut_off_run(tmp_path, a_snapshot)
    folder.save_capture(SiteCapture(unchecked_links=3))
    assert site_capture(folder) == SiteCapture(unchecked_links=3)
