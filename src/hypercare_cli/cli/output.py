"""What goes out: pages as text, data as JSON, problems on standard error; no control code obeyed."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

from hypercare_cli import files
from hypercare_cli.blocks import Page
from hypercare_cli.cli.run import Run
from hypercare_cli.errors import BROKEN, HypercareError
from hypercare_cli.finding import Finding
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.masking import masked

WIDEST = 110
PIPE_WIDTH = 80
SYMBOLS = "●▲■○—’é→"


class Output:
    """Standard output and error of one run, in one language."""

    current: "Output | None" = None

    def __init__(self, words: Words, *, no_color: bool = False, quiet: bool = False):
        self.words = words
        self.no_color = no_color
        self.quiet = quiet
        Output.current = self

    @classmethod
    def of_run(cls) -> "Output":
        """The output in use, or a plain one where the run failed before it had any."""
        return cls.current or cls(Words(language_of_run()))

    # -- results --------------------------------------------------------------------------------

    def page(self, page: Page, to: str | None = None, *, force: bool = False) -> None:
        """A page of blocks, for the terminal or a pipe, or as plain text into a file."""
        from hypercare_cli.renderers.terminal import render

        if is_file(to):
            self.text(render(page, PIPE_WIDTH, colour=False, unicode=True), to, force=force)
            return
        unicode = speaks_unicode(sys.stdout)
        colour = self.coloured(sys.stdout)
        emit(render(page, self.width(), colour=colour, unicode=unicode), sys.stdout)

    def markdown(self, page: Page, to: str | None = None, *, force: bool = False) -> None:
        """A page to be pasted: into a wiki, an issue, an invitation."""
        from hypercare_cli.renderers.markdown_page import render

        self.text(render(page), to, force=force)

    def data(self, shape: dict[str, Any], to: str | None = None, *, force: bool = False) -> None:
        """A documented JSON shape."""
        from hypercare_cli.renderers.json import render

        self.text(render(shape), to, force=force)

    def text(self, text: str, to: str | None = None, *, force: bool = False) -> None:
        """A text for programs, in UTF-8, on standard output or into a file."""
        if to is None or not is_file(to):
            emit(text, sys.stdout, encoding="utf-8")
            return
        self.file(Path(to), text.encode(), force=force)

    def file(self, path: Path, data: bytes, *, force: bool) -> None:
        """A result as a file; none of the plan that it was made from."""
        check_output(path, force=force)
        files.write(path, data, force=force)
        self.info(message("written: {name}", name=path.as_posix()))

    def report(
        self,
        text: str,
        to: str | None = None,
        *,
        force: bool = False,
        in_colour: Callable[[str, Words], str] | None = None,
    ) -> None:
        """A text that quotes a plan: control codes are shown, none is obeyed.

        `in_colour` adds those of our own, where there is a terminal that shows them.
        """
        from hypercare_cli.renderers.plain import safe

        if is_file(to):
            self.text(safe(text, unicode=True), to, force=force)
            return
        shown = safe(text, unicode=speaks_unicode(sys.stdout))
        if in_colour is not None and self.coloured(sys.stdout):
            shown = in_colour(shown, self.words)
        emit(shown, sys.stdout)

    # -- beside the results -----------------------------------------------------------------------

    def info(self, text: Any, **values: object) -> None:
        """A remark on standard error; silent under --quiet."""
        if not self.quiet:
            self.error(self.words.say(text, **values))

    def remark(self, text: str) -> None:
        """A finished line on standard error; silent under --quiet."""
        if not self.quiet:
            self.error(text)

    def problem(self, error: HypercareError) -> None:
        """What could not be done, and what to do about it."""
        self.error(f"hypercare: {self.words.say(error.message)}")
        if error.hint:
            self.error(f"  {self.words.say(error.hint)}")

    def findings(self, findings: Iterable[Finding]) -> None:
        """Why a plan could not be loaded: one line a finding."""
        for finding in findings:
            text = f"{finding.place} {finding.check.code} {finding.check.name}: "
            self.error(text + masked(self.words.say(finding.message)))

    def error(self, line: str) -> None:
        """One line on standard error."""
        from hypercare_cli.renderers.plain import safe

        emit(safe(line, unicode=speaks_unicode(sys.stderr)) + "\n", sys.stderr)

    # -- the world --------------------------------------------------------------------------------

    def coloured(self, stream: TextIO | None) -> bool:
        """NO_COLOR, then FORCE_COLOR or CLICOLOR_FORCE, then whether a person looks."""
        if self.no_color or os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE") not in (None, "0"):
            return True
        return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"

    def width(self, pipe: int = PIPE_WIDTH) -> int:
        """The terminal's columns within reason; so many in a pipe."""
        columns = os.environ.get("COLUMNS", "")
        if columns.isdecimal() and 20 <= int(columns) <= 500:
            return int(columns)
        if sys.stdout is None or not sys.stdout.isatty():
            return pipe
        try:
            return max(20, min(WIDEST, os.get_terminal_size(sys.stdout.fileno()).columns))
        except OSError:
            return pipe


def is_file(to: str | None) -> bool:
    """Whether -o names a file: `-` is standard output."""
    return to not in (None, files.STDIN)


def check_output(path: Path, *, force: bool) -> None:
    """Refuse what no result may be written over; HypercareError, exit 2.

    A file of the plan that was read is one even with --force.
    """
    for source in Run.current.sources:
        if files.is_same(path, source):
            raise HypercareError(
                message("{name} is a file of the plan itself", name=path.as_posix()),
                message("Choose another place with -o."),
            )
    files.check_target(path, force=force)


def speaks_unicode(stream: TextIO | None) -> bool:
    """Whether the symbols of a page can be written to this stream."""
    if stream is None:
        return True
    try:
        SYMBOLS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def emit(text: str, stream: TextIO | None, encoding: str | None = None) -> None:
    """Write with whatever the stream can encode, or in an encoding that a format asks for.

    Somebody who read enough (`| head`) is no error: the rest goes nowhere, the exit code stays. A
    full disk is one (exit 3). A stream that was closed from outside has nobody to write to.
    """
    if stream is None or stream.closed:
        return
    own = stream.encoding or "utf-8"
    try:
        if encoding is None or not hasattr(stream, "buffer"):
            stream.write(text.encode(own, "replace").decode(own))
        else:
            stream.flush()
            stream.buffer.write(text.encode(encoding, "replace"))
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        if stream is sys.stderr:
            return
        reason = error.strerror or type(error).__name__
        raise HypercareError(
            message("the output cannot be written: {reason}", reason=reason), exit_code=BROKEN
        ) from None


def language_of_run() -> Any:
    """The language where the run failed before it had a plan: that of --lang, settings, system."""
    arguments = sys.argv[1:]
    for position, argument in enumerate(arguments):
        value = (
            argument.partition("=")[2]
            if "=" in argument
            else "".join(arguments[position + 1 :][:1])
        )
        if argument.split("=")[0] == "--lang" and value in LANGUAGES:
            return value
    if "lang" in Run.current.settings:
        return Run.current.settings["lang"]
    system = map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next(filter(None, system), "").startswith("fr") else "en"
