"""Time to value: reached when and through what, or what is to be expected."""

from hypercare_cli.cli.session import figures_command
from hypercare_cli.pages.ttv import ttv_data, ttv_page

ttv = figures_command(ttv_page, ttv_data)
