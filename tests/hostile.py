"""Texts that try to be more than text, and a plan that has one of them in each of its text fields."""

import re
from collections.abc import Mapping as Values
from collections.abc import Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from hypercare_cli.document import read
from hypercare_cli.node import Mapping, Node, Scalar
from hypercare_cli.node import Sequence as Items
from hypercare_cli.plan.kinds import TextKind
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.quoting import escaped
from hypercare_cli.source import File
from tests.plans import EXAMPLES

MARKUP = (
    "<b>bold</b>", "<select>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- x -->",
    "<![CDATA[ x ]]>", "]]>", "</w:t></w:r></w:p>", "<w:br/>", "<a:t>x</a:t>", "</c:v>", "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY e 'y'>]>", "&lt;", "&amp;amp;", "&#60;", "&#x0;", "&nbsp;", "&unknown;", "a & b < c > d",
)  # fmt: skip
TEMPLATES = (
    "{{ 7*7 }}", "{{7*7}}", "{% for x in y %}", "{% endfor %}", "{# gone? #}", "{{ cycler.__init__ }}", "${7*7}",
    "#{7*7}", "<%= 7*7 %>", "{name}", "{page}", "{pages}", "{0}", "{", "}", "{{", "}}", "{!r}", "%s", "%(name)s",
    "%d%%", "%n", "$(id)", "`id`", "$HOME", "%PATH%",
)  # fmt: skip
FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff201", "'=1+1",
    "=HYPERLINK(\"https://example.org\";\"x\")", "=cmd|'/c calc'!A1", "#REF!", "#N/A", "1e400", "NaN", "{=1+1}",
    "https://example.org/x", "mailto:a@example.org", "javascript:alert(1)", "file:///etc/passwd",
)  # fmt: skip
FIELD_CODES = (
    "{ INCLUDETEXT \"C:\\\\x\" }", "{ DDEAUTO c:\\\\x y }", "TOC \\o \"1-9\"", "PAGEREF _Toc00000001 \\h",
    "\\x41\\u0041", "_x0041_", "_x000D_", "<<Name>>", "«Name»",
)  # fmt: skip
TERMINAL = (
    "[red]",
    "[/x]",
    "[link=https://example.org]x",
    "::error::x",
    "##[group]x",
    "##vso[x]",
    "\x1b[31mred",
)
CONTROLS = (
    "nul \x00 nul", "bell \x07", "back \x08\x08", "tab\tstop", "line\nbreak", "line\r\nbreak", "line\rbreak",
    "vertical\x0btab", "form\x0cfeed", "escape \x1b", "delete \x7f", "next \x85 line", "csi \x9b31m", "\u2028 separator",
    "\u2029 paragraph", "\ufffe noncharacter", "\uffff", "\ufeffmark",
)  # fmt: skip
SCRIPTS = (
    "user\u202egnp.exe", "\u2066isolate\u2069", "\u200fmark\u200e", "zero\u200bwidth\u200cjoin\u200der",
    "soft\u00adhyphen", "السلام عليكم", "שלום עולם", "ab אבג 123", "Z\u0351\u033e\u0343a\u0353\u0360", "e\u0301 é",
    "ﬁ ﷽ ㎏", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd \U0001f1eb\U0001f1f7",
    "\U000e0041 tag", "日本語の長い文章", "\U00020000\U0001d54f", "\ue000 private",
)  # fmt: skip
SHAPES = ("W" * 400, "a-" * 200, "x " * 300, "../../etc/passwd", "C:\\\\x\\y", "CON", "a/b\\c", "; DROP TABLE x; --",
          "'", '"', "null", "2026-02-30", "-", "é" * 120)  # fmt: skip
STRINGS = (*MARKUP, *TEMPLATES, *FORMULAS, *FIELD_CODES, *TERMINAL, *CONTROLS, *SCRIPTS, *SHAPES)


PLAIN = re.compile(r"[\w.+-]+\Z")
BASE = (EXAMPLES / "hostile" / "plan.yaml").read_text(encoding="utf-8")
"""A plan that uses every section, and every field that takes free text."""


def ending(number: int) -> str:
    """What stands behind the text of a field, and nowhere else."""
    return f" end{number:03}q"


def turned(by: int) -> tuple[str, ...]:
    """The strings, beginning with another one."""
    by %= len(STRINGS)
    return STRINGS[by:] + STRINGS[:by]


class Planter:
    """Writes a plan again with a text in each text field, notes on every entry included.

    `values` are what the fields hold then, by number; `paths` where they stand.
    """

    def __init__(self, texts: Sequence[str]):
        self.texts = texts
        self.values: list[str] = []
        self.paths: list[str] = []
        document, _findings = read((File("plan.yaml", BASE),))
        self.plan = "".join(
            f"{name}: {self.written(Plan.fields[name], node, name)}\n"
            for name, node in document.sections.items()
        )

    def text(self, path: str) -> str:
        number = len(self.values)
        self.values.append(self.texts[number % len(self.texts)] + ending(number))
        self.paths.append(path)
        return quoted(self.values[-1])

    def written(self, declared: Any, node: Node, path: str) -> str:
        """The YAML of a node, on one line, by what its field is declared as."""
        if isinstance(node, Scalar):
            if node.text and any(map(is_text, parts_of(declared))):
                return self.text(path)
            return node.text if node.plain and PLAIN.match(node.text) else quoted(node.text)
        if isinstance(node, Items):
            inner = [one for part in parts_of(declared) for one in get_args(part)]
            items = (self.written(tuple(inner), item, f"{path}[]") for item in node.items)
            return f"[{', '.join(items)}]"
        assert isinstance(node, Mapping)
        return self.entry(declared, node, path)

    def entry(self, declared: Any, node: Mapping, path: str) -> str:
        parts = parts_of(declared)
        classes = [one for one in parts if isinstance(one, type) and issubclass(one, Part)]
        fields = {name.rstrip("_"): one for part in classes for name, one in part.fields.items()}
        values = [get_args(one)[1] for one in parts if get_origin(one) is Values]
        pairs = [
            f"{quoted(name)}: {self.written(fields.get(name, tuple(values)), value, f'{path}.{name}')}"
            for name, value in node.entries.items()
        ]
        if "notes" in fields and "notes" not in node.entries:
            pairs.append(f"notes: {self.text(f'{path}.notes')}")
        return f"{{{', '.join(pairs)}}}"


def parts_of(declared: Any) -> list[Any]:
    """What an annotation allows: the members of unions, and what is inside of a list or kind."""
    if isinstance(declared, tuple):
        return [part for one in declared for part in parts_of(one)]
    if get_origin(declared) in (Union, UnionType):
        return parts_of(get_args(declared))
    if get_origin(declared) is Annotated and not is_text(declared):
        return [declared, *parts_of(get_args(declared)[0])]
    return [declared]


def is_text(declared: Any) -> bool:
    """Whether a field takes any text."""
    if get_origin(declared) is not Annotated:
        return False
    kind = get_args(declared)[1]
    return isinstance(kind, TextKind) and kind.pattern is None


def quoted(text: str) -> str:
    return '"' + "".join(map(escaped, text)) + '"'
