"""The plan in git: the commit that has its texts, and its texts at a commit. Asks git, starts nothing."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from hypercare_cli.source import LIMITS, SUFFIXES, File, is_plan_file

COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
REGULAR = ("100644", "100755")
MOST_FILES = 500


class Git(Protocol):
    """Runs git in the folder of the plan: what it printed, or None where it failed."""

    def __call__(self, *arguments: str, given: bytes = b"") -> bytes | None: ...


class History(NamedTuple):
    """Where the plan stands in git: in a folder of its own, or as the one file `name`."""

    git: Git
    name: str = ""

    def has(self, name: str) -> bool:
        """Whether a file of that name in the folder belongs to the plan."""
        return name == self.name if self.name else is_plan_file(name)

    @property
    def where(self) -> tuple[str, ...]:
        """The plan's files as git is asked for them; one that was deleted counts too."""
        if self.name:
            return (f":(literal){self.name}",)
        return tuple(f":(glob)*{suffix}" for suffix in SUFFIXES)


class Blob(NamedTuple):
    """A file of a commit."""

    name: str
    id: str
    size: int


def commit_of(history: History, files: tuple[File, ...]) -> str:
    """The last commit that changed these files; empty unless they are as committed."""
    head = one_commit(history.git("rev-parse", "--verify", "--quiet", "HEAD^{commit}"))
    committed = texts_at(history, head) if head else None
    if committed is None or said(committed) != said(files):
        return ""
    return one_commit(history.git("rev-list", "-1", head, "--", *history.where))


def one_commit(output: bytes | None) -> str:
    found = (output or b"").decode("ascii", "replace").strip()
    return found if COMMIT.fullmatch(found) else ""


def texts_at(history: History, commit: str) -> tuple[File, ...] | None:
    """The plan's files at a commit, by name; None where git does not have them, or too much."""
    if not COMMIT.fullmatch(commit):
        return None
    listing = history.git("ls-tree", "-z", "-l", commit)
    return texts_of(history, [blob for blob in listed(listing or b"") if history.has(blob.name)])


def knows(history: History, commit: str) -> bool:
    """Whether the repository has a commit."""
    return bool(COMMIT.fullmatch(commit)) and bool(
        one_commit(history.git("rev-parse", "--verify", "--quiet", commit + "^{commit}"))
    )


def plans_at(history: History, commit: str) -> Iterator[tuple[File, ...]]:
    """What may be a plan at a commit, wherever it stood: the YAML files of each folder, then each
    file alone; nothing where the repository has too many of them to look at.
    """
    if not COMMIT.fullmatch(commit):
        return
    listing = history.git("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
    blobs = [blob for blob in listed(listing or b"") if is_plan_file(base(blob.name))]
    texts = texts_of(history, blobs) or ()
    folders: dict[str, list[File]] = {}
    for file in texts:
        folders.setdefault(file.name.rpartition("/")[0], []).append(file)
    yield from (tuple(files) for files in folders.values())
    yield from ((file,) for file in texts)


def texts_of(history: History, blobs: list[Blob]) -> tuple[File, ...] | None:
    """The texts of these files; None where there are none, too many, or one that is no text."""
    if not blobs or len(blobs) > MOST_FILES or sum(blob.size for blob in blobs) > LIMITS.bytes:
        return None
    asked = "".join(f"{blob.id}\n" for blob in blobs).encode()
    answer = history.git("cat-file", "--batch", given=asked)
    if answer is None:
        return None
    try:
        texts = [data.decode("utf-8-sig") for data in contents(answer)]
        return tuple(File(blob.name, text) for blob, text in zip(blobs, texts, strict=True))
    except ValueError:  # not text, or not what was asked for
        return None


def listed(output: bytes) -> Iterator[Blob]:
    """The regular files of `git ls-tree -z -l`, by name."""
    found = []
    for line in filter(None, output.split(b"\0")):
        facts, _tab, name = line.partition(b"\t")
        mode, kind, id_, size = facts.decode("ascii", "replace").split()
        if kind == "blob" and mode in REGULAR and size.isdecimal():
            found.append(Blob(name.decode("utf-8", "replace"), id_, int(size)))
    return iter(sorted(found))


def contents(output: bytes) -> Iterator[bytes]:
    """What `git cat-file --batch` gives of each file; raises ValueError for one that is missing."""
    start = 0
    while start < len(output):
        end = output.index(b"\n", start)
        _id, kind, size = output[start:end].split()
        if kind != b"blob":
            raise ValueError("no file")
        yield output[end + 1 : end + 1 + int(size)]
        start = end + 2 + int(size)


def said(files: tuple[File, ...]) -> dict[str, str]:
    """Text by name; git may keep other line ends than the folder has."""
    return {base(file.name): file.text.replace("\r\n", "\n") for file in files}


def base(name: str) -> str:
    return name.rpartition("/")[2]
