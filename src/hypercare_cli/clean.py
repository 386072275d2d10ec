"""Text of a plan as an Office file can hold it."""

import re

UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """C0 and C1 controls, lone surrogates and noncharacters become U+FFFD.

    Tabs and line ends stay; the line ends of other systems become newlines first.
    """
    return UNREADABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
