"""Faults in contracts, acceptance, obligations, claims, evidence and handover (HC8xx)."""

from operator import attrgetter

import pytest

from tests.plans import day
from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI = "full-case", "full-case-en", "mini-case"

REGISTER = (
    # At T+60 nothing presses yet; an end or a notice typed wrong makes it press, or come too late.
    Fault(FULL, "HC801", "end: T+200, notice", "end: T+170, «»notice", as_of=day(60)),
    Fault(ENGLISH, "HC801", "notice: 90d", "«»notice: 120d", as_of=day(60)),
    Fault(FULL, "HC802", "end: T+200, notice", "end: 2026-05-31, «»notice", as_of=day(60)),
    Fault(ENGLISH, "HC802", "notice: 90d", "«»notice: 180d", as_of=day(60)),
    Fault(FULL, "HC802", "notice: 90d", "«»notice: 90wd", gone=("HC801",)),
    # The old contract ended before the new one starts.
    Fault(FULL, "HC803", "end: T+200, notice", "«»end: 2025-12-20, notice", gone=("HC801",)),
    Fault(ENGLISH, "HC803", "end: T+200, notice: 90d,", "«»end: T-10,", gone=("HC801",)),
    # Signed after work began: a year or a month mistyped, or true and never covered.
    Fault(FULL, "HC804", "signed_on: 2025-11-28", "«»signed_on: 2026-01-28"),
    Fault(FULL, "HC804", "signed_on: 2025-12-05", "«»signed_on: 2026-02-05"),
    Fault(
        ENGLISH, "HC804", "signed_on: 2026-01-08, start: T+3", "«»signed_on: 2026-01-08, start: T+0"
    ),
    Fault(ENGLISH, "HC804", "signed_on: 2025-12-05", "«»signed_on: 2026-12-05"),
    # The end of a running contract was forgotten.
    Fault(FULL, "HC805", "start: T+0, end: T+1095", "start: T+0«»"),
    Fault(ENGLISH, "HC805", "start: T+0, end: T+120,", "start: T+0,«»"),
    Fault(FULL, "HC805", "end: T+200, ", "«»", gone=("HC801",)),
    Fault(
        MINI,
        "HC805",
        "health:\n",
        "contracts:\n"
        "  register:\n"
        "    - {«»id: C1, title: Abonnement, kind: licence, signed_on: 2025-12-18}\n"
        "health:\n",
    ),
)

ACCEPTANCE = (
    Fault(FULL, "HC806", "acceptance: passed, accepted_on: T+29", "«»acceptance: passed"),
    Fault(
        ENGLISH,
        "HC806",
        "acceptance: reservations, accepted_on: T+70",
        "«»acceptance: reservations",
    ),
    # A must that was refused, taken back, forgotten or dated into the next quarter.
    Fault(FULL, "HC807", "acceptance: passed", "«»acceptance: failed"),
    Fault(ENGLISH, "HC807", "acceptance: passed, accepted_on: T+29", "«»acceptance: pending"),
    Fault(FULL, "HC807", "accepted_on: T+29", "«»accepted_on: T+129"),
    Fault(
        FULL, "HC807", "level: should, acceptance: pending", "level: must, «»acceptance: pending"
    ),
    Fault(FULL, "HC808", "owner: ops_it, due: T+120", "owner: ops_it, «»due: T+12"),
    Fault(
        FULL,
        "HC808",
        "Analyse d'impact, status: done",
        "Analyse d'impact, «»due: T+30, status: open",
    ),
    Fault(ENGLISH, "HC808", "due: T+120}\n\nevidence", "«»due: 2026-03-05}\n\nevidence"),
)

OBLIGATIONS = (
    # Nobody asks for it, or by no day.
    Fault(FULL, "HC811", "Livrer le flux ERP, owner: tam", "Livrer le flux ERP«»"),
    Fault(FULL, "HC811", '0.80", due: T+90', '0.80"«»'),
    Fault(ENGLISH, "HC811", "compliance, due: T+60", "compliance«»"),
    Fault(FULL, "HC811", "à jour, owner: dpo, kind: compliance, due: T+60", "à jour«»"),
    # Opened again; a digit too few.
    Fault(
        FULL,
        "HC812",
        "compliance, due: T+60, status: done, done_on: T+58",
        "compliance, «»due: T+60, status: open",
    ),
    Fault(ENGLISH, "HC812", "due: T+90, status: done, done_on: T+90", "«»due: T+9, status: open"),
    Fault(
        FULL,
        "HC812",
        "due: T+25, status: done, done_on: T+31",
        "«»due: T+25, status: open",
    ),
    # A penalty without a day, or with half of its formula.
    Fault(FULL, "HC813", "kind: delivery, due: T+25", "kind: delivery«»"),
    Fault(ENGLISH, "HC813", "requirement: RQ2, due: T+80", "requirement: RQ2«»", gone=("HC812",)),
    Fault(FULL, "HC814", "{v_r_over: 3000, value: 12000}", "{«»value: 12000}"),
    Fault(ENGLISH, "HC814", "{v_r_over: 3000, value: 12000}", "{«»v_r_over: 3000}"),
    Fault(FULL, "HC814", "penalty: {per_day: 200, cap", "penalty: {«»cap"),
    Fault(ENGLISH, "HC814", "penalty: {v_r_over: 3000, value: 12000}", "penalty: {«»cap: 1200}"),
)

