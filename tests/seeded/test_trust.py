"""Faults in characters, links, audiences, what is private, and what is ignored (HC9xx)."""

from operator import attrgetter

import pytest

from tests.seeded.harness import Fault, check

FULL, ENGLISH, MINI = "full-case", "full-case-en", "mini-case"
TOKEN = "ghp_" + "0123456789abcdefABCDEF"

CHARACTERS = (
    # Text turned around: in a title, between quotes as an escape, in a comment.
    Fault(FULL, "HC901", "title: Retard du SSO", "title: Retard \u202e«»du SSO"),
    Fault(ENGLISH, "HC901", "text: Use of the CLM", "text: \u2067«»Use\u2069 of the CLM"),
    Fault(MINI, "HC901", "# dossiers par an", "# «»\u202ddossiers par an"),
    Fault(FULL, "HC901", "title: Archivage,", 'title: "Archi\\u202Evage«»",'),
    # Pasted from a web page or a chat.
    Fault(FULL, "HC902", "party: Intégrateur", "party: Inté\u200bgrateur«»"),
    Fault(ENGLISH, "HC902", "title: Formal notice sent", "title: Formal\u00ad notice«» sent"),
    Fault(MINI, "HC902", "sector: Services", "sector: \ufeffServices«»"),
    Fault(FULL, "HC902", "party: Hébergeur", 'party: "Héber\\u2060geur«»"'),
    Fault(ENGLISH, "HC902", "title: Sales staff", "title: Sales\u200d staff«»"),
    # A log line pasted with its colours.
    Fault(FULL, "HC903", "title: Revue d'adoption", 'title: "Revue \\x1b[31md\'adoption«»"'),
    Fault(ENGLISH, "HC903", "text: Search is too slow", 'text: "Search is too slow\\a«»"'),
)

LINKS = (
    Fault(FULL, "HC911", "url: https://clm.example.org\n", "url: «»clm.example.org\n"),
    Fault(FULL, "HC911", "url: https://support.example.org/report/4", "url: «»report/4"),
    Fault(
        FULL,
        "HC911",
        "https://clm.example.org/aide/fiche-1",
        "«»htps://clm.example.org/aide/fiche-1",
    ),
    Fault(ENGLISH, "HC911", "https://ged.example.org/specification", "«»file:///G:/specification"),
    Fault(FULL, "HC911", "tutorial: https", "tutorial: «»ftp"),
    Fault(FULL, "HC911", "address: https://support", "address: «»//support"),
    # Hidden, and still named by what everybody reads.
    Fault(FULL, "HC912", "{id: D3, date: T+45,", "{id: D3, «»audience: internal, date: T+45,"),
    Fault(FULL, "HC912", "{id: FB3, date: T+66,", "{id: FB3, «»audience: internal, date: T+66,"),
    Fault(
        FULL, "HC912", "{id: CL1, contract: C2,", "{id: CL1, «»audience: internal, contract: C2,"
    ),
    Fault(ENGLISH, "HC912", "{id: E3, title", "{id: E3, «»audience: partner, title"),
    Fault(ENGLISH, "HC912", "{id: OB1, contract", "{id: OB1, «»audience: internal, contract"),
)

