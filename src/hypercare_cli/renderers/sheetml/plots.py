"""Native charts over the cells of a table, in the colours and marks of every other picture."""

from typing import Any

from hypercare_cli.charts import palette
from hypercare_cli.clean import clean
from hypercare_cli.renderers.sheetml.cells import DAY_ZERO
from hypercare_cli.renderers.sheetml.looks import Looks, number_format
from hypercare_cli.renderers.sheetml.places import PLOT_ROWS, PLOTS_A_ROW, PlacedTable, Places
from hypercare_cli.sheet import Plot

WIDTH, WIDE = 560, 760
HEIGHT = 20 * (PLOT_ROWS - 1)
"""Pixels; rows without a height of their own have 20."""
DASHES = {
    "solid": "solid",
    "dash": "dash",
    "sysDot": "round_dot",
    "lgDash": "long_dash",
    "lgDashDot": "long_dash_dot",
}
SMALL = {"name": "Arial", "size": 9, "bold": False}
LOSS = {"pattern": "wide_upward_diagonal"}


class Plotter:
    """Draws the charts of one workbook; labels of a bridge are heights, which are its amounts."""

    def __init__(self, book: Any, places: Places, looks: Looks):
        self.book = book
        self.places = places
        self.looks = looks

    def draw(self, sheet: Any, top: int, plots: tuple[Plot, ...]) -> None:
        """Two beside each other; a single one is wider."""
        wide = WIDTH if len(plots) > 1 else WIDE
        for number, plot in enumerate(plots):
            chart = self.line(plot) if plot.kind == "line" else self.bridge(plot)
            size = {"width": wide, "height": HEIGHT}
            chart.set_size(size)
            title = {"name": clean(plot.title), "name_font": SMALL | {"size": 11, "bold": True}}
            chart.set_title(title | {"overlay": False})
            options = {
                "x_offset": 4 + (number % PLOTS_A_ROW) * (wide + 10),
                "description": clean(plot.summary),
                "object_position": 2,
            }
            sheet.insert_chart(top + PLOT_ROWS * (number // PLOTS_A_ROW), 0, chart, options)

    def chart(self, kind: str, subtype: str) -> Any:
        """A chart whose names are texts: the library would take `=Sheet!A1` for a place."""
        chart = self.book.add_chart({"type": kind, "subtype": subtype})
        chart._process_names = lambda name, _formula: (name, None)
        return chart

    def area(self, place: PlacedTable, key: str, plot: Plot) -> list[Any]:
        """The cells of a column that are drawn, as the library wants them."""
        first, last = plot.rows or (0, place.last - place.first)
        position = place.position(key)
        return [place.sheet, place.first + first, position, place.first + last, position]

    def line(self, plot: Plot) -> Any:
        """Points stand at their days; a cell that is empty is no point."""
        chart = self.chart("scatter", "straight_with_markers")
        place = self.places.tables[plot.table]
        number = 0
        for key, name in plot.names:
            pencil = palette.GOAL if key == plot.goal else palette.pencil(number)
            number += key != plot.goal
            colour = f"#{palette.rgb(pencil.colour)}"
            marker: dict[str, Any] = {"type": pencil.marker}
            if pencil.marker != "none":
                marker |= {"size": 6, "fill": {"color": colour}, "border": {"color": colour}}
            chart.add_series(
                {
                    "name": clean(name),
                    "categories": self.area(place, plot.across, plot),
                    "values": self.area(place, key, plot),
                    "line": {"color": colour, "width": 2, "dash_type": DASHES[pencil.dash]},
                    "marker": marker,
                }
            )
        days = number_format(self.looks.workbook, "date", 0)
        axis: dict[str, Any] = {"num_format": days, "num_font": SMALL | {"rotation": -45}}
        if plot.days is not None:
            axis |= dict(zip(("min", "max"), [(d - DAY_ZERO).days for d in plot.days], strict=True))
        chart.set_x_axis(axis | {"major_gridlines": {"visible": False}})
        chart.set_y_axis(self.upright(plot))
        chart.set_legend({"position": "bottom", "font": SMALL})
        chart.show_blanks_as("gap")
        return chart

    def upright(self, plot: Plot) -> dict[str, Any]:
        """The axis of the values."""
        kind, digits = plot.format
        return {
            "num_format": number_format(self.looks.workbook, kind, digits),
            "num_font": SMALL,
            "major_gridlines": {"visible": True, "line": {"color": "#D5DAE1", "width": 0.75}},
            "line": {"none": True},
        }

    def bridge(self, plot: Plot) -> Any:
        """Steps that add up; losses are hatched, the total is darker, each has its amount."""
        chart = self.chart("column", "stacked")
        place = self.places.tables[plot.table]
        columns = {column.key: n for n, column in enumerate(place.table.columns)}
        rows = place.table.rows
        (carried, _name), *parts = plot.names
        across = self.area(place, plot.across, plot)
        chart.add_series(
            {
                "categories": across,
                "values": self.area(place, carried, plot),
                "fill": {"none": True},
                "border": {"none": True},
                "gap": 50,
            }
        )
        for key, name in parts:
            heights = [row[columns[key]] for row in rows]
            chart.add_series(
                {
                    "name": clean(name),
                    "categories": across,
                    "values": self.area(place, key, plot),
                    "points": [self.step(row[columns["amount"]], n == len(rows) - 1)
                               for n, row in enumerate(rows)],
                    "data_labels": {
                        "value": True,
                        "font": SMALL,
                        "num_format": number_format(self.looks.workbook, *plot.format),
                        "custom": [None if height else {"delete": True} for height in heights],
                    },
                }
            )  # fmt: skip
        chart.set_x_axis({"num_font": SMALL, "label_position": "low"})
        chart.set_y_axis(self.upright(plot))
        chart.set_legend({"none": True})
        return chart

    def step(self, amount: Any, is_total: bool) -> dict[str, Any]:
        colour = f"#{palette.rgb(palette.FOURTH if is_total else palette.SOFT)}"
        if amount < 0:
            loss = f"#{palette.rgb(palette.SECOND)}"
            return {"pattern": LOSS | {"fg_color": loss, "bg_color": "#FFFFFF"}}
        return {"fill": {"color": colour}}
