"""Faults in the value ledger, the return, reviews and campaigns (HC60x, HC61x)."""

import pytest

from tests.plans import day
from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI, MINI_EN = "full-case", "full-case-en", "mini-case", "mini-case-en"

REASONS = (
    # Notes taken out: too long for the table, not for customers, forgotten.
    Fault(
        FULL,
        "HC601",
        "- id: V1\n"
        "      hypothesis: Réduction du délai de traitement\n"
        "      kpi: handling_time\n"
        "      volume: 2400\n"
        "      unit_value: 30\n"
        "      notes: Volume de l'an dernier, coût horaire chargé\n",
        "- «»id: V1\n"
        "      hypothesis: Réduction du délai de traitement\n"
        "      kpi: handling_time\n"
        "      volume: 2400\n"
        "      unit_value: 30\n",
    ),
    Fault(
        ENGLISH,
        "HC601",
        "- id: V2\n"
        "      hypothesis: Fewer errors\n"
        "      kpi: error_rate\n"
        "      annual: 48000                # stated, not computed: notes are then required\n"
        "      notes: Average cost of a corrective amendment, confirmed by management accounting\n",
        "- «»id: V2\n"
        "      hypothesis: Fewer errors\n"
        "      kpi: error_rate\n"
        "      annual: 48000                # stated, not computed: notes are then required\n",
    ),
    Fault(
        MINI,
        "HC601",
        "    - id: V1\n",
        "    - {«»id: V0, hypothesis: Moins de relances, annual: 4000}\n    - id: V1\n",
    ),
)

NOT_COMPUTED = (
    # A line half filled in, or half deleted.
    Fault(
        FULL,
        "HC602",
        "- id: V1\n"
        "      hypothesis: Réduction du délai de traitement\n"
        "      kpi: handling_time\n"
        "      volume: 2400\n",
        "- «»id: V1\n"
        "      hypothesis: Réduction du délai de traitement\n"
        "      kpi: handling_time\n",
    ),
    Fault(
        ENGLISH,
        "HC602",
        "- id: V3\n"
        "      hypothesis: Conversion of enquiries\n"
        "      kpi: conversion\n"
        "      volume: {low: 4000, base: 5000, high: 5500}   # enquiries a year; a percent KPI counts"
        " in points / 100\n"
        "      unit_value: 162.5\n",
        "- «»id: V3\n"
        "      hypothesis: Conversion of enquiries\n"
        "      kpi: conversion\n"
        "      volume: {low: 4000, base: 5000, high: 5500}   # enquiries a year; a percent KPI counts"
        " in points / 100\n",
    ),
    Fault(
        MINI,
        "HC602",
        "- id: V1\n      hypothesis: Réduction du délai de traitement\n      kpi: handling_time\n",
        "- «»id: V1\n      hypothesis: Réduction du délai de traitement\n",
        gone=("HC611",),
    ),
    # Added in a meeting, and never finished.
    Fault(
        ENGLISH,
        "HC602",
        "    - id: V3\n",
        "    - {«»id: V4, hypothesis: Fewer reminders, kpi: workflow_completion}\n    - id: V3\n",
    ),
    # The amount of a stated line deleted, its reasons left.
    Fault(
        FULL,
        "HC602",
        "- id: V2\n"
        "      hypothesis: Diminution des erreurs\n"
        "      kpi: error_rate\n"
        "      annual: 48000                # stated, not computed: notes are then required\n",
        "- «»id: V2\n      hypothesis: Diminution des erreurs\n      kpi: error_rate\n",
    ),
)

TWICE = (
    # The KPI of the line above, copied.
    Fault(
        FULL,
        "HC603",
        "      kpi: error_rate\n      annual",
        "      «»kpi: handling_time\n      annual",
    ),
    # The same enquiries, as sales see them.
    Fault(
        ENGLISH,
        "HC603",
        "\nthresholds:",
        "    - {id: V4, hypothesis: More deals, «»kpi: conversion, annual: 20000, notes: Sales plan}\n"
        "\nthresholds:",
    ),
    # Usage brings the shorter delay that is counted already.
    Fault(
        FULL,
        "HC603",
        "\nthresholds:",
        "    - id: V4\n"
        "      hypothesis: Circuits menés à leur terme\n"
        "      «»kpi: workflow_completion\n"
        "      volume: 2400\n"
        "      unit_value: 12\n"
        "      notes: Temps gagné par dossier\n"
        "\nthresholds:",
    ),
    # The line pasted a second time as an amount.
    Fault(
        MINI_EN,
        "HC603",
        "    - id: V1\n      hypothesis: Shorter",
        "    - {id: V0, hypothesis: Shorter processing time, annual: 70000, notes: Finance}\n"
        "    - id: V1\n"
        "      «»hypothesis: Shorter",
    ),
)

