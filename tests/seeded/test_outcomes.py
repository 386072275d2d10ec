"""Faults in KPIs, their measurements, and the thread from usage to outcome (HC2xx)."""

import pytest

from tests.plans import day
from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI, SMALL = "full-case", "full-case-en", "mini-case", "mini-case-en"

KPIS = (
    # The tool was to be looked up later.
    Fault(
        ENGLISH,
        "HC201",
        """\
  - id: error_rate
    title: Cases with an error
    kind: business
    unit: percent                  # values are percentages: 4.0 is 4%
    baseline: 4.0
    target: 2.5
    source: {tool: Quality, frequency: monthly, owner: po, quality: good}
""",
        """\
  - id: error_rate«»
    title: Cases with an error
    kind: business
    unit: percent                  # values are percentages: 4.0 is 4%
    baseline: 4.0
    target: 2.5
""",
    ),
    Fault(
        FULL,
        "HC201",
        """\
  - id: conversion
    title: Conversion MQL→SQL
    kind: business
    unit: percent
    baseline: 22
    target: 27
    source: {tool: CRM, frequency: monthly, owner: po, quality: fair}
""",
        """\
  - id: conversion«»
    title: Conversion MQL→SQL
    kind: business
    unit: percent
    baseline: 22
    target: 27
""",
    ),
    # Emptied by hand: a source without anything in it.
    Fault(
        SMALL,
        "HC201",
        """\
    source: {tool: BI, frequency: monthly, owner: csm}
""",
        """\
    source:  # who knows?«»
""",
    ),
    # The target was copied from the baseline, or typed over it.
    Fault(ENGLISH, "HC202", "    target: 6.0\n", "    target: 8.0«»\n"),
    Fault(FULL, "HC202", "    target: 27\n", "    target: 22.0«»\n"),
    Fault(SMALL, "HC202", "    target: 6.0\n", "    target: 8«»\n", gone=("HC611",)),
    # A workshop wrote down every wish.
    Fault(
        SMALL,
        "HC203",
        """\
    kpis: [handling_time]
    hypothesis: Guided entry does away with re-keying, so cases are processed sooner

kpis:
  - id: handling_time
""",
        """\
    kpis: [handling_time, complaints, errors, sick_days, energy, margin]
    hypothesis: Guided entry does away with re-keying, so cases are processed sooner

kpis:
  - {id: complaints, title: Complaints}
  - {id: errors, title: Errors}
  - {id: sick_days, title: Sick days}
  - {id: energy, title: Energy}
  - {id: margin, title: Margin}
  - id: handling_time«»
""",
        gone=("HC204",),
    ),
    # The kinds of the leading indicators were forgotten.
    Fault(
        MINI,
        "HC203",
        """\
    kpis: [handling_time]
    hypothesis: La saisie guidée supprime les ressaisies, donc raccourcit le traitement

kpis:
  - id: handling_time
""",
        """\
    kpis: [logins, depth, quiz, tickets, forms, trained, handling_time]
    hypothesis: La saisie guidée supprime les ressaisies, donc raccourcit le traitement

kpis:
  - {id: logins, title: Connexions}
  - {id: depth, title: Fonctions par personne}
  - {id: quiz, title: Quiz réussis}
  - {id: tickets, title: Demandes}
  - {id: forms, title: Dossiers complets}
  - {id: trained, title: Personnes formées«»}
  - id: handling_time
""",
        gone=("HC204",),
    ),
    # Two business KPIs are left where one is called a process.
    Fault(
        FULL,
        "HC204",
        """\
  - id: handling_time
    title: Délai de traitement
    kind: business
""",
        """\
  - id: handling_time«»
    title: Délai de traitement
    kind: process
""",
    ),
    # The year of the plan before, a sign, T0 itself.
    Fault(
        ENGLISH,
        "HC205",
        "    target: 6.0\n",
        "    target: 6.0\n    target_date: 2025-06-30«»\n",
    ),
    Fault(FULL, "HC205", "    target: 27\n", "    target: 27\n    target_date: T-120«»\n"),
    Fault(MINI, "HC205", "    target: 6.0\n", "    target: 6.0\n    target_date: T+0«»\n"),
    # Agreed among those who were in the room.
    Fault(ENGLISH, "HC206", "agreed: {by: [sponsor, po]", "agreed: {«»by: [csm, po]"),
    Fault(FULL, "HC206", "agreed: {by: [sponsor, po], ", "agreed: {«»"),
    Fault(
        ENGLISH,
        "HC206",
        "    target: 2.5\n",
        "    target: 2.5\n    agreed: {by: [po], date: T+5}«»\n",
    ),
    Fault(
        MINI,
        "HC206",
        "    target: 6.0\n",
        "    target: 6.0\n    agreed:\n      by: [csm]«»\n",
    ),
)