CLAIMS = (
    Fault(FULL, "HC821", "non livré à la date convenue, evidence: [E3]", "non livré«»"),
    Fault(ENGLISH, "HC821", "agreed date, evidence: [E3]", "agreed date, «»evidence: []"),
    # A second one, with proof that is yet to come.
    Fault(
        FULL,
        "HC821",
        "date convenue, evidence: [E3]}\n",
        "date convenue, evidence: [E3]}\n"
        "    - {«»id: CL2, contract: C1, opened_on: T+88, status: draft, text: Coupures}\n",
    ),
    # More than the clause gives: a zero too many, a clause read wrong.
    Fault(FULL, "HC822", "amount: 2000", "«»amount: 20000"),
    Fault(ENGLISH, "HC822", "amount: 2000", "«»amount: 2600"),
    Fault(
        FULL,
        "HC822",
        "opened_on: T+82, status: notified, amount: 2000",
        "opened_on: T+82, status: accepted, «»amount: 6000",
    ),
    # Sent to the wrong party.
    Fault(FULL, "HC823", "{id: CL1, contract: C2", "{id: CL1, «»contract: C1"),
    Fault(ENGLISH, "HC823", "{id: CL1, contract: C2", "{id: CL1, «»contract: C3"),
    Fault(
        FULL,
        "HC823",
        "contract: C2, obligation: OB1, opened_on",
        "«»contract: C2, obligation: OB2, opened_on",
    ),
    # Noted, and left there.
    Fault(
        FULL,
        "HC824",
        "{id: DF1, date: T+81, obligation: OB1, text: Flux ERP toujours en recette, evidence: [E3],"
        " claim: CL1}",
        "{«»id: DF1, date: T+51, text: Flux ERP toujours en recette, evidence: [E3]}",
    ),
    Fault(
        ENGLISH,
        "HC824",
        "  register:\n",
        "    - {«»id: DF2, date: T+40, text: The test data were never delivered}\n  register:\n",
    ),
)

EVIDENCE = (
    Fault(FULL, "HC851", ", url: https://support.example.org/report/4", "«»"),
    Fault(ENGLISH, "HC851", ", url: https://ged.example.org/specification", "«»"),
    # Paths of somebody's own machine.
    Fault(FULL, "HC852", "file: preuves/kickoff.txt", "«»file: ../preuves/kickoff.txt"),
    Fault(FULL, "HC852", "file: preuves/comptes.csv", "«»file: C:\\Export\\comptes.csv"),
    Fault(ENGLISH, "HC852", "file: proof/formal-notice.txt", "«»file: ~/letters/formal-notice.txt"),
    Fault(ENGLISH, "HC852", "file: proof/kickoff.txt", "«»file: /proof/kickoff.txt"),
    # Renamed, or never put there.
    Fault(FULL, "HC853", "file: preuves/comptes.csv", "«»file: preuves/compte.csv"),
    Fault(FULL, "HC853", "file: preuves/kickoff.txt", "«»file: preuves/kickoff.pdf"),
    Fault(ENGLISH, "HC853", "file: proof/formal-notice.txt", "«»file: formal-notice.txt"),
    # Digests: one digit mistyped, one copied from the line above, one of the version before.
    Fault(FULL, "HC854", "sha256: d0bd701f", "«»sha256: d0bd701e"),
    Fault(
        FULL,
        "HC854",
        "sha256: 3c5992e1c558f3c413e5f66f09a17d9daa1ae2d03868bee07b091a23fab5e943",
        "«»sha256: d0bd701f723a9c355a6ef138e8be36942b2d40a4e82c764343efc7ebae842d28",
    ),
    Fault(FULL, "HC854", "file: preuves/kickoff.txt", "«»file: preuves/mise-en-demeure.txt"),
    Fault(
        FULL,
        "HC855",
        ", sha256: 3c5992e1c558f3c413e5f66f09a17d9daa1ae2d03868bee07b091a23fab5e943",
        "«»",
    ),
    Fault(
        FULL,
        "HC855",
        ", sha256: 7e5d5c7ed13ba1364e4f031e18c14c01106a1faef1cac4ec2c4cee0dea5b1c46",
        "«»",
    ),
    # Filed, and forgotten.
    Fault(
        FULL,
        "HC856",
        "\nhandover:\n",
        "  - {«»id: E6, title: Courriel du fournisseur, kind: letter, date: T+60,"
        " url: https://ged.example.org/e6}\n\nhandover:\n",
    ),
    Fault(
        ENGLISH,
        "HC856",
        "\nhandover:\n",
        "  - {«»id: E6, title: Minutes of the review, kind: minutes, date: T+90,"
        " url: https://dms.example.org/e6}\n\nhandover:\n",
    ),
    # Handed over before anybody was shown how.
    Fault(
        FULL,
        "HC861",
        "    - {id: H1, kind: support, title: Traiter les demandes simples, owner: key_users, status:"
        " done, done_on: T+70}\n"
        "    - {id: H2, kind: reference_data, title: Mettre à jour les modèles, owner: po, status:"
        " done, done_on: T+85}\n"
        "    - {id: H3, kind: steering, title: Piloter les indicateurs, owner: po, status:"
        " in_progress}\n"
        "    - {id: H4, kind: practices, title: Diffuser les bonnes pratiques, owner: key_users,"
        " status: in_progress}\n"
        "  transfers:\n"
        "    - {date: T+78,",
        "    - {id: H1, kind: support, title: Traiter les demandes simples, owner: key_users,"
        " «»status: done, done_on: T+70}\n"
        "    - {id: H2, kind: reference_data, title: Mettre à jour les modèles, owner: po, status:"
        " done, done_on: T+85}\n"
        "  transfers:\n"
        "    - {date: T+92,",
    ),
)


@pytest.mark.parametrize(
    "fault", [*REGISTER, *ACCEPTANCE, *OBLIGATIONS, *CLAIMS, *EVIDENCE], ids=attrgetter("code")
)
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
