"""How it was measured, in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from mmaudit.config.profiles import devices
from mmaudit.model.report import Calibration, Network, Run, RunStatus, Site
from mmaudit.model.site_profile import SiteProfile
from mmaudit.report.clean import clean_line
from mmaudit.report.view.language import Language
from mmaudit.report.view.scene import Scene
from mmaudit.report.view.wording import reword

_GENERATION = re.compile(r"\b\d+g\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A term and what stands for it."""

    term: str
    text: str


def network_name(name: str, language: Language) -> str:
    """``slow-4g`` as people write it."""
    _ = language.gettext
    if name == "none":
        return _("an unlimited link")
    return _(_GENERATION.sub(lambda found: found[0].upper(), clean_line(name, 40).replace("-", " ")))


def device_name(name: str) -> str:
    """The title of a known device, or its name."""
    known = devices().get(name)
    return known.title if known else clean_line(name, 60)


def date(text: str, language: Language) -> str:
    """An ISO date as people write it; what is no date stays as it is."""
    _ = language.gettext
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        return clean_line(text, 40)
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return language.numbers.date(day.day, months[day.month - 1], number=day.month, year=day.year)


def method(scene: Scene) -> tuple[Fact, ...]:
    """The conditions of the run, then its notes."""
    return tuple(Fact(term=term, text=text) for term, text in _facts(scene))


def _facts(scene: Scene) -> Iterator[tuple[str, str]]:
    _ = scene.language.gettext
    run, numbers = scene.report.run, scene.language.numbers
    yield _("Date"), date(run.started_at, scene.language)
    yield _("Phone"), _(device_name(run.device))
    yield _("Network"), _network(run.network, scene.language)
    yield _("Processor"), _processor(run, scene.language)
    if run.calibration is not None:
        yield _("This machine"), _machine(run.calibration, scene.language)
    visits = scene.language.ngettext("{count} visit of each page", "{count} visits of each page", run.runs)
    yield _("Visits"), _("{visits}, each with an empty cache; the median counts").format(visits=visits)
    yield _("Browser"), f"Chromium {clean_line(run.chromium, 40)}"
    yield _("Sandbox"), _("on") if run.sandboxed else _("off")
    if run.user_agent:
        yield _("Identified as"), clean_line(run.user_agent, 300)
    yield _("Kind of site"), kind_of_site(scene.report.site, scene.language)
    yield _("Duration"), numbers.duration(run.duration_s * 1000)
    yield _("Run"), f"{clean_line(run.id, 40)} · {_status(run.status, scene.language)}"
    yield _("Software"), f"mmaudit {clean_line(run.mmaudit, 40)}"
    yield (
        _("Scoring"),
        _("version {version}; two reports compare only when it is the same").format(
            version=clean_line(scene.report.scoring_version, 40) or "–"
        ),
    )
    yield (
        _("Lighthouse-comparable"),
        _(
            "The weights and mobile curves of Lighthouse 10 to 13 over the metrics of this report; no other score "
            "depends on it. It is not Lighthouse's own: the load is observed on a link that is slowed down as named "
            "here, while Lighthouse by default works out a slow load from a fast one; phone and processor are those "
            "named here; and Lighthouse scores one load, this report the median of its visits."
        ),
    )
    for note in run.notes:
        yield _("Note"), clean_line(reword(note, scene.language), 500)


def kind_of_site(site: Site, language: Language) -> str:
    """What it was judged as, and who said so."""
    _ = language.gettext
    kinds = {
        SiteProfile.SHOP: _("a shop"),
        SiteProfile.LOCAL_SERVICE: _("a local service"),
        SiteProfile.CONTENT: _("a site to read"),
        SiteProfile.INSTITUTION: _("a public institution"),
        SiteProfile.TOOL: _("a tool"),
    }
    if site.profile is None:
        return _("Its pages do not tell; they were asked every question that they raise.")
    if site.profile_pinned:
        return _("{kind}, as --profile says: questions that make no sense for it were not asked.").format(
            kind=kinds[site.profile]
        )
    return _(
        "{kind}, as its pages show (--profile says otherwise): it was not asked what makes no sense for it."
    ).format(kind=kinds[site.profile])


def _processor(run: Run, language: Language) -> str:
    """What was asked for, and what it was found to be."""
    _, numbers, measured = language.gettext, language.numbers, run.calibration
    if run.cpu_slowdown <= 1:
        return _("as fast as the machine that measured")
    if measured is None or measured.slowdown is None:
        return _("slowed down {factor} times").format(factor=numbers.short(run.cpu_slowdown))
    template = _(
        "slowed down {factor} times; a fixed piece of work took {measured} times as long (times spread by {spread})"
    )
    return template.format(
        factor=numbers.short(run.cpu_slowdown),
        measured=numbers.plain(measured.slowdown, 1),
        spread=numbers.percent(measured.slowdown_spread_ratio or 0.0),
    )


def _machine(measured: Calibration, language: Language) -> str:
    """How fast it was at full speed."""
    template = language.gettext(
        "{pieces} pieces of a fixed work a second at full speed (times spread by {spread})"
    )
    numbers = language.numbers
    return template.format(
        pieces=numbers.plain(measured.pieces_per_s), spread=numbers.percent(measured.spread_ratio)
    )


def _status(status: RunStatus, language: Language) -> str:
    _ = language.gettext
    return {
        RunStatus.COMPLETE: _("complete"),
        RunStatus.PARTIAL: _("some pages failed"),
        RunStatus.INTERRUPTED: _("interrupted: the report holds what was measured until then"),
    }[status]


def _network(network: Network, language: Language) -> str:
    _ = language.gettext
    name = network_name(network.name, language)
    if not network.down_kbps:
        return name
    numbers = language.numbers
    template = _("{name}: round trip {rtt}, {down} Mbit/s down, {up} Mbit/s up")
    return template.format(
        name=name,
        rtt=numbers.duration(network.rtt_ms),
        down=numbers.short(network.down_kbps / 1000),
        up=numbers.short(network.up_kbps / 1000),
    )
