"""Every document of an example, as the command line writes it."""

from datetime import date
from functools import cache

from hypercare_cli.analysis import analyse
from hypercare_cli.documents import KINDS as DOCUMENTS
from hypercare_cli.i18n.words import LANGUAGES, Words
from tests.plans import EXAMPLES as FOLDER
from tests.plans import digests_of, files_of

AS_OF = date(2026, 4, 5)
KINDS = tuple(DOCUMENTS)
EXAMPLES = ("full-case", "mini-case", "hostile", "generic")


@cache
def document(kind: str, example: str = "full-case", language: str = "en") -> bytes:
    """The bytes; made once in a run."""
    folder = FOLDER / example
    analysis = analyse(files_of(folder), AS_OF, digests_of(folder))
    words = Words(next(known for known in LANGUAGES if known == language))
    return DOCUMENTS[kind].make(analysis, words, None)
