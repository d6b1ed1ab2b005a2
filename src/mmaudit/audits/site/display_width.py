"""How much room a text takes on a result page."""

from unicodedata import east_asian_width


def display_width(text: str) -> int:
    """Columns: Chinese, Japanese and Korean characters take two (Unicode Standard Annex #11)."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
