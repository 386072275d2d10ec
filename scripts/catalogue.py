"""Collect the English texts, keep their French catalogue, and compile it.

Usage: python scripts/catalogue.py [--check]

Without `--check` it writes `i18n/fr.po` and `i18n/fr.mo` and lists what is still to be translated.
With it nothing is written, and the exit code is 1 while a text lacks its French, a translation has
other `{slots}` than its source, or one of the two files is not up to date.
"""

import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import jinja2
import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import InternationalizationExtension, extract_from_ast

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "src/hypercare_cli"
PO = f"{PACKAGE}/i18n/fr.po"
MO = f"{PACKAGE}/i18n/fr.mo"
TERMS = f"{PACKAGE}/i18n/terms.py"

PLURALS = frozenset({"plural", "counted"})
# What a call says to people: the place and the name of each argument that holds a text.
CALLS: dict[str, tuple[tuple[int, str], ...]] = {
    "say": ((0, "text"),),
    "info": ((0, "text"),),
    "message": ((0, "text"),),
    "Message": ((0, "text"),),
    "Check": ((3, "message"), (4, "help")),
    "rule": ((3, "message"), (4, "help_")),
    "metric": ((9, "label"),),
}
# The keys of method/*.yaml. What stands under a text key is read by people, down to the next key
# of either list; a phrase under a key of neither list is a problem, never silently left out.
TEXT_KEYS = frozenset(
    "title action activity advice agenda deliverable does features insists measured_in mitigation"
    " objectives outcome".split()
)
DATA_KEYS = frozenset("when figure stream owner with due".split())
# A plan to cut snippets from: `snippet.py` says its prose whatever the key, but for conditions.
EXAMPLE = "example.yaml"

PHRASE = re.compile(r"[A-Z][a-z]|.* ")
SPOKEN = re.compile(r"[^\W\d_]|[:;!?%“”]")  # letters, and signs that French sets in its own way
SLOT = re.compile(r"(?<!\{)\{(\w+)[^{}]*\}(?!\})")  # not {{…}}, which stands for braces
HEADER_COMMENT = """\
# The French of hypercare. `make i18n` collects the English texts and keeps the order;
# write the translations here. « : ; ! ? » take a no-break space, and so does what stands in « ».
#"""
HEADERS = [
    ("Project-Id-Version", "hypercare"),
    ("Language", "fr"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n > 1);"),
]


class Text(NamedTuple):
    """A source text: its context (the kind of a term), the text, and the text for several."""

    context: str
    one: str
    many: str = ""


class Fixed(Catalog):
    """A catalogue whose header holds no date and no version: same texts, same bytes."""

    mime_headers = property(lambda self: HEADERS)


