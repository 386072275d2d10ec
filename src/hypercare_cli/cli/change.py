"""People and change: who must be won over, where the load is, what people hear, what was promised."""

from hypercare_cli.cli.session import figures_command
from hypercare_cli.pages.change.data import change_data
from hypercare_cli.pages.change.page import change_page

change = figures_command(change_page, change_data)
