"""What a secret looks like, and text that quotes a plan without repeating one."""

import re

from hypercare_cli.i18n.message import message

KEY = message("a key or an access token")
SECRETS = (
    (
        KEY,
        re.compile(
            r"-(?:(?<=[abekprst]-)(?:(?<=xox[abeprs]-)|(?<=glpat-)|(?<=\bsk-)(?=\S*\d))[\w-]{10,}"
            r"|----BEGIN [A-Z ]*PRIVATE KEY)"
        ),
    ),
    (
        KEY,
        re.compile(
            r"_(?:(?<=gh[pousr]_)|(?<=github_pat_)|(?<=[sr]k_live_)|(?<=[sr]k_test_))\w{16,}"
        ),
    ),
    (KEY, re.compile(r"A(?:(?:KIA|SIA)[0-9A-Z]{16}|Iza[\w-]{35})(?!\w)")),
    (KEY, re.compile(r"J(?<=\beyJ)[\w-]{10,}\.eyJ[\w-]{10,}\.")),
    (
        message("a password"),
        re.compile(
            r"=(?:(?<=password=)|(?<=passwd=)|(?<=pwd=)|(?<=passe=)|(?<=mdp=)|(?<=secret=)"
            r"|(?<=token=)|(?<=apikey=)|(?<=api_key=)|(?<=accesskey=))"
            r"(?![*$<{\[x…])[^\s;,&'\"\])}]{3,}",
            re.IGNORECASE,
        ),
    ),
)
IN_LINK = message("a password in a link")
CREDENTIALS = re.compile(r"://[^\s/:@]*:(?![*$<{])[^\s/@]+@")
HIDDEN = "•••"
AROUND = re.compile(r"[^\s\"'`“”]*\Z"), re.compile(r"[^\s\"'`“”]*")
"""The rest of the word to the left and to the right of what gave a secret away."""


def masked(text: str) -> str:
    """The text with every word that holds a secret replaced.

    >>> masked("token: ghp_0123456789abcdefABCDEF, url")
    'token: ••• url'
    """
    for pattern in (*(pattern for _kind, pattern in SECRETS), CREDENTIALS):
        while found := pattern.search(text):
            before, after = AROUND
            start = before.search(text, 0, found.start())
            end = after.match(text, found.end())
            left = start.start() if start else found.start()
            text = text[:left] + HIDDEN + text[end.end() if end else found.end() :]
    return text
