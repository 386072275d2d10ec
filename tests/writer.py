"""A run that changes a plan, to be killed or to compete with others: python tests/writer.py HOW PLAN ..."""

import os
import random
import signal
import sys
import time

from hypercare_cli.edit import Append, Change, Set, apply
from hypercare_cli.files import read_plan
from hypercare_cli.saving import held


def change(plan: str, *changes: Change) -> None:
    with held(plan) as holding:
        files = holding.read()
        holding.save(files, apply(files, changes))


def record(plan: str, writer: str, count: int) -> None:
    """Many records, one after the other."""
    for number in range(count):
        change(plan, Append(("risks",), {"id": f"W{writer}-{number}"}))


def both(plan: str, number: int) -> None:
    """The same number into two files."""
    change(plan, Set(("left",), {"number": number}), Set(("right",), {"number": number}))


def kill(plan: str, moments: int) -> None:
    """Kill a run at many moments; after each, the plan is read and its two numbers are printed."""
    for moment in range(moments):
        started, starting = os.pipe()
        child = os.fork()
        if child == 0:
            for number in range(1000 * moment + 1, 1000 * moment + 1000):
                both(plan, number)
                os.write(starting, b".")
            os._exit(0)
        os.read(started, 1)
        time.sleep(random.Random(moment).uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(started)
        os.close(starting)
        report(plan)


def report(plan: str) -> None:
    texts = [file.text for file in read_plan(plan)]
    numbers = [text.split("number: ")[1].split("}")[0] for text in texts if "number: " in text]
    whole = (str(len(text) > 60) for text in texts)
    sys.stdout.write(" ".join([*numbers, *whole]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    how, plan, *rest = sys.argv[1:]
    if how == "record":
        record(plan, rest[0], int(rest[1]))
    else:
        kill(plan, int(rest[0]))
