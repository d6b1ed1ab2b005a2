"""Which amount on a page is the price of its item? Delivery, discounts, instalments and old prices are money too."""

from collections.abc import Iterable, Sequence

from mmaudit.moments.annotators.money import Money
from mmaudit.moments.findings import Findings
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.words import is_prose, measure_words
from mmaudit.moments.zones import Zone, is_named

TAG_CHARACTERS = 160
# Longer prose with prices in it compares or reports.
_ARTICLE_WORDS = 500
_LABEL_CHARACTERS = 40
_LEAD_CHARACTERS = 24
_TAIL_CHARACTERS = 22
_HEADING_CHARACTERS = 120
# So many blocks below its name an amount belongs to something else.
_NEAR = 60
_SEPARATORS = ".;|•\n("
_UNIT = ("/", "per ", "／")


def is_article(findings: Findings) -> bool:
    """Say whether it tells of prices rather than naming its own: an article's data, or long prose without a cart."""
    if findings.has_type("product") or any(call.kind == "cart" for call in findings.calls_to_action):
        return False
    long = sum(measure_words(passage.text) for passage in findings.prose) > _ARTICLE_WORDS
    return long or findings.has_type("editorial")


def is_price(money: Money, reading: Reading) -> bool:
    """Tell a price from sums in prose, delivery fees, discounts, and struck and related prices."""
    passage = money.passage
    if money.struck or money.is_sum or not passage.is_own or passage.zone is Zone.COMMENTS:
        return False
    if len(passage.text) > TAG_CHARACTERS or _is_elsewhere(passage, reading):
        return False
    if any(reading.vocabulary.find("not_sale", text) for text in _labels(passage, reading)):
        return False
    return not (_is_of_delivery(money, reading) or _is_other_sum(money, reading))


def _labels(passage: Passage, reading: Reading) -> tuple[str, str, str]:
    """The block, the heading above, and the short block before, which may name the figure ("Revenue")."""
    before = reading.passages[passage.index - 1].lower if passage.index else ""
    label = before if len(before) <= _LABEL_CHARACTERS else ""
    return passage.lower, passage.heading[:_HEADING_CHARACTERS], label


def _is_elsewhere(passage: Passage, reading: Reading) -> bool:
    """Say whether the block speaks of other products, the cart, a car park or the delivery."""
    words, heading = reading.vocabulary, passage.heading[:_HEADING_CHARACTERS]
    if words.find("related", heading) or words.find("cart", passage.lower[:20]):
        return True
    if is_prose(passage.text) and words.find("parking", passage.lower):
        return True
    h1 = reading.page.h1
    # With several, one is the item's name and the others are parts of the page.
    return words.find("delivery", heading) is not None or (
        len(h1) == 1 and words.find("delivery", h1[0].lower()) is not None
    )


def _is_of_delivery(money: Money, reading: Reading) -> bool:
    """Look for delivery before the amount, or as the very next word: "49 €, plus shipping" is a price."""
    lower = money.passage.lower
    before = lower[: money.start] if is_prose(lower) else _lead(money)
    if reading.vocabulary.find("delivery", before):
        return True
    match = reading.vocabulary.find("delivery", lower[money.end : money.end + _TAIL_CHARACTERS])
    return match is not None and match.start() <= 1


def _is_other_sum(money: Money, reading: Reading) -> bool:
    """Look for a word beside the amount that makes it a saving, an instalment, a threshold."""
    words, tail = reading.vocabulary, money.passage.lower[money.end : money.end + _TAIL_CHARACTERS]
    after = words.find("not_price", tail)
    return words.find("not_price", _lead(money)) is not None or (after is not None and after.start() <= 1)


def is_old(money: Money, reading: Reading) -> bool:
    """Say whether words or class names make it the price before: "was 79 €", ``span.old-price``."""
    nearest = " > ".join(money.passage.block.path.split(" > ")[-2:])
    return is_named(nearest, "old_price") or reading.vocabulary.find("old_price", _lead(money)) is not None


def _lead(money: Money) -> str:
    """Cut the words that stand right before an amount, from the last separator or other number on."""
    lead = money.passage.lower[max(0, money.start - _LEAD_CHARACTERS) : money.start]
    cut = max((index for index, each in enumerate(lead) if each in _SEPARATORS or each.isdigit()), default=-1)
    # "RRP: 79 €", "ord. 199 kr": a separator that ends the lead parts nothing.
    return lead if cut >= len(lead.rstrip()) - 1 else lead[cut + 1 :]


def price_confidence(money: Money, reading: Reading, *, away: Iterable[str]) -> float:
    """Say how likely (0-1) it is the price of the page's item: near its name, in a label, not old, no link."""
    passage = money.passage
    confidence = 0.9 if len(passage.text) <= _LABEL_CHARACTERS else 0.75
    if passage.zone is Zone.RELATED or passage.text.strip() in away or " > a" in passage.block.path:
        confidence -= 0.2
    if is_old(money, reading):
        confidence -= 0.4
    if is_by_unit(money):
        confidence -= 0.1
    return max(0.3, confidence - _distance_cost(passage, reading))


def _distance_cost(passage: Passage, reading: Reading) -> float:
    """Put what stands above the item's name, or far below it, behind what stands near."""
    names = [each.index for each in reading.passages if each.in_main and each.block.heading_level == 1]
    if not names:
        return 0.0
    steps = [passage.index - name for name in names]
    return 0.0 if any(0 <= step <= _NEAR for step in steps) else 0.2


def is_by_unit(money: Money) -> bool:
    """Say whether it is a price by weight, hour or the like: "2,50 €/kg"."""
    return money.passage.lower[money.end : money.end + 5].lstrip().startswith(_UNIT)


def one_a_block(prices: Sequence[Money], reading: Reading) -> list[Money]:
    """Choose one price a block: the lowest that is not old, as others are struck out or the end of a range.

    A collector gives ``<del>59 €</del> <ins>49 €</ins>`` as one block. Prices by unit come last.
    """
    chosen: dict[int, Money] = {}
    for money in sorted(prices, key=lambda each: (is_by_unit(each), is_old(each, reading), each.amount)):
        chosen.setdefault(money.passage.index, money)
    return [chosen[index] for index in sorted(chosen)]
