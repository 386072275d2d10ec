"""docs/rules/: the rules of `validate`, one page a family, from their docstrings."""

from collections.abc import Callable
from importlib import import_module

from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.check import manual, remedy
from hypercare_cli.rule import RULES, Rule
from hypercare_cli.rules import FAMILIES
from scripts.docs.markdown import anchor, blocks, table

INTRO = """\
# Rules

What `hypercare validate` says about a plan that can be loaded. `hypercare rules` lists these rules in the
terminal, `hypercare explain CODE` shows one of them, in English or French. [Findings](../findings.md) of the
kind HC0xx are faults of shape: they keep a plan from loading.

- **error**: a figure or a decision would be wrong; **warning**: a common mistake that costs; **note**: worth
  a look.
- `--select HC2,HC301` and `--ignore HC206` choose rules by the beginning of their code, or by name.
- `# hypercare: ignore[HC201] why` at the end of a line hides what a rule finds there; `checks:` in the plan
  does so for the whole plan, with a reason and a date, or gives a rule another severity.
- `--write-baseline FILE` keeps today's findings, `--baseline FILE` then shows only new ones.
"""


def of_family(family: str) -> list[Rule]:
    """The rules that one file of the package declares."""
    module = f"hypercare_cli.rules.{family}"
    return [rule for _code, rule in sorted(RULES.items()) if rule.judge.__module__ == module]


def index() -> str:
    """Every rule with a link to its page."""
    rows = [
        (
            f"[{rule.check.code}]({family}.md#{anchor(title(rule))})",
            rule.check.name,
            rule.check.severity,
            rule.check.message,
        )
        for family in FAMILIES
        for rule in of_family(family)
    ]
    return blocks((INTRO, table(("code", "name", "severity", "message"), sorted(rows))))


def title(rule: Rule) -> str:
    return f"{rule.check.code} {rule.check.name}"


def page_of(family: str) -> Callable[[], str]:
    """The page of one family: what its file is about, then each rule."""

    def page() -> str:
        module = import_module(f"hypercare_cli.rules.{family}")
        head = (module.__doc__ or "").strip()
        name = family.replace("_", " ").capitalize()
        return blocks((f"# {name}", head, *(chapter(rule) for rule in of_family(family))))

    return page


def chapter(rule: Rule) -> str:
    found, check = manual(rule.check), rule.check
    facts = (
        f"- **Severity:** {check.severity}",
        f"- **Message:** {check.message}",
        f"- **How to mend it:** {remedy(check, Words('en'))}",
    )
    return blocks(
        (
            f"## {title(rule)}",
            *found.why,
            "\n".join(facts),
            "Bad; the comment marks line and column of what is found:",
            f"```yaml\n{found.bad}\n```",
            "Good:",
            f"```yaml\n{found.good}\n```",
        )
    )


PAGES: dict[str, Callable[[], str]] = {
    "rules/README.md": index,
    **{f"rules/{family}.md": page_of(family) for family in FAMILIES if of_family(family)},
}
