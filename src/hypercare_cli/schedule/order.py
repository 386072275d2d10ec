"""Who waits for whom: an order in which all that is waited for comes first, and the circles in it."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from hypercare_cli.schedule.model import Name

Waits = Mapping[Name, Sequence[Name]]
"""Each activity and what it waits for, all of them keys themselves, in the order of the plan."""


def knots(waits: Waits) -> list[list[Name]]:
    """The activities, what is waited for first; those that wait for each other stand together.

    Strongly connected components by Tarjan's algorithm (SIAM J. Comput. 1, 1972), without recursion:
    linear in activities and links, however long the chain.
    """
    seen: dict[Name, int] = {}
    lowest: dict[Name, int] = {}
    held: dict[Name, None] = {}
    found: list[list[Name]] = []
    todo: list[tuple[Name, Iterator[Name]]] = []

    def enter(name: Name) -> None:
        seen[name] = lowest[name] = len(seen)
        held[name] = None
        todo.append((name, iter(waits[name])))

    for first in waits:
        if first not in seen:
            enter(first)
        while todo:
            name, others = todo[-1]
            for other in others:
                if other not in seen:
                    enter(other)
                    break
                if other in held:
                    lowest[name] = min(lowest[name], seen[other])
            else:
                todo.pop()
                if lowest[name] == seen[name]:
                    found.append(cut(held, name))
                else:
                    above = todo[-1][0]
                    lowest[above] = min(lowest[above], lowest[name])
    return found


def cut(held: dict[Name, None], name: Name) -> list[Name]:
    """Take what was met since `name` off those that are held, `name` included."""
    knot = []
    while True:
        last, _ = held.popitem()
        knot.append(last)
        if last == name:
            return knot[::-1]


def circles_in(waits: Waits) -> tuple[tuple[Name, ...], ...]:
    """Circles that together name every activity that waits for itself, in the order of the plan.

    Each begins with the member that stands first in the plan and was in no circle before, and goes
    on with what that waits for. A knot of several circles is told by the shortest ones.
    """
    rank = {name: number for number, name in enumerate(waits)}
    found: list[tuple[Name, ...]] = []
    for knot in knots(waits):
        members = set(knot)
        left = sorted(members, key=rank.__getitem__)
        while left:
            circle = shortest(left[0], waits, members)
            if not circle:  # one that does not wait for itself is a knot of its own
                break
            found.append(circle)
            told = set(circle)
            left = [name for name in left if name not in told]
    return tuple(sorted(found, key=lambda circle: rank[circle[0]]))


def shortest(start: Name, waits: Waits, members: set[Name]) -> tuple[Name, ...]:
    """The shortest way from an activity back to it, without its end; empty where there is none."""
    came: dict[Name, Name] = {}
    todo = deque([start])
    while todo:
        name = todo.popleft()
        for other in waits[name]:
            if other == start:
                way = [name]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(way[::-1])
            if other in members and other not in came:
                came[other] = name
                todo.append(other)
    return ()
