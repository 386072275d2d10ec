"""Faults in risks, decisions, holds, retros, actions, feedback and the change (HC7xx)."""

from operator import attrgetter

import pytest

from tests.plans import day
from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI = "full-case", "full-case-en", "mini-case"

RISKS = (
    # The mitigation of a high risk was taken out to be written anew.
    Fault(FULL, "HC701", "mitigation: Revue bimensuelle et synthèse écrite, ", "«»"),
    Fault(FULL, "HC701", "mitigation: Étapes de qualité à l'entrée, ", "«»"),
    # A new risk, noted in a meeting: everything but what lowers it.
    Fault(
        ENGLISH,
        "HC701",
        "\nfeedback:\n",
        "  - {id: R6, title: Budget cut, probability: H, impact: H, owner: csm, due: T+120,"
        " «»status: open}\n"
        "\nfeedback:\n",
    ),
    # The owner left, and the name was taken out.
    Fault(FULL, "HC702", "de reprise en autonomie, owner: key_users", "de reprise en autonomie«»"),
    Fault(FULL, "HC702", "rappelées au comité, owner: po", "rappelées au comité«»"),
    Fault(ENGLISH, "HC702", "and a written summary, owner: csm", "and a written summary«»"),
    # Assessed again, one step higher: now it wants a date.
    Fault(FULL, "HC703", "du flux ERP, probability: M", "du flux ERP, «»probability: H"),
    Fault(
        FULL, "HC703", "formés, probability: M, impact: M", "formés, probability: M, «»impact: H"
    ),
    # Closed too early, opened again as what it had become.
    Fault(
        ENGLISH,
        "HC703",
        "probability: L, impact: H, stream: tech, mitigation: Milestone locked before go-live,"
        " owner: ops_it, status: closed",
        "«»probability: M, impact: H, stream: tech, mitigation: Milestone locked before go-live,"
        " owner: ops_it, status: open",
    ),
    # Dates that passed unseen; one with month and day exchanged.
    Fault(FULL, "HC704", "contract: C2, mitigation:", "contract: C2, «»due: T+50, mitigation:"),
    Fault(FULL, "HC704", "mitigation: Parcours de", "«»due: 2026-01-06, mitigation: Parcours de"),
    Fault(FULL, "HC704", "mitigation: Étapes", "«»due: T+60, mitigation: Étapes", gone=("HC703",)),
)

DECISIONS = (
    # Digits lost, months and days exchanged, a decision put off from one meeting to the next.
    Fault(FULL, "HC705", "{id: D2, due: T+95", "{id: D2, «»due: T+9"),
    Fault(ENGLISH, "HC705", "{id: D2, due: T+95", "{id: D2, «»due: 2026-03-12"),
    Fault(
        MINI,
        "HC705",
        "raci:\n",
        "decisions:\n"
        "  - {id: D1, text: Deux visas au lieu de quatre, by: sponsor, «»due: T+60}\n"
        "raci:\n",
    ),
    # Work went on, and nobody wrote down since when.
    Fault(FULL, "HC706", "{start: T+36, end: T+41, cause", "«»{start: T+36, cause"),
    Fault(ENGLISH, "HC706", "{start: T+80, end: T+90, cause", "«»{start: T+58, cause"),
    # The second retro lost a digit, or was not held.
    Fault(
        FULL,
        "HC707",
        "administrateur}\n    - {date: T+60, simplify",
        "administrateur«»}\n    - {date: T+6, simplify",
    ),
    Fault(
        ENGLISH,
        "HC707",
        "single administrator}\n"
        "    - {date: T+60, simplify: Entry of the supplier, create: Video on key dates, eliminate:"
        " Local copies}\n",
        "single administrator«»}\n",
    ),
)

ACTIONS = (
    # Nobody named in the minutes, no date agreed, or neither.
    Fault(FULL, "HC711", "Terminer le flux ERP, owner: tam", "Terminer le flux ERP«»"),
    Fault(FULL, "HC711", "opened_on: T+80, due: T+100,", "opened_on: T+80,«»"),
    Fault(ENGLISH, "HC711", "subsidiary, owner: csm, opened_on: T+80, due: T+100", "subsidiary«»"),
    Fault(FULL, "HC711", "opened_on: T+62, due: T+67,", "opened_on: T+62,«»"),
    Fault(
        MINI,
        "HC711",
        "health:\n",
        "actions:\n  - {id: A1, title: Former la deuxième équipe, «»status: open}\nhealth:\n",
    ),
    # Late: a digit mistyped, an action that nobody closes, one opened again.
    Fault(FULL, "HC712", "opened_on: T+50, due: T+85", "opened_on: T+50, «»due: T+58"),
    Fault(
        FULL,
        "HC712",
        "opened_on: T+40, due: T+60, status: done, done_on: T+71",
        "opened_on: T+40, «»due: T+60, status: open",
    ),
    Fault(
        ENGLISH,
        "HC712",
        "due: T+67, status: done, done_on: T+66",
        "«»due: T+67, status: open",
    ),
    Fault(FULL, "HC712", "opened_on: T+80, due: T+100", "opened_on: T+60, «»due: T+75"),
    # Born from a playbook, without the figure that made it fire.
    Fault(FULL, "HC713", "status: open, stream: data", "status: open, «»playbook: data-amber"),
    Fault(
        ENGLISH, "HC713", "impact: 5, urgency: 3", "«»playbook: adoption-red, impact: 5, urgency: 3"
    ),
    # Done, and nobody measured again.
    Fault(FULL, "HC714", ", after: {metric: support.out_of_sla_rate, value: 0.1429}", "«»"),
    Fault(
        ENGLISH,
        "HC714",
        "done_on: T+71, stream: adoption",
        "done_on: T+71, stream: adoption, «»before: {metric: adoption.depth, value: 0.4}",
    ),
    # Measured with another figure than before, one of them by a slip.
    Fault(
        FULL,
        "HC715",
        "after: {metric: support.out_of_sla_rate",
        "after: {metric: «»support.in_sla_rate",
    ),
    Fault(
        ENGLISH,
        "HC715",
        "after: {metric: support.out_of_sla_rate, value: 0.1429}",
        "after: {«»metric: support.csat, value: 0.88}",
    ),
)