VERIFIED = (
    # The name taken out; a status set in advance; a name of blanks.
    Fault(
        FULL,
        "HC604",
        "status: verified             # forecast, claimed, verified or rejected\n"
        "      verified_by: Contrôle de gestion\n",
        "«»status: verified             # forecast, claimed, verified or rejected\n",
    ),
    Fault(ENGLISH, "HC604", "      annual: 48000", "      «»status: verified\n      annual: 48000"),
    Fault(
        MINI,
        "HC604",
        "      kpi: handling_time\n",
        "      kpi: handling_time\n      «»status: verified\n",
        gone=("HC611",),
    ),
    # Finance has confirmed it, and nobody changed the status.
    Fault(
        FULL,
        "HC607",
        "status: verified             # forecast, claimed, verified or rejected\n      verified_by",
        "status: claimed\n      «»verified_by",
    ),
    Fault(
        ENGLISH,
        "HC607",
        "      status: verified             # forecast, claimed, verified or rejected\n"
        "      verified_by",
        "      «»verified_by",
    ),
    # The only line that finance had confirmed goes back to a claim, or is rejected.
    Fault(
        FULL,
        "HC611",
        "- id: V1\n"
        "      hypothesis: Réduction du délai de traitement\n"
        "      kpi: handling_time\n"
        "      volume: 2400\n"
        "      unit_value: 30\n"
        "      notes: Volume de l'an dernier, coût horaire chargé\n"
        "      status: verified             # forecast, claimed, verified or rejected\n"
        "      verified_by: Contrôle de gestion\n",
        "- «»id: V1\n"
        "      hypothesis: Réduction du délai de traitement\n"
        "      kpi: handling_time\n"
        "      volume: 2400\n"
        "      unit_value: 30\n"
        "      notes: Volume de l'an dernier, coût horaire chargé\n",
    ),
    Fault(
        ENGLISH,
        "HC611",
        "- id: V1\n"
        "      hypothesis: Shorter processing time\n"
        "      kpi: handling_time\n"
        "      volume: 2400\n"
        "      unit_value: 30\n"
        "      notes: Last year's volume, fully loaded hourly cost\n"
        "      status: verified ",
        "- «»id: V1\n"
        "      hypothesis: Shorter processing time\n"
        "      kpi: handling_time\n"
        "      volume: 2400\n"
        "      unit_value: 30\n"
        "      notes: Last year's volume, fully loaded hourly cost\n"
        "      status: rejected ",
    ),
)

RANGES = (
    # A percentage, a percentage with its decimal point, a surplus.
    Fault(FULL, "HC605", "attribution: 1.0", "«»attribution: 100"),
    Fault(ENGLISH, "HC605", "attribution: 1.0", "«»attribution: 1.5"),
    Fault(
        MINI,
        "HC605",
        "      kpi: handling_time\n",
        "      kpi: handling_time\n      «»attribution: {low: 60, base: 70, high: 80}\n",
    ),
    # A digit too many, a digit too few, low and base exchanged.
    Fault(FULL, "HC606", "{low: 4000, base: 5000,", "«»{low: 4000, base: 50000,"),
    Fault(ENGLISH, "HC606", "base: 5000, high: 5500}", "«»base: 5000, high: 550}"),
    Fault(FULL, "HC606", "{low: 4000, base: 5000,", "«»{low: 5000, base: 4000,"),
    Fault(MINI_EN, "HC606", "unit_value: 30 ", "«»unit_value: {low: 25, base: 30, high: 3}"),
    Fault(MINI, "HC606", "volume: 2400 ", "«»volume: {low: 2600, base: 2400, high: 2800}"),
)

