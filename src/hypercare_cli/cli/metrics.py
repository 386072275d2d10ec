"""Every figure of the catalogue: id, name and value."""

from hypercare_cli.cli.session import figures_command
from hypercare_cli.pages.metrics import metrics_data, metrics_page

metrics = figures_command(metrics_page, metrics_data)
