"""The tool could not do its work: wrong usage, unreadable input, a failed write."""

from hypercare_cli.i18n.message import Message

USAGE = 2
BROKEN = 3


class HypercareError(Exception):
    """Raised anywhere, caught once in `cli/app.py`; `exit_code` is 2 (usage, input) or 3 (I/O)."""

    def __init__(self, message: Message, hint: Message | None = None, exit_code: int = USAGE):
        super().__init__(message.text)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code