class Sources:
    """Every text of the tool with the files that say it, and what cannot be collected."""

    def __init__(self, root: Path):
        self.root = root
        self.found: dict[tuple[str, str], tuple[Text, set[str]]] = {}
        self.problems: list[str] = []

    def add(self, file: str, text: Text) -> None:
        """Note a text that has something to translate; with and without a plural it is one entry."""
        if not SPOKEN.search(SLOT.sub("", text.one)):
            return
        known, files = self.found.get(text[:2], (text, set[str]()))
        if known.many and text.many and known.many != text.many:
            self.problems.append(f"{file}: two plurals for {text.one!r}")
        self.found[text[:2]] = (known if known.many else text, files | {file})

    def in_order(self) -> list[tuple[Text, list[str]]]:
        """By the first file that says it, then by text."""
        texts = [(text, sorted(files)) for text, files in self.found.values()]
        return sorted(texts, key=lambda entry: (entry[1][0], entry[0]))

    def files(self, folder: str, pattern: str) -> Iterator[tuple[str, str]]:
        """(name, content) of the files below a folder."""
        for path in sorted((self.root / folder).rglob(pattern)):
            yield path.relative_to(self.root).as_posix(), path.read_text(encoding="utf-8")

    # -- Python ---------------------------------------------------------------------------------

    def read_module(self, file: str, code: str) -> None:
        """The texts of one module: calls, the formulas of the metrics, the reasons of the rules."""
        for node in ast.walk(ast.parse(code, file)):
            if isinstance(node, ast.Call):
                self.read_call(file, node)
            elif isinstance(node, ast.FunctionDef):
                manual = ast.get_docstring(node) or ""
                if declared_by("metric", node):
                    self.add(file, Text("", unfolded(manual)))
                elif declared_by("rule", node):
                    for reason in reasons(manual):
                        self.add(file, Text("", reason))

    def read_call(self, file: str, call: ast.Call) -> None:
        name = called(call)
        if name in PLURALS:
            pairs = zip(
                *(self.literals(file, argument) for argument in call.args[:2]), strict=False
            )
            for one, many in pairs:
                self.add(file, Text("", one, many))
        for place, keyword in CALLS.get(name, ()):
            named = (k.value for k in call.keywords if k.arg == keyword)
            # A place goes before a name: `say("New: {text}", text=…)` fills a slot.
            argument = call.args[place] if place < len(call.args) else next(named, None)
            for text in self.literals(file, argument):
                self.add(file, Text("", text))

    def literals(self, file: str, node: ast.expr | None) -> list[str]:
        """The texts that an argument can be; none where it is computed elsewhere."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return [node.value]
        if isinstance(node, ast.IfExp):
            return self.literals(file, node.body) + self.literals(file, node.orelse)
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            self.problems.append(f"{file}:{node.lineno}: a text must be one literal with {{slots}}")
        return []

    def read_terms(self, file: str, code: str) -> None:
        """The table of `terms.py`: the kind of word is the context."""
        for node in ast.parse(code, file).body:
            if isinstance(node, ast.AnnAssign) and node.value is not None:
                for kind, words in ast.literal_eval(node.value).items():
                    for word in words.values():
                        self.add(file, Text(kind, word))

    # -- data and templates ---------------------------------------------------------------------

    def read_method(self, file: str, node: object, key: str = "", text: bool | None = None) -> None:
        """The texts of a file of the method; `text` says whether people read what stands here."""
        if isinstance(node, dict):
            for key, value in node.items():
                said = True if key in TEXT_KEYS else False if key in DATA_KEYS else text
                self.read_method(file, value, key, said)
        elif isinstance(node, list):
            for item in node:
                self.read_method(file, item, key, text)
        elif text and isinstance(node, str):
            self.add(file, Text("", node))
        elif text is None and PHRASE.match(str(node)):
            self.problems.append(f"{file}: is `{key}` a text? Say so in scripts/catalogue.py")

    def read_example(self, file: str, node: object) -> None:
        """The prose of the example plan; ids, dates and words of the plan are none."""
        if isinstance(node, dict):
            for key, value in node.items():
                if key != "when":
                    self.read_example(file, value)
        elif isinstance(node, list):
            for item in node:
                self.read_example(file, item)
        elif PHRASE.match(str(node)):
            self.add(file, Text("", str(node)))

    def read_template(self, file: str, source: str) -> None:
        tree = jinja2.Environment(extensions=[InternationalizationExtension]).parse(source)
        for _line, _function, said in extract_from_ast(tree, babel_style=False):
            self.add(file, Text("", *filter(None, said or ())))


def called(call: ast.Call) -> str:
    """The last name of what is called: `say` of `words.say(…)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def declared_by(name: str, function: ast.FunctionDef) -> bool:
    """Whether `@name(…)` stands above a function."""
    return any(isinstance(d, ast.Call) and called(d) == name for d in function.decorator_list)


def unfolded(paragraph: str) -> str:
    return " ".join(paragraph.split())


def reasons(manual: str) -> Iterator[str]:
    """Why a rule exists: the paragraphs before its examples, as `pages/check.py` shows them."""
    for paragraph in manual.partition("\nBad:\n")[0].split("\n\n"):
        reason = unfolded(paragraph)
        if reason and not reason.startswith("As of:"):
            yield reason


def collect(root: Path) -> Sources:
    """Every text below a checkout."""
    sources = Sources(root)
    for file, text in sources.files(PACKAGE, "*.py"):
        sources.read_module(file, text)
        if file == TERMS:
            sources.read_terms(file, text)
    for file, text in sources.files(f"{PACKAGE}/method", "*.yaml"):
        # Every scalar as text: nothing here may depend on what YAML makes of `yes` or 1.10.
        read = sources.read_example if file.endswith(f"/{EXAMPLE}") else sources.read_method
        read(file, yaml.load(text, yaml.BaseLoader))
    for file, text in sources.files("templates", "*.j2"):
        sources.read_template(file, text)
    return sources


# -- the catalogue ------------------------------------------------------------------------------


def previous(path: Path) -> dict[tuple[str, str], Message]:
    """The translations so far, obsolete ones included: a text that comes back keeps its French."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        known = read_po(file, locale="fr")
    messages = [*known.obsolete.values(), *known]
    return {(m.context or "", singular(m)): m for m in messages if m.id}


def merged(sources: Sources, known: dict[tuple[str, str], Message]) -> Catalog:
    """The collected texts with the French there is; translations without a text are obsolete."""
    catalogue = Fixed(locale="fr", header_comment=HEADER_COMMENT, fuzzy=False)
    for text, files in sources.in_order():
        french = forms(known[text[:2]]) if text[:2] in known else ("",)
        catalogue.add(
            (text.one, text.many) if text.many else text.one,
            (french[0], french[-1]) if text.many else french[0],
            [(file, 0) for file in files],
            context=text.context or None,
        ).flags.clear()
    for key in sorted(known.keys() - sources.found.keys()):
        message = known[key]
        if any(forms(message)):
            catalogue.obsolete[key] = Message(message.id, message.string, context=message.context)
    return catalogue


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or the singular and the plural."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def po_bytes(catalogue: Catalog) -> bytes:
    """The text form; never wrapped, as Babel's versions wrap differently."""
    file = io.BytesIO()
    write_po(file, catalogue, width=0, include_lineno=False)
    return file.getvalue().rstrip(b"\n") + b"\n"


def mo_bytes(catalogue: Catalog) -> bytes:
    """The form that the tool reads."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def faults(catalogue: Iterable[Message]) -> Iterator[str]:
    """What keeps the French from being complete and safe to fill in."""
    for message in catalogue:
        english = singular(message)
        where = ", ".join(file for file, _line in message.locations)
        if english and not all(forms(message)):
            yield f"{where}: no French for {english!r}"
        elif english and not same_slots(message):
            yield f"{where}: other slots in the French of {english!r}"


def same_slots(message: Message) -> bool:
    """The slots of source and translation agree; a singular may leave its number out."""
    several = message.id if isinstance(message.id, str) else message.id[-1]
    *one, last = forms(message)
    return slots(last) == slots(several) and all(slots(form) <= slots(several) for form in one)


def slots(text: str) -> set[str]:
    return set(SLOT.findall(text))


def main(arguments: list[str]) -> int:
    """Write or check both files; 1 if there is something to do that only a person can."""
    checking = "--check" in arguments
    sources = collect(ROOT)
    catalogue = merged(sources, previous(ROOT / PO))
    problems = list(dict.fromkeys([*sources.problems, *faults(catalogue)]))
    for name, content in ((PO, po_bytes(catalogue)), (MO, mo_bytes(catalogue))):
        path = ROOT / name
        if checking and (not path.exists() or path.read_bytes() != content):
            problems.append(f"{name} is not up to date: run `make i18n`")
        elif not checking:
            path.write_bytes(content)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(sources.found)} texts, {len(problems)} problems")
    return 1 if problems and checking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
