"""Write the generated pages of docs/: metrics, fields, commands, findings and rules.

Usage: python scripts/make_docs.py [--check]

With `--check` nothing is written, and the exit code is 1 while a page is not what the code says.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.docs import commands, fields, findings, metrics, rules

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs"
COMMAND = "make docs"
PAGES: dict[str, Callable[[], str]] = {
    "metrics.md": metrics.page,
    "fields.md": fields.page,
    "commands.md": commands.page,
    "findings.md": findings.page,
    **rules.PAGES,
}
NOTE = f"<!-- Generated from the code: run `{COMMAND}`, do not edit. -->"


def pages() -> dict[str, str]:
    """File name → what the page must hold."""
    return {name: f"{NOTE}\n\n{make().strip()}\n" for name, make in PAGES.items()}


def outdated() -> Iterator[str]:
    """The pages that are missing or not what the code says."""
    for name, text in pages().items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield name


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are outdated."""
    if "--check" in arguments:
        old = list(outdated())
        for name in old:
            print(f"docs/{name} is not up to date: run `{COMMAND}`", file=sys.stderr)
        return 1 if old else 0
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
