"""Faults in the roadmap, its gates, technical items, data quality and processes (HC4xx)."""

import pytest

from tests.plans import day
from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI, SMALL = "full-case", "full-case-en", "mini-case", "mini-case-en"
CLOUD = "cloud-migration"

TASKS = (
    # The owner left; the date was to be agreed.
    Fault(
        ENGLISH,
        "HC401",
        "{id: M60-2, title: Open the tracking of key dates, owner: csm, due: T+70",
        "{«»id: M60-2, title: Open the tracking of key dates, due: T+70",
    ),
    Fault(
        FULL,
        "HC401",
        "title: Ouvrir les échéances, owner: csm, due: T+70,",
        "«»title: Ouvrir les échéances, owner: csm,",
        gone=("HC101",),
    ),
    Fault(
        ENGLISH,
        "HC401",
        "title: Put the purchasing circuit into production, owner: tam,",
        "«»title: Put the purchasing circuit into production,",
        as_of=day(20),
    ),
    Fault(
        FULL,
        "HC401",
        "title: Préparer la revue trimestrielle, owner: csm, due: T+88, status: done, done_on: T+87}",
        "«»title: Préparer la revue trimestrielle, status: planned}",
    ),
    Fault(
        MINI,
        "HC401",
        "\nhealth:\n",
        """
roadmap:
  - id: bilan
    offset: 90
    title: Bilan
    tasks:
      - {id: T1, «»title: Mesurer le délai, owner: po, status: planned}

health:
""",
    ),
    # Each waits for the other, or for itself.
    Fault(
        ENGLISH,
        "HC402",
        "owner: ops_it, due: T+7, status: done, done_on: T+7}",
        "owner: ops_it, due: T+7, status: done, done_on: T+7, «»depends_on: [M7-2]}",
    ),
    Fault(
        FULL,
        "HC402",
        "status: done, done_on: T+54}\n"
        "      - {id: M60-2, title: Ouvrir les échéances, owner: csm, due: T+70, status: in_progress}",
        "status: done, done_on: T+54, «»depends_on: [M60-2]}\n"
        "      - {id: M60-2, title: Ouvrir les échéances, owner: csm, due: T+70, status: in_progress,"
        " depends_on: [M60-1]}",
    ),
    Fault(
        ENGLISH,
        "HC402",
        "due: T+88, status: done, done_on: T+87}",
        "due: T+88, status: done, done_on: T+87, «»depends_on: [M90-1]}",
    ),
    # Planned back to front.
    Fault(
        ENGLISH,
        "HC403",
        "owner: tam, due: T+30, status: done, done_on: T+30}",
        "owner: tam, «»due: T+30, status: done, done_on: T+30, depends_on: [M60-1]}",
        as_of=day(20),
    ),
    Fault(
        FULL,
        "HC403",
        "stream: contract, deliverable: Accord signé}\n",
        "stream: contract, deliverable: Accord signé}\n"
        "      - {id: M0-3, title: Ouvrir le comité, owner: po, «»due: T-2, status: planned,"
        " depends_on: [M0-1]}\n",
        as_of=day(-5),
    ),
    Fault(
        ENGLISH,
        "HC403",
        "owner: ops_it, due: T+7, status: done, done_on: T+8, depends_on: [M7-1]}",
        "owner: ops_it, «»due: T+5, status: done, done_on: T+8, depends_on: [M7-1]}",
        as_of=day(3),
    ),
    # Set back to planned, or never set to done, while what follows is finished.
    Fault(
        ENGLISH,
        "HC407",
        "owner: ops_it, due: T+7, status: done, done_on: T+7}",
        "owner: ops_it, due: T+7, «»status: in_progress}",
    ),
    Fault(
        FULL,
        "HC407",
        "due: T+70, status: in_progress}",
        "due: T+70, «»status: in_progress}\n"
        "      - {id: M60-3, title: Annoncer les échéances, owner: csm, due: T+60, status: done,"
        " done_on: T+60, depends_on: [M60-2]}",
    ),
)

