"""The fields of an order form: which there are, and whether a phone can help to fill them in.

Sources: HTML, 4.10.18.7 (the tokens of ``autocomplete``) and 6.8.7 (``inputmode``).
"""

import re
from collections.abc import Sequence

from mmaudit.moments.reading import ControlSeen, Reading

_KINDS = frozenset({"text", "email", "tel", "number", "", "search"})
# Names that developers give to fields, the same in shops of every language.
_PLACE = re.compile(r"address|street|postcode|postal|zip|city|town", re.IGNORECASE)
_EMAIL = re.compile(r"e-?mail", re.IGNORECASE)
_PHONE = re.compile(r"phone|mobile|tel(?:ephone)?(?![a-z])", re.IGNORECASE)
_FILLED_SHARE = 0.5
_LEAST_FIELDS = 3


def fields_of_checkout(reading: Reading) -> tuple[ControlSeen, ...]:
    """Choose the fields to type in, when they ask for a postal address; empty on other pages.

    A form that asks for an e-mail address alone is a newsletter's or a message's.
    """
    fields = tuple(
        seen
        for seen in reading.controls
        if seen.zone.is_own and seen.control.tag in ("input", "textarea") and seen.control.kind in _KINDS
    )
    asks = sum(1 for seen in fields if _PLACE.search(_names(seen)))
    return fields if asks >= 2 and len(fields) >= _LEAST_FIELDS else ()


def has_right_keyboards(fields: Sequence[ControlSeen]) -> bool:
    """Say whether e-mail and phone bring up their keyboards and half of the fields say what they hold."""
    for seen in fields:
        control = seen.control
        if _EMAIL.search(_names(seen)) and "email" not in (control.kind, control.inputmode):
            return False
        if _PHONE.search(_names(seen)) and not {control.kind, control.inputmode} & {"tel", "numeric"}:
            return False
    filled = sum(1 for seen in fields if seen.control.autocomplete not in ("", "off"))
    return filled >= _FILLED_SHARE * len(fields)


def _names(seen: ControlSeen) -> str:
    return f"{seen.control.name} {seen.control.autocomplete}"
