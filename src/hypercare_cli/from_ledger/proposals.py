"""How cells may call what the method proposes where a ledger says nothing: roles, rituals, gates."""

from collections.abc import Iterator, Mapping

from hypercare_cli.cells.names import Called, names, role_names
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.method.method import table
from hypercare_cli.plan.identity import Context
from hypercare_cli.starter import rituals


def proposed_names(context: Context) -> dict[str, Mapping[str, str]]:
    """The words for the people, rituals and milestones of the starter plan, in every language."""
    chosen = table("contexts")[context]
    gates = {id_: gate for id_, gate in table("gates").items() if "offset" in gate}
    return {
        "people": names(Called(role, role_names(role)) for role in chosen["people"]),
        "rituals": names(Called(r["id"], tuple(said(r["title"]))) for r in rituals(chosen, {})),
        "milestones": names(
            Called(id_, (*said(gate["title"]), f"T+{gate['offset']}"))
            for id_, gate in gates.items()
        ),
    }


def said(text: str) -> Iterator[str]:
    """A text of the method in every language, each only once."""
    yield from dict.fromkeys(Words("fr" if each == "fr" else "en").say(text) for each in LANGUAGES)
