"""Text that may quote a plan, made safe to print: control codes shown, runner commands broken."""

import re

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ue000\ue001\ufffe\uffff]"
)
RUNNER_COMMAND = re.compile(r"^(\s*)::", re.MULTILINE)
SHARPS = re.compile(r"##(?=[A-Za-z]*\[)")
"""`##[group]` of GitHub, `##vso[…]` of Azure, `##teamcity[…]`: obeyed anywhere in a line."""
BLANKS = re.compile(r"[\t\n ]+")
LONGEST = 1_000
PLAIN = str.maketrans(
    {
        "—": "-", "–": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"',
        "…": "...", "→": "->", "×": "x", "·": "-", "€": "EUR", "£": "GBP", "−": "-",
        "\u00a0": " ", "\u202f": " ", "≥": ">=", "≤": "<=", "Σ": "sum", "│": "|", "─": "-",
        "œ": "oe", "Œ": "OE",
    }
)  # fmt: skip
"""What stands for a sign where the terminal knows no Unicode; accents lose their mark."""


def safe(text: str, *, unicode: bool) -> str:
    """The text with control codes shown and no runner command; only ASCII without `unicode`."""
    lines = "\n".join(visible(line) for line in text.split("\n"))
    return harmless(lines if unicode else to_ascii(lines))


def harmless(text: str) -> str:
    """No line can be taken for a command of a CI runner: `::error::` or `##[group]`."""
    return unsharpened(RUNNER_COMMAND.sub(r"\1: :", text))


def unsharpened(text: str) -> str:
    """Only the commands that start with two sharps are broken."""
    return SHARPS.sub("# #", text)


def one_line(text: str, longest: int = LONGEST) -> str:
    """What a list shows of a text: one line, cut in the middle if long, control codes shown."""
    line = BLANKS.sub(" ", visible(text))
    half = longest // 2
    return line if len(line) <= longest else f"{line[:half]} … {line[-half:]}"


def visible(text: str) -> str:
    """Control, bidirectional and zero-width characters shown as codes, never obeyed."""
    return CONTROL.sub(lambda match: f"\\x{ord(match.group()):02x}", text)


def to_ascii(text: str) -> str:
    from unicodedata import combining, normalize

    folded = normalize("NFKD", text.translate(PLAIN))
    return "".join(c if c.isascii() else "?" for c in folded if not combining(c))
