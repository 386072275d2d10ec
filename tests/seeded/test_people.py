"""Faults in people, the RACI and the rituals (HC3xx)."""

import pytest

from tests.plans import day
from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI, SMALL = "full-case", "full-case-en", "mini-case", "mini-case-en"

PEOPLE = (
    # The side of the sponsor mistyped; the sponsor left, and the line went to somebody else.
    Fault(
        ENGLISH,
        "HC301",
        "title: General Counsel's office, side: customer",
        "title: General Counsel's office, «»side: provider",
    ),
    Fault(MINI, "HC301", "title: Direction des opérations, side: customer", "«»side: partner"),
    Fault(FULL, "HC301", "{id: sponsor, role: sponsor,", "{«»id: sponsor, role: budget_owner,"),
    # Resistance that was noticed in an interview, and nothing planned yet.
    Fault(
        ENGLISH,
        "HC302",
        ", levers: Have them run the workshop on the purchasing circuits",
        "«»",
    ),
    Fault(
        FULL,
        "HC302",
        "title: Responsable applicatif, side: customer, influence: M, attitude: neutral",
        "«»title: Responsable applicatif, side: customer, influence: H, attitude: resistant",
    ),
    Fault(
        SMALL,
        "HC302",
        "title: Operations management, side: customer, influence: H, attitude: ally",
        "«»title: Operations management, side: customer, influence: H, attitude: resistant",
    ),
    Fault(
        MINI,
        "HC302",
        "  - {id: csm, role: csm, title: Responsable succès client, side: provider}\n",
        "  - {id: csm, role: csm, title: Responsable succès client, side: provider}\n"
        "  - {id: vendeurs, «»role: user, side: customer, influence: H, attitude: resistant}\n",
    ),
    # Who answers on this tier is still being hired.
    Fault(ENGLISH, "HC303", "{level: 2, owner: csm, scope", "{level: 2, «»scope"),
    Fault(FULL, "HC303", "{level: 3, owner: tam, scope", "{level: 3, owner: null«», scope"),
    Fault(ENGLISH, "HC303", "{level: 1, owner: key_users, scope", "{«»level: 1, scope"),
    # A digit too many, two digits exchanged, hours a month.
    Fault(ENGLISH, "HC304", "hours_per_week: 35", "«»hours_per_week: 350"),
    Fault(FULL, "HC304", "hours_per_week: 35", "«»hours_per_week: 53"),
    Fault(
        SMALL,
        "HC304",
        "title: Customer success manager, side: provider",
        "title: Customer success manager, side: provider, «»hours_per_week: 140",
    ),
)

RACI = (
    # Those who did the work left.
    Fault(
        ENGLISH,
        "HC305",
        "{activity: Train the users, accountable: po, responsible: [csm, key_users], ",
        "{«»activity: Train the users, accountable: po, ",
    ),
    Fault(
        FULL, "HC305", "accountable: ops_it, responsible: [ops_it, tam]", "accountable: ops_it«»"
    ),
    Fault(SMALL, "HC305", "responsible: [po], consulted: [csm]", "«»consulted: [po, csm]"),
    # Everything new goes to the project lead.
    Fault(
        ENGLISH,
        "HC306",
        "  - {activity: Keep the register of claims, accountable: po,",
        "  - {activity: Decide on the widening, accountable: po, responsible: [csm]}\n"
        "  - {activity: Write the release notes, accountable: po, responsible: [csm]}\n"
        "  - {activity: Keep the register of claims, «»accountable: po,",
    ),
    Fault(
        FULL,
        "HC306",
        "\ngovernance:\n",
        "  - {activity: Publier les nouveautés, accountable: po, responsible: [csm]}\n"
        "  - {activity: Animer les relais, «»accountable: po, responsible: [csm]}\n"
        "  - {activity: Mettre à jour les modèles, accountable: po, responsible: [admin_clm]}\n"
        "\ngovernance:\n",
    ),
    # A partner was made to answer for it.
    Fault(
        ENGLISH,
        "HC307",
        """\
attitude: neutral}

raci:
  - {activity: Approve the objectives and the KPIs, accountable: sponsor, responsible: [po],""",
        """\
attitude: neutral}
  - {id: integrator, role: integrator, side: partner}

raci:
  - {activity: Approve the objectives and the KPIs, «»accountable: integrator, responsible: [po],""",
    ),
    Fault(
        FULL,
        "HC307",
        """\
  - {id: tam, role: tam, title: Responsable technique de compte, side: provider}
  - {id: dpo, role: dpo, title: Déléguée à la protection des données, side: customer, influence: M, attitude: neutral}

raci:
  - {activity: Valider les objectifs et les KPI, accountable: sponsor,""",
        """\
  - {id: tam, role: tam, title: Responsable technique de compte, side: partner}
  - {id: dpo, role: dpo, title: Déléguée à la protection des données, side: customer, influence: M, attitude: neutral}

raci:
  - {activity: Valider les objectifs et les KPI, «»accountable: tam,""",
    ),
    # Pasted twice; written again in other letters.
    Fault(
        FULL,
        "HC308",
        "  - {activity: Tenir le registre des griefs,",
        "  - {«»activity: former les  Utilisateurs, accountable: csm, responsible: [key_users]}\n"
        "  - {activity: Tenir le registre des griefs,",
    ),
    Fault(
        ENGLISH,
        "HC308",
        "\ngovernance:\n",
        "  - {«»activity: Open the accounts, accountable: ops_it, responsible: [tam]}\n\ngovernance:\n",
    ),
    Fault(
        SMALL,
        "HC308",
        "\nhealth:\n",
        "  - {«»activity: APPROVE the objectives and the KPIs, accountable: po, responsible: [po]}\n"
        "\nhealth:\n",
        gone=("HC309",),
    ),
    # A line went with the person; another lost its meaning.
    Fault(
        ENGLISH,
        "HC309",
        """\
  - {activity: Approve the objectives and the KPIs, accountable: sponsor, responsible: [po], consulted: [csm], informed: [key_users]}
  - {activity: Open the accounts,""",
        """\
  - {activity: Open the accounts,«»""",
    ),
    Fault(
        FULL,
        "HC309",
        """\
  - {activity: Valider les objectifs et les KPI, accountable: sponsor, responsible: [po], consulted: [csm], informed: [key_users]}
  - {activity: Ouvrir les accès,""",
        """\
  - {activity: Valider les objectifs et les KPI, accountable: sponsor, responsible: [po], consulted: [csm], informed: [key_users]}«»
  - {activity: Tenir le point technique,""",
    ),
    Fault(
        ENGLISH,
        "HC309",
        """\
  - {activity: Approve the objectives and the KPIs, accountable: sponsor, responsible: [po], consulted: [csm], informed: [key_users]}
  - {activity: Open the accounts, accountable: ops_it, responsible: [ops_it, tam], informed: [po]}
  - {activity: Train the users, accountable: po, responsible: [csm, key_users], informed: [sponsor]}
""",
        """\
  - {activity: Approve the objectives and the KPIs, accountable: sponsor, responsible: [po]«»}
  - {activity: Open the accounts, accountable: ops_it, responsible: [ops_it, tam], informed: [po]}
""",
    ),
)

