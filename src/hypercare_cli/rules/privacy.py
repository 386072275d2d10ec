"""HC92x: what must not stand in a plan, since git keeps it for ever: addresses, numbers, secrets.

Comments are looked at too. No message repeats what was found.
"""

import re
from collections.abc import Iterable, Iterator

from hypercare_cli.finding import Path
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.source import File

EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]+\.)+[^\W\d_][\w-]+")
IN_ADDRESS = re.compile(r"://[^\s/@]*\Z")
SHARED = frozenset(
    """
    abuse accueil achats admin aide assistance billing care clients commercial compliance compta
    comptabilite contact crm csm customer direction dpo equipe facturation finance formation gdpr
    git hello help helpdesk hotline hr hypercare info it juridique legal mail marketing noreply
    office onboarding postmaster presse privacy project projet purchasing rgpd rh sales sav
    secretariat security service servicedesk support team training ventes webmaster
    """.split()
)
"""First words of mailboxes that belong to a function, not to a person."""

# Each pattern starts with a character that is rare, or nearly, so that clean files cost nothing.
PHONES = (
    # +33 1 23 45 67 89; not T+30
    re.compile(r"\+(?<!T\+)\d{1,3}(?:[ .\-/()\u00a0\u202f]{0,2}\d){9,12}(?!\w)"),
    # 01 23 45 67 89, 01.23.45.67.89, 0123456789, 0033 1 …, 020 7946 0958, 044 668 18 00
    re.compile(
        r"0(?<![\w.+/=#%-]0)(?:"
        r"[1-9]([ .\-\u00a0\u202f]?)\d{2}(?:\1\d{2}){3}"
        r"|0[1-9]\d(?: ?\d){8,11}"
        r"|\d{2} \d{3} \d{2} \d{2}"
        r"|\d{2,4} \d{3,4} \d{3,4}"
        r")(?![\w-]|\.\d)"
    ),
    # (555) 010-0199
    re.compile(r"\(\d{3}\) ?\d{3}[ .-]\d{4}(?!\w)"),
    # 555-010-0199
    re.compile(r"-(?<=\d{3}-)(?<![\w.-]\d{3}-)\d{3}-\d{4}(?![\w-])"),
)


def stretches(look: Look, patterns: Iterable[re.Pattern[str]]) -> Iterator[tuple[File, int, int]]:
    """Where one of the patterns is found in a file: from, to."""
    for file in look.document.files:
        for pattern in patterns:
            for found in pattern.finditer(file.text):
                yield file, found.start(), found.end()


def is_published(path: Path) -> bool:
    """Addresses and numbers of the support channels are there to be used."""
    return path[:2] == ("support", "channels")


@rule(
    "HC921",
    "personal-email",
    "warning",
    "an e-mail address of a person stands here",
    "Write the role instead, or a shared mailbox such as support@; git keeps what was once written.",
)
def personal_email(look: Look) -> Iterator[Hit]:
    """A plan is copied into documents, pull requests and backups; who asks to be forgotten cannot be
    taken out of a git history. Shared mailboxes (support@, dpo@) and `support.channels` are fine.

    Bad:
        landscape:
          - {id: L1, title: Old CRM, kind: dataset, notes: Ask jane.doe@example.com}  # <- HC921:56

    Good:
        landscape:
          - {id: L1, title: Old CRM, kind: dataset, notes: Ask the head of sales}
        support:
          channels: [{kind: mail, address: support@example.com}]
    """
    for file in look.document.files:
        for found in EMAIL.finditer(file.text) if "@" in file.text else ():
            start = found.start()
            before = file.text[max(0, start - 100) : start]
            if is_personal(found.group()) and not IN_ADDRESS.search(before):
                path, place = look.document.stretch(file, start, found.end())
                if not is_published(path):
                    yield Hit(path, {}, place)


def is_personal(address: str) -> bool:
    return re.split(r"[.+_%@-]", address.lower(), maxsplit=1)[0] not in SHARED


@rule(
    "HC922",
    "phone-number",
    "warning",
    "a phone number stands here",
    "Write the role instead; the number of the support desk goes into `support.channels`.",
)
def phone_number(look: Look) -> Iterator[Hit]:
    """A phone number is personal data that git keeps for ever, and it is out of date when it is
    needed. The numbers of `support.channels` are there to be used.

    Bad:
        risks:
          - {id: R1, title: No duty, probability: L, impact: L, notes: Call 01 23 45 67 89}  # <- HC922:69

    Good:
        risks:
          - {id: R1, title: No duty, probability: L, impact: L, notes: Call the duty manager}
        support:
          channels: [{kind: hotline, address: "+33 1 23 45 67 89"}]
    """
    for file, start, end in stretches(look, PHONES):
        path, place = look.document.stretch(file, start, end)
        if not is_published(path):
            yield Hit(path, {}, place)


@rule(
    "HC923",
    "secret-in-plan",
    "error",
    "{secret} stands here",
    "Withdraw it today: everybody who has the plan has it. Then delete it, here and in the history.",
)
def secret_in_plan(look: Look) -> Iterator[Hit]:
    """A secret in a plan is known to everybody who ever had a copy, and deleting the line does not
    help: only a new secret does. Private keys, tokens, passwords in connection strings and links.

    Bad:
        landscape:
          - {id: L1, title: CRM, kind: dataset, notes: "db://a:Spring26@db.example.org"}  # <- HC923:51

    Good:
        landscape:
          - {id: L1, title: CRM, kind: dataset, notes: "db://db.example.org"}
    """
    for file, secret in look.document.secrets:
        path, place = look.document.stretch(file, secret.start, secret.end)
        yield Hit(path, {"secret": secret.kind}, place)
