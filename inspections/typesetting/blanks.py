"""What stands on a page where something is left open: on a form to fill by hand, and on a document that is not filled in yet.

＿ is drawn as a piece of a rule in running text; full-width spaces keep room between fixed words where the place is ruled anyway.
"""

from datetime import date

BLANK_SPAN = "　　　年　　月　　日　　时　分至　　时　分"
BLANK_MOMENT = "　　　　年　　月　　日　　时　　分"
NO_DAY = date(1970, 1, 1)
"""The day in the metadata of a form that bears none."""


def blank(characters: int) -> str:
    """Return a blank in running text, of so many characters."""
    return "＿" * characters


BLANK_DAY = f"{blank(3)}年{blank(2)}月{blank(2)}日"
BLANK_NAME = blank(10)
"""Of a company or an authority."""
BLANK_LINE = blank(24)
"""A sentence that nobody has written yet."""
