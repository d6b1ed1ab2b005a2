"""Does the content answer what a visitor wants to know, where to go, how to do, how to buy? In any language, as data."""

from mmaudit.moments.saved_html import answer

__all__ = ["answer"]
