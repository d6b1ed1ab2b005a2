"""Answers that only the pages together can give: a hub of knowledge, the way from learning to help. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urlsplit

from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.facts.taps import addresses, tap_costs
from mmaudit.model.answer import Answer, AnswerStatus, Moment

_HUB_PAGES = 5
# A visiting card of some pages has nothing to gather.
_HUB_EXPLAINING = 3
_HUB_OF_MANY = 20
_HUB_TAPS = 2
_STEP_TAPS = 2
# The stages from "I want to know" to help after the sale, each with the questions that show it.
_STAGES = (
    ("know.what", "know.simple", "know.faq", "know.depth"),
    ("know.compare", "buy.compare", "buy.reviews"),
    ("buy.order", "go.book", "go.phone"),
    ("x.aftersales", "buy.returns", "go.email", "x.response_time"),
)
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
    if any(answer.status is not AnswerStatus.NOT_APPLICABLE for _, answer in _answers(site, _ACTS)):
        found["x.funnel"] = _funnel(site) or _missing(site, "x.funnel", Moment.BUY)
    return found


def _missing(site: SiteFacts, question: str, moment: Moment) -> Found:
    status = AnswerStatus.NOT_FOUND
    return site.pages[0], Answer(question=question, moment=moment, status=status, answered=False)


def _hub(site: SiteFacts) -> Found | None:
    """Want five pages that explain in one section, one of them two taps from the start page at the most."""
    sections: defaultdict[str, list[Found]] = defaultdict(list)
    for page, answer in _answers(site, ("know.depth",)):
        if answer.status in _TOLD:
            sections[_section(page.url)].append((page, answer))
    biggest = max(sections.values(), key=len, default=[])
    if len(biggest) < _HUB_PAGES:
        return None
    page, answer = min(biggest, key=lambda found: site.taps_from_home.get(found[0].url, _HUB_TAPS + 1))
    near = site.taps_from_home.get(page.url, _HUB_TAPS + 1) <= _HUB_TAPS
    status = AnswerStatus.ANSWERED if near else AnswerStatus.PARTIAL
    return page, _as(answer, "know.hub", status, f"{len(biggest)} pages")


def _section(url: str) -> str:
    """The folder that a page stands in, or the root."""
    return urlsplit(url).path.rpartition("/")[0]


def _funnel(site: SiteFacts) -> Found | None:
    """Want every stage, with a way of at most two taps from some page of one to some page of the next."""
    stages = [[found for found in _answers(site, ids) if found[1].answered] for ids in _STAGES]
    present = [stage for stage in stages if stage]
    if len(present) < 2:
        return None
    near = _near(site)
    joined = sum(
        1
        for now, then in pairwise(stages)
        if now and then and _leads({p.url for p, _ in now}, {p.url for p, _ in then}, near)
    )
    whole = len(present) == len(stages) and joined == len(stages) - 1
    page, answer = (stages[2] or present[-1])[0]
    status = AnswerStatus.ANSWERED if whole else AnswerStatus.PARTIAL
    return page, _as(answer, "x.funnel", status, f"{len(present)}/{len(stages)}")


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
