"""What is wrong in a manifest, member by member; and what is only advised against.

A fault is what a browser leaves out or takes otherwise than it is written. What is merely unknown (a member of
another browser, a display mode of the future) is neither.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from mmaudit.audits.pwa.manifest_rules import Check, MemberRule, PartRules, manifest_rules
from mmaudit.facts.css_colour import is_colour
from mmaudit.facts.icon_sizes import is_size
from mmaudit.facts.manifest_places import joined
from mmaudit.facts.origin import origin_of

MAX_ENTRIES = 60
MAX_FLAWS = 60
# RFC 5646, in its outline: a language and what narrows it.
LANGUAGE = re.compile(r"(?:[a-z]{2,3}|[a-z]{5,8}|i|x)(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
# Chromium wants one of the types that it can show; every one of them begins like this.
IMAGE_TYPE = re.compile(r"image/[a-z0-9.+-]+(?:\s*;.*)?", re.IGNORECASE)
# https://html.spec.whatwg.org/multipage/system-state.html#normalize-protocol-handler-parameters
WEB_PROTOCOL = re.compile(r"web\+[a-z]+")
PICTURE_SCHEMES = ("http", "https", "data", "blob")
NOT_LETTERS = re.compile(r"[^a-z]")

WRONG_TYPE = "{member}: is not {type}"
UNKNOWN = "{member}: “{value}” is not known"
NO_ADDRESS = "{member}: is no web address"
OTHER_ORIGIN = "{member}: leads to another origin"
OUT_OF_SCOPE = "{member}: is outside the scope"
SCOPE_WITHOUT_START = "{member}: does not hold the start page"
NO_COLOUR = "{member}: “{value}” is no colour"
NO_LANGUAGE = "{member}: “{value}” is no language tag"
BAD_SIZES = "{member}: “{value}” is no size such as 192x192"
NO_IMAGE_TYPE = "{member}: “{value}” is no type of picture"
NO_PROTOCOL = "{member}: “{value}” is no protocol that a site may handle"
LACKS = "{member}: lacks {part}"
MISSPELT = "{member}: unknown; it resembles {known}"
NO_PLACEHOLDER = "{member}: lacks %s, where the address would go"
FILES_NEED_FORM = "{member}: files need method POST and enctype multipart/form-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Something wrong at ``path`` (``icons[0].sizes``). ``text``: one of the sentences above, filled in.

    ``matters``: a browser leaves it out.
    """

    path: str
    text: str
    matters: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a manifest's addresses are read against. ``scope`` is resolved, and ends where its path does."""

    manifest_url: str
    page_url: str
    scope: str = ""

    def resolved(self, value: str) -> str:
        """``value`` as a complete address; ``""`` when it cannot be one."""
        try:
            url = urljoin(self.manifest_url, value.strip())
            return url if urlsplit(url).scheme else ""
        except ValueError:
            return ""

    def is_within(self, url: str) -> bool:
        """Whether ``url`` is of the scope (https://www.w3.org/TR/appmanifest/#dfn-within-scope)."""
        here, there = urlsplit(self.scope), urlsplit(url)
        return origin_of(url) == origin_of(self.scope) and (there.path or "/").startswith(here.path or "/")


def surroundings(manifest: Mapping[str, object], *, manifest_url: str, page_url: str) -> Surroundings:
    """The scope as written, else the folder of the start page (https://www.w3.org/TR/appmanifest/#scope-member)."""
    plain = Surroundings(manifest_url=manifest_url, page_url=page_url)
    start = resolved_text(manifest.get("start_url"), plain) or page_url
    if origin_of(start) != origin_of(page_url):
        start = page_url
    folder = start_folder(start)
    scope = resolved_text(manifest.get("scope"), plain)
    within = Surroundings(manifest_url=manifest_url, page_url=page_url, scope=scope)
    return Surroundings(
        manifest_url=manifest_url,
        page_url=page_url,
        scope=scope if scope and within.is_within(start) else folder,
    )