SHOWN = (
    # The review was cancelled; its date has a zero too many.
    Fault(
        FULL,
        "HC613",
        "- id: qbr\n"
        "      title: Revue trimestrielle\n"
        "      cadence: quarterly\n"
        "      attendees: [sponsor, po, csm]\n"
        "      agenda: [Valeur et ROI, Feuille de route, Décisions]\n"
        "      sessions:\n"
        "        - {date: T+90, held: true, present: [sponsor, po, csm]}\n",
        "- «»id: qbr\n"
        "      title: Revue trimestrielle\n"
        "      cadence: quarterly\n"
        "      attendees: [sponsor, po, csm]\n"
        "      agenda: [Valeur et ROI, Feuille de route, Décisions]\n"
        "      sessions:\n"
        "        - {date: T+90, held: false}\n",
        as_of=day(91),
    ),
    # The ledger went to finance, and did not come back.
    Fault(
        FULL,
        "HC612",
        "value:\n"
        "  expected_roi: 10                 # what the sponsor asked for: 10 is 1,000 %\n"
        "  budget:                          # an amount, or a list\n"
        "    - {label: Intégration, amount: 4500}\n"
        "    - {label: Licences du pilote, amount: 3000}\n"
        "    - {label: Formation, amount: 1500}\n"
        "  ledger:\n"
        "    - id: V1\n"
        "      hypothesis: Réduction du délai de traitement\n"
        "      kpi: handling_time\n"
        "      volume: 2400\n"
        "      unit_value: 30\n"
        "      notes: Volume de l'an dernier, coût horaire chargé\n"
        "      status: verified             # forecast, claimed, verified or rejected\n"
        "      verified_by: Contrôle de gestion\n"
        "    - id: V2\n"
        "      hypothesis: Diminution des erreurs\n"
        "      kpi: error_rate\n"
        "      annual: 48000                # stated, not computed: notes are then required\n"
        "      notes: Coût moyen d'un avenant correctif, confirmé par le contrôle de gestion\n"
        "    - id: V3\n"
        "      hypothesis: Conversion des demandes\n"
        "      kpi: conversion\n"
        "      volume: {low: 4000, base: 5000, high: 5500}   # demandes par an; a percent KPI"
        " counts in points / 100\n"
        "      unit_value: 162.5\n"
        "      attribution: 1.0             # share of the gain that is due to the tool\n"
        "      notes: Marge moyenne par demande convertie\n",
        "value:\n"
        "  «»expected_roi: 10                 # what the sponsor asked for: 10 is 1,000 %\n"
        "  budget:                          # an amount, or a list\n"
        "    - {label: Intégration, amount: 4500}\n"
        "    - {label: Licences du pilote, amount: 3000}\n"
        "    - {label: Formation, amount: 1500}\n",
        as_of=day(91),
    ),
    # Nobody reckoned what the rollout costs.
    Fault(MINI, "HC614", "budget: 9000", "«»budget: 0", gone=("HC611",)),
    Fault(
        MINI_EN,
        "HC614",
        "budget: 9000",
        "budget: [{label: Paid by others, «»amount: 0}]",
        gone=("HC611",),
    ),
    # The return in percent.
    Fault(FULL, "HC617", "expected_roi: 10 ", "«»expected_roi: 1000 "),
    Fault(MINI, "HC617", "  budget: 9000", "  «»expected_roi: 200\n  budget: 9000"),
    # The revenue is not known, and a month has gone by; the funnel widens.
    Fault(
        FULL,
        "HC615",
        "  - {id: CA1, title: Relance des prospects, channel: courriel, start: T+40, end: "
        "T+70, cost: 4000, leads: 120, qualified: 30, revenue: 10000}\n",
        "  - {«»id: CA1, title: Relance des prospects, channel: courriel, start: T+40, end: "
        "T+70, cost: 4000, leads: 120, qualified: 30}\n",
        as_of=day(101),
    ),
    Fault(
        ENGLISH,
        "HC615",
        "  - {id: CA1, title: Follow-up of prospects, channel: email, start: T+40, end: T+70,"
        " cost: 4000, leads: 120, qualified: 30, revenue: 10000}\n",
        "  - {«»id: CA1, title: Follow-up of prospects, channel: email, start: T+40, end: "
        "T+70, cost: 4000, leads: 120, qualified: 30}\n",
        as_of=day(101),
    ),
    Fault(FULL, "HC616", "leads: 120, qualified: 30", "leads: 120, «»qualified: 300"),
    Fault(ENGLISH, "HC616", "leads: 120, qualified: 30", "leads: 30, «»qualified: 120"),
    Fault(ENGLISH, "HC107", "start: T+40, end: T+70, cost", "start: T+40, «»end: T+7, cost"),
)

FAULTS = REASONS + NOT_COMPUTED + TWICE + VERIFIED + RANGES + SHOWN


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.after[:40]!r}")
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
