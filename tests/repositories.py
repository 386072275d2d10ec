"""Small git repositories for tests, that know nothing of the user's configuration."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

WHO = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """What git says, without the last line end."""
    environment = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *WHO, "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        env=environment | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
    )
    return done.stdout.decode().strip()


def commit(folder: Path, texts: Mapping[str, str], *options: str) -> None:
    """Write these files, and commit whatever there is."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    git(folder, *options, "add", "--all")
    git(folder, *options, "commit", "--quiet", "--allow-empty", "-m", "change")


def repository(folder: Path, texts: Mapping[str, str]) -> Path:
    git(folder, "init", "--quiet")
    git(folder, "config", "core.autocrlf", "false")
    commit(folder, texts)
    return folder
