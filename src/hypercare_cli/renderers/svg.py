"""A timeline as a picture of its own: the scene that the documents draw, on white."""

from hypercare_cli.blocks import Timeline
from hypercare_cli.charts.palette import PAPER
from hypercare_cli.charts.scene import Line, Part, Scene, Shape, Text
from hypercare_cli.charts.svg import svg
from hypercare_cli.charts.timeline import timeline_scene
from hypercare_cli.renderers.plain import RUNNER_COMMAND, SHARPS

WIDTH = 960.0
SIZE = 11.0
MARGIN = 16.0
"""All in points."""


def render(timeline: Timeline) -> str:
    """A whole file, with title and description for who cannot see it."""
    scene = timeline_scene(timeline, WIDTH - 2 * MARGIN, SIZE)
    wide, high = WIDTH, scene.height + 2 * MARGIN
    ground = Shape("rect", 0, 0, wide, high, PAPER)
    parts = (ground, *(shifted(part) for part in scene.parts))
    framed = Scene(wide, high, parts, scene.title, scene.summary)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{unspoken(svg(framed, "schedule"))}\n'


def unspoken(picture: str) -> str:
    """Nothing that a CI runner obeys in a log: signs of its commands as numbers, which XML turns back."""
    return SHARPS.sub("#&#35;", RUNNER_COMMAND.sub(r"\1&#58;:", picture))


def shifted(part: Part) -> Part:
    """Moved inside the margin."""
    if isinstance(part, Line):
        return part._replace(points=tuple((x + MARGIN, y + MARGIN) for x, y in part.points))
    assert isinstance(part, Shape | Text)
    return part._replace(x=part.x + MARGIN, y=part.y + MARGIN)
