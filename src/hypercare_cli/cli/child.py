"""The process in which `apart` works on a template that is not ours; nobody starts it by hand."""

import pickle
import sys

from hypercare_cli import apart
from hypercare_cli.template import Unusable


def main() -> int:
    """One job from standard input, its answer to standard output."""
    job = pickle.load(sys.stdin.buffer)  # made by `apart`, of our own values
    apart.limit(job.bounds)
    try:
        done = apart.work(job)
    except Unusable as error:
        sys.stderr.buffer.write(apart.excuse(error))
        return apart.UNUSABLE
    except Exception as error:  # one line for the parent; a traceback could quote the template
        sys.stderr.write(type(error).__name__)
        return 1
    sys.stdout.buffer.write(done)
    return 0


if __name__ == "__main__":
    sys.exit(main())
