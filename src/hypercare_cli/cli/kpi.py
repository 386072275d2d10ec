"""Each KPI against its baseline and target, with its forecast."""

from hypercare_cli.cli.session import figures_command
from hypercare_cli.pages.kpi import kpi_data, kpi_page

kpi = figures_command(kpi_page, kpi_data)