MEASUREMENTS = (
    # Nobody sends the figures.
    Fault(
        ENGLISH,
        "HC207",
        """\
  - id: workflow_completion
    title: Workflows carried through to the end
    kind: adoption
    unit: percent
    baseline: 40
    target: 85
    source: {tool: CLM, frequency: weekly, owner: csm, quality: good}
    measurements:
      - {date: T+30, value: 58}
      - {date: T+90, value: 76}
""",
        """\
  - id: workflow_completion«»
    title: Workflows carried through to the end
    kind: adoption
    unit: percent
    baseline: 40
    target: 85
    source: {tool: CLM, frequency: weekly, owner: csm, quality: good}
""",
    ),
    # Both measurements are in the wrong year.
    Fault(
        FULL,
        "HC207",
        """\
  - id: workflow_completion
    title: Workflows menés à leur terme
    kind: adoption
    unit: percent
    baseline: 40
    target: 85
    source: {tool: CLM, frequency: weekly, owner: csm, quality: good}
    measurements:
      - {date: T+30, value: 58}
      - {date: T+90, value: 76}
""",
        """\
  - id: workflow_completion«»
    title: Workflows menés à leur terme
    kind: adoption
    unit: percent
    baseline: 40
    target: 85
    source: {tool: CLM, frequency: weekly, owner: csm, quality: good}
    measurements:
      - {date: 2027-02-04, value: 58}
      - {date: 2027-04-05, value: 76}
""",
    ),
    # The last value was not brought over, or got another date.
    Fault(
        ENGLISH,
        "HC208",
        "      - {date: T+30, value: 58}\n      - {date: T+90, value: 76}\n",
        "      - {date: T+30«», value: 58}\n",
    ),
    Fault(
        FULL,
        "HC208",
        "      - {date: T+60, value: 6.5}\n      - {date: T+90, value: 6.1, ",
        "      - {date: T+60«», value: 6.5}\n      - {date: T+900, value: 6.1, ",
    ),
    Fault(
        ENGLISH,
        "HC208",
        """\
      - {date: T+30, value: 3.4}
      - {date: T+60, value: 2.4}
      - {date: T+90, value: 2.6}
""",
        """\
      - {date: T+30«», value: 3.4}
      # to come: February, March
""",
    ),
    # Weekly figures were promised, and are still taken monthly.
    Fault(
        SMALL,
        "HC208",
        """\
    source: {tool: BI, frequency: monthly, owner: csm}
    measurements:
      - {date: 2026-01-05, value: 8.0}
      - {date: 2026-02-04, value: 7.2}
""",
        """\
    source: {tool: BI, frequency: weekly, owner: csm}
    measurements:
      - {date: 2026-01-05, value: 8.0}
      - {date: 2026-02-04«», value: 7.2}
""",
        as_of=day(50),
    ),
    # A decimal point lost, or one too many.
    Fault(ENGLISH, "HC209", "value: 6.5}", "«»value: 65}"),
    Fault(FULL, "HC209", "value: 3.4}", "«»value: 34}"),
    Fault(FULL, "HC209", "{date: T+60, value: 24}", "{date: T+60, «»value: 2.4}"),
    Fault(MINI, "HC209", "value: 7.2}", "«»value: 0.72}"),
    # A fraction where the others are percentages.
    Fault(FULL, "HC209", "value: 58}", "«»value: 0.58}"),
    # Minutes instead of hours; a minus that was a dash.
    Fault(SMALL, "HC209", "value: 7.2}", "«»value: 432}"),
    Fault(SMALL, "HC209", "value: 6.5}", "«»value: -6.5}"),
    # More than all: a digit typed twice.
    Fault(ENGLISH, "HC210", "value: 58}", "«»value: 588}"),
    Fault(FULL, "HC210", "    target: 27\n", "    target: 277«»\n"),
    Fault(ENGLISH, "HC210", "    baseline: 40\n", "    baseline: 400«»\n"),
    Fault(FULL, "HC210", "{date: T+60, value: 24}", "{date: T+60, «»value: 240}"),
    # The unit as people write it.
    Fault(
        ENGLISH,
        "HC216",
        "    unit: percent                  # values are percentages: 4.0 is 4%\n",
        '    unit: "%"«»\n',
    ),
    Fault(
        FULL,
        "HC216",
        "    kind: adoption\n    unit: percent\n",
        "    kind: adoption\n    unit: pourcentage«»\n",
    ),
)

