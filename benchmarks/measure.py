"""What one child process costs: wall time, and the CPU time that the kernel charged to it."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HYPERCARE = str(Path(sys.executable).parent / "hypercare")


@dataclass(frozen=True)
class Cost:
    """Seconds."""

    wall: float
    cpu: float


def prepare() -> None:
    """Compile the sources, so that no run pays for it."""
    command = [sys.executable, "-m", "compileall", "-q", str(ROOT / "src")]
    subprocess.run(command, env=environment(None), check=True)


def environment(cache: Path | None) -> dict[str, str]:
    """As on a user's machine: bytecode in use, and a cache folder that is ours to throw away."""
    names = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "HYPERCARE_DEBUG")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return kept | ({"XDG_CACHE_HOME": str(cache)} if cache else {})


def measure(command: Sequence[str], folder: Path) -> Cost:
    """One run with its output in a pipe; a run that fails ends the benchmark."""
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(folder / "cache"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode != 0:
        said = output.decode("utf-8", "replace").strip()
        sys.exit(f"{' '.join(command)} ended with exit code {process.returncode}:\n{said[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime)
