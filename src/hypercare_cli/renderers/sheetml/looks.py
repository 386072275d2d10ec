"""How cells look: number formats by kind and language, colours by role."""

from typing import Any, Literal

from hypercare_cli.clean import clean
from hypercare_cli.sheet import Kind, Workbook

Role = Literal[
    "input", "plain", "computed", "total", "label", "fact", "note", "head", "head_computed"
]
"""`input` can be typed into, also on a sheet that is protected."""

NAVY, SLATE, INK, GREY = "#1F3864", "#5B6B82", "#1F2937", "#6B7280"
LINE, SHADE, TOTAL = "#D5DAE1", "#EEF1F5", "#DCE3EC"
FILLS = {"green": "#C6E7CE", "amber": "#FFE3A3", "red": "#F8C4C0"}
INKS = {"green": "#14532D", "amber": "#6B4000", "red": "#7F1D1D"}

FONT = {"font_name": "Arial", "font_size": 10}
BASE = {"font_color": INK, "valign": "top", "border": 1, "border_color": LINE}
HEAD = {
    "bold": True, "font_size": 9, "font_color": "#FFFFFF", "bg_color": NAVY,
    "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": "#FFFFFF",
}  # fmt: skip
LABEL = {"font_color": INK, "valign": "top", "bottom": 1, "bottom_color": LINE}
ROLES: dict[Role, dict[str, Any]] = {
    "input": BASE | {"locked": False},
    "plain": BASE,
    "computed": BASE | {"bg_color": SHADE},
    "total": BASE | {"bold": True, "bg_color": TOTAL, "top": 2, "top_color": NAVY},
    "label": LABEL,
    "fact": LABEL,
    "note": {"font_color": GREY, "font_size": 9, "valign": "top"},
    "head": HEAD,
    "head_computed": HEAD | {"bg_color": SLATE},
}
TITLE = {"bold": True, "font_size": 16, "font_color": NAVY}
SUBTITLE = {"font_color": GREY, "italic": True}
HEADING = {"bold": True, "font_size": 12, "font_color": NAVY, "bottom": 2, "bottom_color": NAVY}
EDGE = "_-"
"""A little room between a number and the right edge of its cell."""
DATE_WIDTHS = {"fr": 11, "en": 12}
DATES = {"fr": "dd/mm/yyyy", "en": "[$-809]dd mmm yyyy"}


def number_format(workbook: Workbook, kind: Kind, digits: int) -> str | None:
    """The format of a number; signs of the language, the separators of the reader's system."""
    decimals = "." + "0" * digits if digits else ""
    if kind == "number":
        return f"#,##0{decimals}{EDGE}"
    if kind == "money":
        before, after = (quoted(text) for text in workbook.money)
        amount = f"{before}#,##0{decimals}{after}{EDGE}"
        return f"{amount};-{amount}"
    gap = '"\u00a0"' if workbook.language == "fr" else ""
    if kind == "share":
        return f"0{decimals}{gap}%{EDGE}"
    return DATES[workbook.language] + EDGE if kind == "date" else None


def quoted(text: str) -> str:
    return f'"{clean(text).replace(chr(34), "")}"' if text else ""


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any, workbook: Workbook):
        self.book = book
        self.workbook = workbook
        self.made: dict[Any, Any] = {}

    def plain(self, **properties: Any) -> Any:
        """A format of its own."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(properties)
        return self.made[key]

    def cell(self, role: Role, kind: Kind = "text", digits: int = 0) -> Any:
        """The format of a value."""
        properties = dict(ROLES[role])
        pattern = number_format(self.workbook, kind, digits)
        if pattern is not None:
            properties["num_format"] = pattern
            properties["align"] = "right"
        elif kind == "mark":
            properties["align"] = "center"
        else:
            properties |= {"align": "left", "text_wrap": role != "fact", "indent": 1}
        return self.plain(**properties)

    def upright(self) -> Any:
        """A title from bottom to top."""
        return self.plain(**(HEAD | {"rotation": 90, "valign": "bottom", "align": "center"}))

    def colour(self, colour: str) -> Any:
        """Fill and ink of a colour; the word stands in the cell."""
        return self.plain(bg_color=FILLS[colour], font_color=INKS[colour], bold=True)
