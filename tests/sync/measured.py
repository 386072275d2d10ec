"""A run of hypercare that says what it took: python tests/sync/measured.py FILE ARGUMENTS…

FILE gets the seconds of CPU and the most memory that it had, in MiB (Linux).
"""

import re
import resource
import sys
from pathlib import Path

from hypercare_cli.cli import app

if __name__ == "__main__":
    target, *sys.argv[1:] = sys.argv[1:]
    try:
        app.run()
    finally:
        used = resource.getrusage(resource.RUSAGE_SELF)
        peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
        assert peak is not None
        Path(target).write_text(f"{used.ru_utime + used.ru_stime} {int(peak[1]) / 1024}")