RITUALS = (
    # The sponsor did not come to the quarterly review either.
    Fault(
        ENGLISH,
        "HC310",
        "{date: T+90, held: true, present: [sponsor, po, csm]}",
        "{date: T+90, held: true, «»present: [po, csm]}",
    ),
    Fault(
        FULL,
        "HC310",
        """\
        - {date: T+60, held: true, present: [po, csm]}
    - id: steering
      title: Comité de pilotage
      cadence: monthly
      attendees: [sponsor, po, csm, ops_it]
      sessions:
        - {date: T+45, held: true, present: [sponsor, po, csm, ops_it], decisions: [D3]}
""",
        """\
        - {date: T+60, held: true, «»present: [po, csm]}
    - id: steering
      title: Comité de pilotage
      cadence: monthly
      attendees: [sponsor, po, csm, ops_it]
      sessions:
        - {date: T+45, held: true, present: [po, csm, ops_it], decisions: [D3]}
""",
        as_of=day(75),
    ),
    # The invitation was never written down.
    Fault(
        ENGLISH,
        "HC311",
        "    - id: weekly\n      title: Weekly meeting\n      cadence: weekly\n"
        "      attendees: [po, csm, ops_it]\n",
        "    - id: weekly«»\n      title: Weekly meeting\n      cadence: weekly\n",
    ),
    Fault(
        FULL,
        "HC311",
        "      attendees: [sponsor, po, csm]\n      agenda: [Valeur",
        "      attendees: []«»\n      agenda: [Valeur",
    ),
    # Meetings that stopped, or are held less often than the plan says.
    Fault(
        ENGLISH,
        "HC312",
        "      title: Adoption review\n      cadence: monthly\n",
        "      title: Adoption review\n      cadence: weekly«»\n",
    ),
    Fault(
        FULL,
        "HC312",
        "      title: Comité de pilotage\n      cadence: monthly\n",
        "      title: Comité de pilotage\n      cadence: biweekly«»\n",
    ),
    Fault(
        ENGLISH,
        "HC312",
        """\
      title: Steering committee
      cadence: monthly
      attendees: [sponsor, po, csm, ops_it]
      sessions:
        - {date: T+45,""",
        """\
      title: Steering committee
      cadence: monthly«»
      attendees: [sponsor, po, csm, ops_it]
      sessions:
        - {date: T+450,""",
    ),
    Fault(
        FULL,
        "HC312",
        "  escalation: [key_users, csm, sponsor]\n",
        "    - {id: daily, title: Point du matin, «»cadence: daily, attendees: [csm, tam]}\n"
        "  escalation: [key_users, csm, sponsor]\n",
    ),
    # The line of the week before was copied, and only half of it changed.
    Fault(
        ENGLISH,
        "HC313",
        "        - {date: T+28, held: false}\n",
        "        - {date: T+28, «»held: false, present: [po, csm]}\n",
    ),
    Fault(
        FULL,
        "HC313",
        "        - {date: T+84, held: false}\n",
        "        - {date: T+84, «»held: false, present: [po, csm, ops_it]}\n",
    ),
    Fault(
        ENGLISH,
        "HC313",
        "        - {date: T+14, held: true,",
        "        - {date: T+14, «»held: false,",
    ),
)


@pytest.mark.parametrize("fault", [*PEOPLE, *RACI, *RITUALS])
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
