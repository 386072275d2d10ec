"""Finds the files that ship with the tool, in a wheel and in a checkout alike."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """A shipped file or folder: inside the package (wheel), else at the checkout's top.

    Raises FileNotFoundError, a fault of the installation, never of the user.
    """
    for root in (PACKAGE, PACKAGE.parent.parent):
        found = root.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError("/".join(parts))


def state() -> str:
    """What tells one state of the tool's own files from another: their number, size and age."""
    found = [path.stat() for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yaml")]
    return f"{len(found)} {sum(f.st_size for f in found)} {max(f.st_mtime_ns for f in found)}"


def text(*parts: str) -> str:
    """The text of a shipped file."""
    return resource(*parts).read_text(encoding="utf-8")


def data(path: Path) -> bytes:
    """The bytes of a shipped file that `resource` found."""
    return path.read_bytes()