GATES = (
    # The condition was taken out to be agreed again; a signature without anybody.
    Fault(
        ENGLISH,
        "HC404",
        '{id: M30-C2, title: One visible quick win, when: "adoption.quick_wins >= 1"}',
        "{«»id: M30-C2, title: One visible quick win}",
    ),
    Fault(
        FULL,
        "HC404",
        "{id: M0-C3, title: Prêt à démarrer, signed_by: sponsor, signed_on: T+1}",
        "{«»id: M0-C3, title: Prêt à démarrer, signed_on: T+1}",
    ),
    Fault(
        ENGLISH,
        "HC404",
        '{id: X4, title: No P1 open, when: "support.p1_open == 0"}',
        "{«»id: X4, title: No P1 open}",
    ),
    Fault(
        FULL,
        "HC404",
        ', when: "roadmap.next_steps >= 1"}',
        ', when: "roadmap.next_steps >= 1"}\n'
        "      - {«»id: M90-C4, title: Tout le monde est content}",
    ),
    # More proof is expected than was filed; a proof was taken off.
    Fault(
        ENGLISH,
        "HC405",
        "    objectives: [Two more features, Champions programme]\n",
        "    objectives: [Two more features, Champions programme]\n    expects: [report]«»\n",
    ),
    Fault(
        FULL,
        "HC405",
        "    expects: [log, export]\n",
        "    expects: [log, export, photo]«»\n",
        gone=("HC405",),
    ),
    Fault(
        SMALL,
        "HC405",
        "\nhealth:\n",
        """
roadmap:
  - {id: kickoff, offset: 0, title: Kick-off, done_on: T+0, «»expects: [minutes]}

health:
""",
    ),
    # Waved through: not signed, a limit of another scale, a limit nobody reached.
    Fault(
        ENGLISH,
        "HC406",
        "{id: M0-C3, title: Ready to start, signed_by: sponsor, signed_on: T+1}",
        "{«»id: M0-C3, title: Ready to start, signed_by: sponsor}",
    ),
    Fault(FULL, "HC406", '"adoption.ready_rate >= 0.60"', '«»"adoption.ready_rate >= 60"'),
    Fault(ENGLISH, "HC406", '"adoption.quick_wins >= 1"', '«»"adoption.quick_wins >= 10"'),
    Fault(FULL, "HC406", '"health.score >= 70"', '«»"health.score >= 90"'),
    Fault(
        ENGLISH,
        "HC406",
        "{id: M0-C3, title: Ready to start, signed_by: sponsor, signed_on: T+1}",
        "{«»id: M0-C3, title: Ready to start, signed_by: sponsor, signed_on: 2027-01-06}",
    ),
    Fault(
        FULL,
        "HC406",
        '{id: M30-C2, title: Un gain rapide visible, when: "adoption.quick_wins >= 1"}',
        "{«»id: M30-C2, title: Un gain rapide visible, signed_by: sponsor,"
        ' when: "adoption.quick_wins >= 1"}',
    ),
    Fault(
        MINI,
        "HC406",
        "\nhealth:\n",
        """
roadmap:
  - id: kickoff
    offset: 0
    title: Kick-off
    done_on: T+0
    criteria: [{«»id: C1, title: Prêt à démarrer, signed_by: sponsor}]

health:
""",
    ),
)

