"""A plan with one fault for each kind of finding; the page is made from what the tool says to it."""

HEAD = """\
hypercare: 1
plan:
  id: acme
  title: Faster handling of cases
  language: en
  kickoff: 2026-01-05
"""

EXAMPLES = {
    "HC001": """\
customer:
  name: Acme: the whole group
""",
    "HC003": """\
glossary:
  SLA: !important Service level agreement
""",
    "HC004": """\
risks:
  - {id: R1, title: Few people use it, probability: M, impact: H}
risks:
  - {id: R2, title: Incomplete data, probability: M, impact: M}
""",
    "HC005": """\
glossary:
  [SLA, service level]: what was promised
""",
    "HC006": "hypercare: 1\nplan:\n  id: acme\n  title: Faster\u2028handling\n",
    "HC007": """\
people:
  - *sponsor
""",
    "HC008": "- hypercare\n- plan\n",
    "HC010": """\
customer:
  name: Acme
  sektor: Services
""",
    "HC011": """\
risks:
  - {id: R1, probability: M, impact: H}
""",
    "HC012": """\
outcomes:
  - {id: O1, title: Cases are handled sooner, serves: management}
""",
    "HC013": """\
risks:
  - {id: R1, title: Few people use it, probability: high, impact: M}
""",
    "HC014": """\
kpis:
  - {id: handling_time, title: Handling time, baseline: 12 500}
""",
    "HC015": """\
data_quality:
  tolerance: 90
""",
    "HC016": """\
holds:
  - {start: 10/02/2026, cause: customer}
""",
    "HC017": """\
kpis:
  - {id: Handling-Time, title: Handling time}
""",
    "HC018": """\
  currency: Euro
""",
    "HC019": """\
risks:
  - {id: R1, title: Few people use it, probability: M, impact: H}
  - {id: R1, title: Incomplete data, probability: M, impact: M}
""",
    "HC020": """\
people:
  - {id: sponsor, role: sponsor, side: customer}
decisions:
  - {id: D1, text: Approve the objectives, by: sponser}
""",
    "HC021": """\
playbooks:
  - {id: coaching, when: adoption.depth is low, action: Coach the teams}
""",
    "HC022": """\
thresholds:
  bands:
    adoption.active_rate: [0.2, 0.4, 0.6, 0.8]
""",
    "HC023": """\
health:
  dimensions:
    activation: {weight: 20}
    adoption: {weight: 30}
    value: {weight: 30}
    engagement: {weight: 20}
    support: {weight: 10}
""",
    "HC024": "hypercare: 2\n",
    "HC025": """\
thresholds:
  bands:
    adoption.depth: [0.2, 0.5, 0.4, 0.8]
""",
    "HC026": """\
hypercare: 1
plan:
  id: acme
  title: Faster handling of cases
  language: en
  kickoff: 2026-01-05
  country: AT
  subdivision: X
  golive: T+22wd
""",
    "HC027": """\
roadmap:
  - {id: stabilisation, offset: golive+60, title: Stabilisation}
""",
}