OUTCOMES = (
    # The outcome was reworded, and its line of KPIs went.
    Fault(
        ENGLISH,
        "HC211",
        "  - id: O2\n    title: Fewer version errors\n    kpis: [error_rate]\n",
        "  - id: O2«»\n    title: Fewer errors\n",
    ),
    Fault(FULL, "HC211", "    kpis: [conversion]\n", "    kpis: []«»\n"),
    Fault(
        MINI,
        "HC211",
        "kpis:\n  - id: handling_time\n",
        "  - {id: O2, title: Travailler mieux ensemble«»}\n\nkpis:\n  - id: handling_time\n",
    ),
    Fault(
        ENGLISH,
        "HC212",
        """\
  - id: O2
    title: Fewer version errors
    kpis: [error_rate]
    hypothesis: The shared template replaces local copies
""",
        """\
  - id: O2«»
    title: Fewer version errors
    kpis: [error_rate]
""",
    ),
    Fault(
        SMALL,
        "HC212",
        "    hypothesis: Guided entry does away with re-keying, so cases are processed sooner\n",
        "    hypothesis:«»\n",
    ),
    # A leading indicator whose kind was forgotten; a figure that somebody liked to have.
    Fault(
        ENGLISH,
        "HC213",
        """\
  - id: workflow_completion
    title: Workflows carried through to the end
    kind: adoption
""",
        """\
  - id: workflow_completion«»
    title: Workflows carried through to the end
""",
    ),
    Fault(
        FULL,
        "HC213",
        "      - {date: T+90, value: 76}\n",
        "      - {date: T+90, value: 76}\n  - {id: nps, title: Recommandation«»}\n",
    ),
    # The KPI pasted under another id.
    Fault(
        ENGLISH,
        "HC213",
        "\npeople:\n",
        """\
  - id: handling_time_2«»
    title: Processing time
    unit: h/case
    baseline: 8.0
    target: 6.0
    source: {tool: BI, frequency: weekly, owner: csm, quality: good}
    measurements:
      - {date: T+90, value: 6.1}

people:
""",
    ),
    # Each drives the other.
    Fault(
        ENGLISH,
        "HC214",
        "    target: 85\n",
        "    target: 85\n    driven_by: [handling_time]«»\n",
    ),
    Fault(FULL, "HC214", "driven_by: [workflow_completion]", "«»driven_by: [handling_time]"),
    # Usage that somebody counts.
    Fault(
        ENGLISH,
        "HC215",
        "\npeople:\n",
        "  - {id: logins, title: Logins a week«», kind: adoption, unit: count}\n\npeople:\n",
    ),
    Fault(
        MINI,
        "HC215",
        "\npeople:\n",
        "  - {id: complete, «»title: Dossiers complets, kind: quality, unit: percent}\n\npeople:\n",
    ),
    # Judged on other days: a month in, and half-way.
    Fault(
        FULL,
        "HC209",
        "{date: T+30, value: 7.2}",
        "{date: T+30, «»value: 720}",
        as_of=day(30),
    ),
    Fault(
        SMALL,
        "HC205",
        "    target: 6.0\n",
        "    target: 6.0\n    target_date: 2025-04-05«»\n",
        as_of=day(45),
    ),
)


@pytest.mark.parametrize("fault", [*KPIS, *MEASUREMENTS, *OUTCOMES])
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
