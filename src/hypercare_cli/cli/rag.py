"""Red, amber, green by stream, why, and what was set by hand."""

from hypercare_cli.cli.session import figures_command
from hypercare_cli.pages.rag import rag_data, rag_page

rag = figures_command(rag_page, rag_data)
