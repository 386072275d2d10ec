"""The lines of a CSV file as entries of a plan: all of them or none, a fault with its line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hypercare_cli import edit, files
from hypercare_cli import node as nodes
from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import changing
from hypercare_cli.cli.output import Output
from hypercare_cli.document import Document
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Finding, Path, dotted
from hypercare_cli.i18n.message import message
from hypercare_cli.readers.csv_table import CsvTable, read_csv
from hypercare_cli.recording.kinds import Kind
from hypercare_cli.recording.register import Register
from hypercare_cli.recording.typed import Manner


def from_table(
    kind: Kind, name: str, how: changing.How
) -> tuple[changing.Made, changing.How, changing.Origin]:
    """What adds the entries, and where a fault in them comes from."""
    table = read_csv(files.read_table(name), name)
    lines: dict[Path, int] = {}

    def made(before: Analysis) -> Sequence[edit.Change]:
        tell(name, table)
        document = before.document
        register = Register(document, Manner(before.as_of, comma=table.separator != ","))
        found: list[edit.Append] = []
        counts = Counter[Path]()
        for row in table.rows:
            with told_at(name, row.line):
                found.append(register.append(kind, row.fields))
            path = found[-1].path
            lines[(*path, length(document, path) + counts[path])] = row.line
            counts[path] += 1
        return found

    def origin(finding: Finding) -> str:
        starts = (finding.path[:end] for end in range(len(finding.path), 0, -1))
        line = next((lines[start] for start in starts if start in lines), None)
        return dotted(finding.path) if line is None else f"{name}:{line} {dotted(finding.path)}"

    return made, how, origin


def length(document: Document, path: Path) -> int:
    """How many entries a list has, before any is added."""
    node = document.node(path)
    return len(node.items) if isinstance(node, nodes.Sequence) else 0


@contextmanager
def told_at(name: str, line: int) -> Iterator[None]:
    """An error in a line of a file, with the line."""
    try:
        yield
    except HypercareError as error:
        why = message("{name}:{line}: {why}", name=name, line=line, why=error.message)
        raise HypercareError(why, error.hint, error.exit_code) from None


def tell(name: str, table: CsvTable) -> None:
    """How a file was read, where that was not plain."""
    if table.encoding == "utf-8" and table.separator == ",":
        return
    sign = message("tab") if table.separator == "\t" else table.separator
    values = {"name": name, "encoding": table.encoding, "sign": sign}
    out = Output.of_run()
    if table.separator == ",":
        out.info("read: {name} ({encoding}, separator {sign})", **values)
    else:
        out.info(
            "read: {name} ({encoding}, separator {sign}), a comma in a number is a decimal one",
            **values,
        )