PRIVATE = (
    Fault(FULL, "HC921", "mitigation: Étapes", "mitigation: «»p.nom@example.com - Étapes"),
    Fault(
        ENGLISH,
        "HC921",
        "text: Search is too slow",
        "text: Search is too slow («»jane@example.com)",
    ),
    Fault(MINI, "HC921", "# dossiers par an", "# chiffre de «»prenom.nom@example.com"),
    Fault(FULL, "HC921", "by: Contrôle de gestion", "by: «»prenom.nom@example.com"),
    Fault(
        FULL,
        "HC922",
        "title: Responsable applicatif",
        "title: Responsable applicatif («»01 23 45 67 89)",
    ),
    Fault(ENGLISH, "HC922", "party: Hosting company", "party: Hosting company «»+44 20 7946 0958"),
    Fault(MINI, "HC922", "# coût interne", "# appeler le «»06.12.34.56.78 ; coût interne"),
    # A connection string in a note, a token in a comment, a link with its password, a key.
    Fault(
        FULL,
        "HC923",
        "criteria: Écart nul sur 100 contrats",
        'criteria: "Server=erp;User=clm;«»Password=Printemps26"',
    ),
    Fault(MINI, "HC923", "# dossiers par an", f"# jeton «»{TOKEN}"),
    Fault(
        ENGLISH,
        "HC923",
        "tutorial: https://",
        "tutorial: https«»://clm:Spring26@",
    ),
    Fault(
        FULL,
        "HC923",
        "url: https://ged.example.org/cdc",
        "url: «»https://lecteur:Printemps26@ged.example.org/cdc",
    ),
    Fault(
        ENGLISH,
        "HC923",
        "url: https://support.example.org/report/4",
        'url: "https://support.example.org/report/4?«»token=0a1b2c3d4e"',
    ),
    Fault(
        FULL,
        "HC923",
        "glossary:\n",
        "glossary:\n"
        "  Clé: |\n"
        "    «»-----BEGIN RSA PRIVATE KEY-----\n"
        "    MIIEowIBAAKCAQEA\n"
        "    -----END RSA PRIVATE KEY-----\n",
    ),
)

IGNORES = (
    # Mended since, or on the wrong line.
    Fault(
        FULL,
        "HC981",
        "owner: key_users, status: open}",
        "owner: key_users, status: open}  # «»hypercare: ignore[HC703] le comité suit",
    ),
    Fault(
        MINI, "HC981", "budget: 9000", "budget: 9000  # «»hypercare: ignore[HC611] vérifié en mai"
    ),
    Fault(
        ENGLISH,
        "HC981",
        "\nhandover:\n",
        "\nchecks:\n  ignore: [{«»rule: HC805, reason: The renewal is watched by purchasing}]\n"
        "\nhandover:\n",
    ),
    # Nobody will know why.
    Fault(
        FULL,
        "HC982",
        "bimensuelle et synthèse écrite, owner: csm, status: open}",
        "bimensuelle et synthèse écrite, owner: csm, status: open}  # «»hypercare: ignore[HC703]",
        gone=("HC703",),
    ),
    Fault(
        ENGLISH,
        "HC982",
        "replaced_by: C1}",
        "replaced_by: C1}  # «»hypercare: ignore[notice-due-soon]",
        gone=("HC801",),
    ),
    # A code mistyped, a name of another tool.
    Fault(
        FULL,
        "HC983",
        "qualité à l'entrée, owner: ops_it, status: open}",
        "qualité à l'entrée, owner: ops_it, status: open}  # «»hypercare: ignore[HC7O3] revu en mai",
    ),
    Fault(
        MINI,
        "HC983",
        "health:\n",
        "checks:\n  severity:\n    «»kpi-too-few: note\nhealth:\n",
    ),
    Fault(
        MINI,
        "HC983",
        "health:\n",
        "checks:\n  ignore:\n    - {«»rule: E501, reason: Lignes longues}\nhealth:\n",
    ),
    # Agreed for a while, and the while is over.
    Fault(
        MINI,
        "HC984",
        "health:\n",
        "checks:\n  ignore:\n    - {«»rule: HC611, reason: Vérifié en mars, until: T+80}\nhealth:\n",
    ),
    Fault(
        ENGLISH,
        "HC984",
        "\nhandover:\n",
        "\nchecks:\n"
        "  ignore:\n"
        "    - {«»rule: high-risk-without-date, reason: Until the committee, until: 2026-03-31}\n"
        "\nhandover:\n",
    ),
)


@pytest.mark.parametrize("fault", [*CHARACTERS, *LINKS, *PRIVATE, *IGNORES], ids=attrgetter("code"))
def test_one_fault_gives_one_finding(fault: Fault) -> None:
    check(fault)
