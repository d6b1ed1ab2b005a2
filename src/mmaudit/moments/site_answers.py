"""Answers that only the pages together can give: a hub of knowledge, the way from learning to help. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urlsplit

from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.facts.taps import addresses, tap_costs
from mmaudit.facts.zones import FRAMES
from mmaudit.model.answer import Answer, AnswerStatus, Moment

_HUB_PAGES = 5
# A visiting card of some pages has nothing to gather.
_HUB_EXPLAINING = 3
_HUB_OF_MANY = 20
_HUB_TAPS = 2
_STEP_TAPS = 2
# The stages from "I want to know" to help after the sale, each with the questions that show it, the best first.
_STAGES = {
    "learn": ("know.what", "know.simple", "know.faq", "know.depth"),
    "compare": ("buy.compare", "know.compare", "buy.reviews"),
    "order": ("buy.order", "go.book", "go.phone"),
    "help": ("x.aftersales", "buy.returns", "x.response_time", "go.email"),
}
# Who sells no goods is compared by what he asks for his work.
_SERVICES_COMPARED = ("buy.compare", "know.compare", "buy.reviews", "buy.price")
_GOODS = ("buy.stock",)
# What the report says of a stage that is missing, or that two taps do not lead to.
_GAPS = {
    "learn": ("No page explains what it is.", ""),
    "compare": (
        "No page lets visitors compare.",
        "More than two taps lead from what explains to what compares.",
    ),
    "order": (
        "No page lets visitors order, book or call.",
        "More than two taps lead from what compares to what orders.",
    ),
    "help": ("No page helps after the sale.", "More than two taps lead from what orders to help."),
}
# Where one of these is asked, there is something to buy.
_ACTS = ("buy.order", "x.aftersales")
_TOLD = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)
Found = tuple[PageFacts, Answer]


def site_answers(site: SiteFacts) -> Mapping[str, Found]:
    """Answer the questions that need all pages, each with the page that shows it best; others do not apply.

    A hub is asked of sites that explain on some pages, or have many; a way to buy of those that sell.
    """
    found = {}
    explaining = sum(1 for _, answer in _answers(site, ("know.depth",)) if answer.status in _TOLD)
    if explaining >= _HUB_EXPLAINING or len(site.pages) >= _HUB_OF_MANY:
        found["know.hub"] = _hub(site) or _missing(site, "know.hub", Moment.KNOW)
    if any(_applies(answer) for _, answer in _answers(site, _ACTS)):
        found["x.funnel"] = _funnel(site) or _missing(site, "x.funnel", Moment.BUY)
    return found


def _missing(site: SiteFacts, question: str, moment: Moment) -> Found:
    status = AnswerStatus.NOT_FOUND
    return site.pages[0], Answer(question=question, moment=moment, status=status, answered=False)


def _hub(site: SiteFacts) -> Found | None:
    """Want five pages that explain in one folder or on one list, one of them two taps from the start page at most."""
    explaining = {
        page.url: (page, answer) for page, answer in _answers(site, ("know.depth",)) if answer.status in _TOLD
    }
    sections: defaultdict[str, list[Found]] = defaultdict(list)
    for found in explaining.values():
        if _section(found[0].url):  # the pages of a small site all lie in the root
            sections[_section(found[0].url)].append(found)
    lists = [[explaining[url] for url in _listed(page, explaining)] for page in site.pages]
    biggest = max((*sections.values(), *lists), key=len, default=[])
    if len(biggest) < _HUB_PAGES:
        return None
    page, answer = min(biggest, key=lambda found: site.taps_from_home.get(found[0].url, _HUB_TAPS + 1))
    near = site.taps_from_home.get(page.url, _HUB_TAPS + 1) <= _HUB_TAPS
    status = AnswerStatus.ANSWERED if near else AnswerStatus.PARTIAL
    return page, _as(answer, "know.hub", status, f"{len(biggest)} pages in one place")


def _section(url: str) -> str:
    """The folder that a page stands in; empty in the root."""
    return urlsplit(url).path.rpartition("/")[0]


def _listed(page: PageFacts, wanted: Collection[str]) -> list[str]:
    """Which of some pages a page's own content links to; a menu lists everything."""
    content = page.snapshot.content
    links = (link.url for link in (content.links if content else ()) if link.landmark not in FRAMES)
    targets = (canonical_url(link) for link in links)
    return list(dict.fromkeys(url for url in targets if url in wanted and url != page.url and url))


def _funnel(site: SiteFacts) -> Found | None:
    """Want every stage, with a way of at most two taps from some page of one to some page of the next."""
    stages = {name: _stage(site, name) for name in _STAGES}
    present = [found for found in stages.values() if found]
    if len(present) < 2:
        return None
    gaps = " ".join(_gaps(stages, _near(site)))
    page, answer = (stages["order"] or present[-1])[0]
    status = AnswerStatus.PARTIAL if gaps else AnswerStatus.ANSWERED
    return page, _as(answer, "x.funnel", status, gaps)


def _stage(site: SiteFacts, name: str) -> list[Found]:
    """The answers that show a stage, those to its best question first."""
    ids = _STAGES[name]
    if name == "compare" and not any(_applies(answer) for _, answer in _answers(site, _GOODS)):
        ids = _SERVICES_COMPARED
    found = [each for each in _answers(site, ids) if each[1].answered]
    return sorted(found, key=lambda each: ids.index(each[1].question))


def _gaps(stages: Mapping[str, list[Found]], near: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Say which stages are missing, and to which ones no short way leads."""
    yield from (_GAPS[name][0] for name, found in stages.items() if not found)
    for before, name in pairwise(stages):
        here, there = ({page.url for page, _ in stages[each]} for each in (before, name))
        if here and there and not _leads(here, there, near):
            yield _GAPS[name][1]


def _applies(answer: Answer) -> bool:
    return answer.status is not AnswerStatus.NOT_APPLICABLE


def _near(site: SiteFacts) -> Mapping[str, Mapping[str, int]]:
    """What each page links to within the site, in taps."""
    names = addresses(site.pages)
    return {
        page.url: {names[target]: cost for target, cost in tap_costs(page).items() if target in names}
        for page in site.pages
    }


def _leads(here: Collection[str], there: Collection[str], near: Mapping[str, Mapping[str, int]]) -> bool:
    """Say whether two taps at the most lead from one of some pages to one of others."""
    reached = dict.fromkeys(here, 0)
    for _ in range(_STEP_TAPS):
        for url, taps in list(reached.items()):
            for target, cost in near.get(url, {}).items():
                if taps + cost <= min(_STEP_TAPS, reached.get(target, _STEP_TAPS)):
                    reached[target] = taps + cost
    return not set(there).isdisjoint(reached)


def _answers(site: SiteFacts, questions: Collection[str]) -> Iterator[Found]:
    for page in site.pages:
        for answer in site.answers.get(page.url, ()):
            if answer.question in questions:
                yield page, answer


def _as(answer: Answer, question: str, status: AnswerStatus, value: str) -> Answer:
    """Let a page's answer stand for the site's."""
    return replace(
        answer, question=question, status=status, answered=status is AnswerStatus.ANSWERED, answer=value
    )
