"""The words of one language that the engine matches against; one TOML file each in ``lexicon/``.

A new language is a new file: every key below is required, so that a gap is an error when loading.
``word*`` matches a stem, ``word`` whole words (or a substring where ``spaced`` is false), ``=word`` a
text that holds nothing else.
Day names of one or two letters are matched with their case.
"""

import msgspec

from mmaudit.moments.package_data import names_in, read_toml


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names of the days, under the keys of OpenStreetMap's ``opening_hours``."""

    Mo: list[str]
    Tu: list[str]
    We: list[str]
    Th: list[str]
    Fr: list[str]
    Sa: list[str]
    Su: list[str]


class DayGroups(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words for several days at once."""

    weekdays: list[str]
    weekend: list[str]
    daily: list[str]
    holidays: list[str]


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words within opening hours; ``closed`` and ``always`` replace a time range."""

    to: list[str]
    and_: list[str] = msgspec.field(name="and")
    oclock: list[str]
    am: list[str]
    pm: list[str]
    midday: list[str]
    midnight: list[str]
    closed: list[str]
    always: list[str]


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """More words of opening hours. ``months``: the names of each of the twelve.

    A name that begins with a capital keeps its case (May, not may). ``until_endings`` and ``from_endings`` are
    case endings of days and times ("esmaspäevast reedeni"); ``day_endings`` name the days Monday to Sunday
    after another one ("周一至五").
    """

    months: list[list[str]]
    all_day: list[str]
    by_appointment: list[str]
    break_: list[str] = msgspec.field(name="break")
    except_: list[str] = msgspec.field(name="except")
    between: list[str]
    until_endings: list[str]
    from_endings: list[str]
    day_endings: list[str]


class Durations(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Units of time."""

    minute: list[str]
    hour: list[str]
    day: list[str]
    week: list[str]
    month: list[str]
    year: list[str]


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that announce an answer (or, as ``not_phone``, ``not_hours`` and ``related``, forbid one)."""

    hours: list[str]
    not_hours: list[str]
    address: list[str]
    other_firm: list[str]
    phone: list[str]
    not_phone: list[str]
    email: list[str]
    map: list[str]
    transit: list[str]
    parking: list[str]
    access: list[str]
    nearest: list[str]
    offers: list[str]
    book: list[str]
    price: list[str]
    price_from: list[str]
    price_on_request: list[str]
    add_to_cart: list[str]
    order: list[str]
    cart: list[str]
    in_stock: list[str]
    out_of_stock: list[str]
    delivery: list[str]
    returns: list[str]
    payment: list[str]
    reviews: list[str]
    related: list[str]
    yes: list[str]
    no: list[str]
    how_to: list[str]
    instructions: list[str]
    duration: list[str]
    ingredients: list[str]
    sequence: list[str]
    difficulty: list[str]
    trouble: list[str]
    download: list[str]
    print_save: list[str]
    faq: list[str]
    question: list[str]
    copula: list[str]
    about: list[str]
    compare: list[str]
    reply_time: list[str]
    aftersales: list[str]
    updated: list[str]
    consent: list[str]
    contact: list[str]
    place: list[str]
    bookable: list[str]
    login: list[str]
    terms: list[str]
    legal: list[str]
    old_price: list[str]
    not_price: list[str]
    not_sale: list[str]
    in_store: list[str]
    specs: list[str]
    trust: list[str]
    guest: list[str]


class Patterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Regular expressions for lower-case text; ``{n}`` stands for a number.

    ``step``: the label of a step. ``imperative``: how a sentence begins that tells the reader what to do (in
    languages that end sentences with the verb, a sentence up to it). ``own_work``: what a sentence holds that tells
    what the author does for the visitor ("we visit you"); verbs that say "we" by their ending stand at its start.
    """

    step: list[str]
    imperative: list[str]
    own_work: list[str]


class Lexicon(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """One language. ``scripts``: Unicode scripts that alone suggest it; ``regions``: where its phones ring.

    ``also``: other language codes that it serves (``nb`` and ``nn`` for Norwegian).
    """

    lang: str
    name: str
    spaced: bool
    scripts: list[str]
    regions: list[str]
    days: Days
    day_groups: DayGroups
    times: Times
    opening: Opening
    currency: dict[str, list[str]]
    durations: Durations
    cues: Cues
    patterns: Patterns
    also: list[str] = []


def load_lexicons() -> dict[str, Lexicon]:
    """Read every lexicon that ships, by language code."""
    lexicons = (read_toml(path, Lexicon) for path in names_in("lexicon"))
    return {code: lexicon for lexicon in lexicons for code in (lexicon.lang, *lexicon.also)}