TECHNICAL = (
    # A status set back, a date mistyped, an item that became blocking.
    Fault(
        ENGLISH,
        "HC421",
        "due: T+25, status: done, done_on: T+24, blocking: true}",
        "due: T+25, «»status: in_progress, blocking: true}",
    ),
    Fault(
        FULL,
        "HC421",
        "due: T+7, status: done, done_on: T+6, blocking: true}",
        "«»due: T+70, status: planned, blocking: true}",
    ),
    Fault(
        ENGLISH,
        "HC421",
        "title: Interface from ERP to CLM, owner: tam, due: T+80,",
        "title: Interface from ERP to CLM, owner: tam, blocking: true, «»due: T+80,",
        gone=("HC422",),
    ),
    Fault(
        FULL,
        "HC421",
        "due: T+25, status: done, done_on: T+24, blocking: true}",
        "«»due: T+52, status: in_progress, blocking: true}",
        as_of=day(10),
    ),
    # Data that is not there yet.
    Fault(
        FULL,
        "HC422",
        "due: T+25, status: done, done_on: T+24, blocking: true}",
        "due: T+25, «»status: in_progress}",
    ),
    Fault(
        ENGLISH,
        "HC422",
        "\ndata_quality:\n",
        "  - {id: TE7, kind: data, title: Supplier master, owner: tam, due: T+100, «»status: planned}\n"
        "\ndata_quality:\n",
    ),
    Fault(
        ENGLISH,
        "HC423",
        "title: Interface from ERP to CLM, owner: tam, due: T+80,",
        "«»title: Interface from ERP to CLM, due: T+80,",
    ),
    Fault(
        FULL,
        "HC423",
        "title: Flux ERP vers CLM, owner: tam, due: T+80,",
        "«»title: Flux ERP vers CLM, owner: tam,",
    ),
    Fault(
        ENGLISH,
        "HC423",
        "\ndata_quality:\n",
        "  - {«»id: TE7, kind: security, title: Penetration test, status: planned}\n\ndata_quality:\n",
    ),
    Fault(
        MINI,
        "HC423",
        "\nhealth:\n",
        "\ntechnical:\n"
        "  - {«»id: TE1, kind: security, title: Audit, due: T+100, status: in_progress}\n"
        "\nhealth:\n",
    ),
    Fault(
        ENGLISH,
        "HC424",
        "frequency: daily, mapping: Supplier and amount}",
        "«»frequency: daily}",
    ),
    Fault(FULL, "HC424", "criteria: Écart nul sur 100 contrats}", "«»notes: voir le TAM}"),
    Fault(
        ENGLISH,
        "HC424",
        "due: T+25, status: done, done_on: T+24, blocking: true}",
        "due: T+25, status: done, done_on: T+24, blocking: true,"
        " «»flow: {source: Shared folder, target: CLM, mode: file}}",
    ),
)

DATA = (
    # Measured before go-live only, or never.
    Fault(
        ENGLISH,
        "HC425",
        "    - {date: T+30, score: 0.82}\n    - {date: T+75, score: 0.93}\n",
        "    - {date: T+20«», score: 0.91}\n",
    ),
    Fault(
        FULL,
        "HC425",
        "    - {date: T+30, score: 0.82}\n    - {date: T+75, score: 0.93}\n",
        "    - {date: T+3«», score: 0.91}\n    - {date: T+750, score: 0.93}\n",
    ),
    # The lasting tolerance went with the comment on its line.
    Fault(
        ENGLISH,
        "HC426",
        """\
  tolerance: 0.90                  # a provisional tolerance may stand until a date
  provisional: {tolerance: 0.80, end: T+40}
""",
        """\
  provisional: {tolerance: 0.80, «»end: T+40}
""",
    ),
    Fault(
        FULL,
        "HC426",
        """\
  tolerance: 0.90                  # a provisional tolerance may stand until a date
  provisional: {tolerance: 0.80, end: T+40}
  scores:
    - {date: T+30, score: 0.82}
""",
        """\
  scores:
    - {date: T+30«», score: 0.82}
""",
    ),
    # The reason for a deviation got lost.
    Fault(
        CLOUD,
        "HC427",
        "standard: Numéro généré, decision: keep, notes: Les plaques sont en acier}",
        "standard: Numéro généré, «»decision: keep}",
    ),
    Fault(
        CLOUD,
        "HC427",
        "standard: Deux visas, decision: adopt}",
        "standard: Deux visas, «»decision: adapt}",
    ),
)


@pytest.mark.parametrize("fault", [*TASKS, *GATES, *TECHNICAL, *DATA])
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