def resolved_text(value: object, around: Surroundings) -> str:
    """An address that is written as a text."""
    return around.resolved(value) if isinstance(value, str) and value.strip() else ""


def start_folder(url: str) -> str:
    """``url`` up to its last slash."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path[: parts.path.rfind('/') + 1] or '/'}"


def flaws(manifest: Mapping[str, object], *, manifest_url: str, page_url: str) -> tuple[Flaw, ...]:
    """All that is wrong, in the order of the manifest."""
    around = surroundings(manifest, manifest_url=manifest_url, page_url=page_url)
    rules = manifest_rules().members
    found = [
        flaw
        for name, value in list(manifest.items())[: 3 * MAX_ENTRIES]
        for flaw in (
            member_flaws(name, value, rules[name], around) if name in rules else misspelt(name, manifest)
        )
    ]
    return tuple([*found, *scope_flaws(manifest, around)][:MAX_FLAWS])


def scope_flaws(manifest: Mapping[str, object], around: Surroundings) -> Iterator[Flaw]:
    """A scope without the start page in it is ignored."""
    scope = resolved_text(manifest.get("scope"), around)
    if scope and origin_of(scope) == origin_of(around.page_url) and scope != around.scope:
        yield Flaw(path="scope", text=SCOPE_WITHOUT_START.format(member="scope"))


def misspelt(name: str, manifest: Container[str]) -> Iterator[Flaw]:
    """A member that is a missing one but for its signs: ``theme-color``, ``startUrl``."""
    bare = NOT_LETTERS.sub("", name.lower())
    known = {NOT_LETTERS.sub("", each): each for each in manifest_rules().members}
    if bare in known and known[bare] not in manifest:
        yield Flaw(path=name, text=MISSPELT.format(member=name, known=known[bare]))


def member_flaws(path: str, value: object, rule: MemberRule, around: Surroundings) -> Iterator[Flaw]:
    """What is wrong with one member. ``null`` is read as if it were not there."""
    if value is None:
        return
    wrong = type_name(value, rule)
    if wrong:
        yield Flaw(path=path, text=WRONG_TYPE.format(member=path, type=wrong), matters=rule.matters)
    elif isinstance(value, str) and value.strip():
        yield from text_flaws(path, value.strip(), rule, around)
    elif isinstance(value, list):
        yield from list_flaws(path, value, rule, around)
    elif isinstance(value, dict) and path in manifest_rules().parts:
        yield from part_flaws(path, value, manifest_rules().parts[path], around)


def type_name(value: object, rule: MemberRule) -> str:
    """What the value should be, where it is something else."""
    match rule.kind:
        case "text":
            return "" if isinstance(value, str) else "a text"
        case "yes-no":
            return "" if isinstance(value, bool) else "true or false"
        case "object":
            return "" if isinstance(value, dict) else "an object"
        case _:
            return "" if isinstance(value, list) else "a list"


def list_flaws(path: str, values: list[object], rule: MemberRule, around: Surroundings) -> Iterator[Flaw]:
    """What is wrong with the entries of a list."""
    if rule.kind == "list":
        return
    part = manifest_rules().parts.get("icons" if path.endswith(".icons") else path)
    for count, value in enumerate(values[:MAX_ENTRIES]):
        here = f"{path}[{count}]"
        if rule.kind == "texts":
            if not isinstance(value, str):
                yield Flaw(path=here, text=WRONG_TYPE.format(member=here, type="a text"), matters=False)
        elif not isinstance(value, dict):
            yield Flaw(path=here, text=WRONG_TYPE.format(member=here, type="an object"))
        elif part:
            yield from part_flaws(here, value, part, around)


def part_flaws(
    path: str, value: Mapping[str, object], part: PartRules, around: Surroundings
) -> Iterator[Flaw]:
    """What is wrong with an object of the manifest."""
    for name in part.needs:
        there = value.get(name)
        if there is None or (isinstance(there, str) and not there.strip()):
            yield Flaw(path=path, text=LACKS.format(member=path, part=name))
    for name, rule in part.members.items():
        yield from member_flaws(joined(path, name), value.get(name), rule, around)
    if path == "share_target":
        yield from share_flaws(value)
    if path.startswith("protocol_handlers"):
        url = value.get("url")
        if isinstance(url, str) and url.strip() and "%s" not in url:
            place = joined(path, "url")
            yield Flaw(path=place, text=NO_PLACEHOLDER.format(member=place))


def share_flaws(value: Mapping[str, object]) -> Iterator[Flaw]:
    """Files can only be sent as a form sends them (https://w3c.github.io/web-share-target/level-2/)."""
    params = value.get("params")
    if not isinstance(params, dict) or not params.get("files"):
        return
    method, enctype = (str(value.get(name) or "").strip().lower() for name in ("method", "enctype"))
    if (method, enctype) != ("post", "multipart/form-data"):
        yield Flaw(path="share_target", text=FILES_NEED_FORM.format(member="share_target"))


def text_flaws(path: str, value: str, rule: MemberRule, around: Surroundings) -> Iterator[Flaw]:
    """What is wrong with a text."""
    if rule.check == "url":
        yield from url_flaws(path, value, rule, around)
        return
    template = TEXT_CHECKS[rule.check](value, rule) if rule.check else ""
    if template:
        matters = rule.matters and not (rule.check == "sizes" and has_size(value))
        yield Flaw(path=path, text=template.format(member=path, value=value[:60]), matters=matters)


def url_flaws(path: str, value: str, rule: MemberRule, around: Surroundings) -> Iterator[Flaw]:
    """What is wrong with an address."""
    url = around.resolved(value)
    if not url or urlsplit(url).scheme.lower() not in PICTURE_SCHEMES[: 2 if rule.stays else None]:
        if not path.startswith("related_applications"):
            yield Flaw(path=path, text=NO_ADDRESS.format(member=path))
    elif rule.stays and origin_of(url) != origin_of(around.page_url):
        yield Flaw(path=path, text=OTHER_ORIGIN.format(member=path))
    elif rule.stays == "scope" and not around.is_within(url):
        yield Flaw(path=path, text=OUT_OF_SCOPE.format(member=path))


def not_chosen(value: str, rule: MemberRule) -> str:
    """A word that is none of those that may stand there."""
    return "" if value.lower() in rule.values else UNKNOWN


def no_word_chosen(value: str, rule: MemberRule) -> str:
    """Words none of which may stand there; one that may is enough."""
    return "" if rule.values & set(value.lower().split()) else UNKNOWN


def no_protocol(value: str, _rule: MemberRule) -> str:
    """A scheme that sites may not handle."""
    known = manifest_rules().protocols.values
    return "" if value.lower() in known or WEB_PROTOCOL.fullmatch(value.lower()) else NO_PROTOCOL


def no_size(value: str, _rule: MemberRule) -> str:
    """Sizes are words such as ``192x192`` or ``any``."""
    return "" if all(map(is_size, value.split())) else BAD_SIZES


def has_size(value: str) -> bool:
    """Whether one of the words is a size: the others are passed over."""
    return any(is_size(word.strip(",;")) for word in value.split())


TEXT_CHECKS: Mapping[Check, Callable[[str, MemberRule], str]] = {
    "colour": lambda value, _: "" if is_colour(value) else NO_COLOUR,
    "language": lambda value, _: "" if LANGUAGE.fullmatch(value) else NO_LANGUAGE,
    "image-type": lambda value, _: "" if IMAGE_TYPE.fullmatch(value) else NO_IMAGE_TYPE,
    "choice": not_chosen,
    "words": no_word_chosen,
    "protocol": no_protocol,
    "sizes": no_size,
}
