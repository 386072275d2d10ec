"""Value, budget, return and payback, line by line."""

from hypercare_cli.cli.session import figures_command
from hypercare_cli.pages.roi import roi_data, roi_page

roi = figures_command(roi_page, roi_data)