FEEDBACK = (
    Fault(
        FULL, "HC721", "text: Recherche trop lente, triage: simple", "text: Recherche trop lente«»"
    ),
    Fault(
        ENGLISH,
        "HC721",
        "kind: request, cause: data_quality, text: Migrate the expired contracts as well,"
        " triage: complex",
        "«»kind: friction, cause: data_quality, text: Expired contracts are missing",
    ),
    Fault(
        FULL,
        "HC721",
        "\nnext_steps: ",
        "  - {«»id: FB6, date: 2026-02-03, kind: complaint, text: Trop de courriels}\n\nnext_steps: ",
    ),
    # Called a quick win, and still waiting.
    Fault(FULL, "HC722", "contrats échus, triage: complex", "contrats échus, «»triage: quick_win"),
    Fault(
        ENGLISH,
        "HC722",
        "triage: quick_win, impact: 5, urgency: 4, effort: 1, status: done",
        "«»triage: quick_win, impact: 5, urgency: 4, effort: 1, status: open",
    ),
    # Out of scope, and of no wave.
    Fault(
        FULL,
        "HC723",
        "kind: complaint, cause: ergonomics, text: Recherche trop lente, triage: simple, impact: 3,"
        " urgency: 4, effort: 2, horizon: next_wave",
        "«»kind: out_of_scope, text: Recherche dans les pièces jointes, impact: 3",
    ),
    Fault(
        ENGLISH,
        "HC723",
        "\nnext_steps: ",
        "  - {«»id: FB6, date: T+71, kind: out_of_scope, text: Link with the CRM}\n\nnext_steps: ",
    ),
)

CHANGE = (
    # More is asked of people than backs them.
    Fault(
        FULL,
        "HC731",
        "title: Commerciaux, size: 40, load: 2",
        "«»title: Commerciaux, size: 40, load: 5",
    ),
    Fault(FULL, "HC731", ", measures: [Coaching ciblé]", "«»"),
    # They resist, and nobody went to see them.
    Fault(FULL, "HC732", "load: 2, backing: 3", "load: 2, backing: 3, «»attitude: resistant"),
    Fault(
        ENGLISH,
        "HC732",
        "load: 4, backing: 4, measures: [Workshop for each trade]",
        "load: 4, backing: 4, «»attitude: resistant",
    ),
    # A trade was forgotten in the invitation.
    Fault(FULL, "HC733", "populations: [POP1, POP2]", "«»populations: [POP1]"),
    Fault(ENGLISH, "HC733", "populations: [POP1, POP2]", "«»populations: [POP2, POP3]"),
    # Promises: opened again, mistyped, without anybody asking.
    Fault(
        FULL,
        "HC734",
        "due: T+60, status: done}\n    - {id: CM2",
        "«»due: T+60, status: open}\n    - {id: CM2",
    ),
    Fault(FULL, "HC734", "owner: po, due: T+120", "owner: po, «»due: T+12"),
    Fault(ENGLISH, "HC734", "owner: po, due: T+120", "owner: po, «»due: 2025-05-05"),
)

COMMUNICATIONS = (
    Fault(
        FULL,
        "HC741",
        "channel: intranet, direction: down, template: golive, status: sent}\n"
        "    - {id: CO3, date: T+45, audience: buyers, channel: questionnaire",
        "channel: courriel, direction: down, template: golive, status: sent}\n"
        "    - {id: CO3, date: T+45, audience: buyers, «»channel: Courriel",
    ),
    Fault(
        FULL,
        "HC742",
        "channel: questionnaire, direction: up",
        "channel: questionnaire, «»direction: down",
    ),
    # The next message went out late, or not at all.
    Fault(FULL, "HC743", "{id: CO2, date: T+29", "{id: CO2, «»date: T+9", as_of=day(43)),
    Fault(
        MINI,
        "HC743",
        "health:\n",
        "change:\n"
        "  communications:\n"
        "    - {id: CO1, «»date: T+2, channel: courriel, direction: down, status: sent}\n"
        "health:\n",
    ),
    Fault(FULL, "HC744", "{id: CO4, date: T+95", "{id: CO4, «»date: T+59"),
    Fault(ENGLISH, "HC744", "direction: up, status: sent", "direction: up, «»status: planned"),
)


@pytest.mark.parametrize(
    "fault",
    [*RISKS, *DECISIONS, *ACTIONS, *FEEDBACK, *CHANGE, *COMMUNICATIONS],
    ids=attrgetter("code"),
)
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
