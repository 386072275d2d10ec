"""Works on a template that is not ours in a process of its own, with bounds of time and memory.

The child gets one pickled `Job`, made here from our own values, and the bytes of a template that has
passed the guard. It answers with bytes: a document, or a report as JSON. Nothing of its answer is
unpickled. A child that takes too long is ended, and whatever it did is lost: it writes no file.
"""

import copyreg
import json
import pickle
import subprocess
import sys
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from hypercare_cli.blocks import Deck, Report
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.template import Role, Template, Unusable

MODULE = "hypercare_cli.cli.child"
UNUSABLE = 2
"""The exit code of a child that says why the template cannot be used."""
Kind = Literal["word", "powerpoint"]


class Bounds(NamedTuple):
    """What a child may take: bytes of address space, seconds of processor, seconds in all."""

    memory: int = 512 * 1024 * 1024
    processor: int = 20
    seconds: int = 60


BOUNDS = Bounds()


@dataclass(frozen=True)
class Job:
    """Write a content on a template; without a content, say what the template offers."""

    kind: Kind
    template: bytes
    content: Report | Deck | None = None
    bounds: Bounds = BOUNDS


copyreg.pickle(MappingProxyType, lambda mapping: (MappingProxyType, (dict(mapping),)))


# -- the parent -----------------------------------------------------------------------------------


def rendered(kind: Kind, content: Report | Deck, template: bytes, name: str) -> bytes:
    """The document. Raises HypercareError where the template cannot be used; `name` is its file's."""
    return answer(Job(kind, template, content), name)


def looked_at(kind: Kind, template: bytes, name: str) -> Template:
    """What the template offers. Raises HypercareError where it cannot be used."""
    told = json.loads(answer(Job(kind, template), name))
    roles = tuple(Role(*role) for role in told.pop("roles"))
    removed = tuple((str(key), int(n)) for key, n in told.pop("removed"))
    return Template(roles=roles, removed=removed, remarks=tuple(told.pop("remarks")), **told)


def answer(job: Job, name: str) -> bytes:
    """What a child says to a job; `-P` keeps the current folder out of what it imports."""
    command = [sys.executable, "-P", "-m", MODULE]
    try:
        done = subprocess.run(
            command, input=pickle.dumps(job), capture_output=True, timeout=job.bounds.seconds
        )
    except subprocess.TimeoutExpired:
        raise failed(name, message("it takes too long")) from None
    if done.returncode == UNUSABLE:
        said, hint = reason(done.stderr)
        raise HypercareError(
            message("{name} cannot be used as a template: {reason}", name=name, reason=said), hint
        )
    if done.returncode or not done.stdout:
        raise failed(name, died(done.returncode, done.stderr))
    return done.stdout


def reason(said: bytes) -> tuple[Message, Message]:
    """Message and hint of a child, as texts and plain values."""
    told = json.loads(said)
    one, other = (Message(str(text), dict(values)) for text, values in told)
    return one, other


def died(code: int, said: bytes) -> Message:
    """Why a child ended, as far as its last line says."""
    lines = said.decode(errors="replace").split()
    if "MemoryError" in lines:
        return message("it takes too much memory")
    if code < 0:
        return message("it takes too long or too much memory")
    return message("it is not understood ({fault})", fault=lines[-1] if lines else code)


def failed(name: str, why: Message) -> HypercareError:
    return HypercareError(
        message("{name} cannot be used as a template: {reason}", name=name, reason=why),
        message("Open it in its program, delete its pages but the cover, and save it again."),
    )


# -- the child ------------------------------------------------------------------------------------


def limit(bounds: Bounds) -> None:
    """Set the bounds for this process; where the system has none, the parent's clock is left."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.processor),
    ):
        _soft, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        try:
            resource.setrlimit(kind, (most, hard))
        except (ValueError, OSError):  # macOS refuses some
            continue


def work(job: Job) -> bytes:
    """Do a job; raises Unusable."""
    try:
        if job.content is None:
            return json.dumps(offer(job)._asdict()).encode()
        return written(job.content, job.template)
    except HypercareError as error:  # the document would not open without a repair
        raise Unusable(
            message("what comes of it has a fault: {fault}", fault=fault_of(error)),
            message("Open it in its program, which may repair it, and save it again."),
        ) from None


def written(content: Report | Deck, template: bytes) -> bytes:
    if isinstance(content, Report):
        from hypercare_cli.renderers import word

        return word.render(content, template)
    from hypercare_cli.renderers import powerpoint

    return powerpoint.render(content, template)


def fault_of(error: HypercareError) -> str:
    return ", ".join(str(value) for value in error.message.values.values()) or error.message.text


def offer(job: Job) -> Template:
    if job.kind == "word":
        from hypercare_cli.renderers.wordml.company import Company

        return Company(job.template).told()
    from hypercare_cli.renderers.slideml.company import told

    return told(job.template)


def excuse(error: Unusable) -> bytes:
    """Message and hint as plain values, for the parent to put into words."""
    told: list[Any] = [
        [one.text, {k: str(v) for k, v in one.values.items()}] for one in (error.said, error.hint)
    ]
    return json.dumps(told).encode()
