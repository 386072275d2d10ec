"""The pins and the metadata say the same thing."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)$", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / name).read_text(encoding="utf-8")))


def bounds() -> dict[str, str]:
    return dict(line.split(">=") for line in PROJECT["project"]["dependencies"])


def test_the_lowest_versions_are_the_lower_bounds() -> None:
    lowest = pins("constraints-lowest.txt")
    assert {name: lowest.get(name) for name in bounds()} == bounds()


def test_every_dependency_is_pinned() -> None:
    tools = [tool for tool in PROJECT["dependency-groups"]["dev"] if isinstance(tool, str)]
    names = {re.split("[>=<]", tool)[0].lower() for tool in [*bounds(), *tools]}
    assert names <= pins("constraints.txt").keys()


def test_constraints_hold_nothing_but_pins() -> None:
    for name in ("constraints.txt", "constraints-lowest.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if line and line[0] != "#" and not PIN.match(line)]
