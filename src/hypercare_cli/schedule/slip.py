"""How far the next milestone and the end of the roadmap have moved from what was agreed."""

from datetime import date

from hypercare_cli.metric import Figures
from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.schedule.baselines import current_baseline
from hypercare_cli.schedule.model import Name
from hypercare_cli.schedule.passes import Passes, passes


def of_next(f: Figures) -> int | None:
    """Calendar days of the first milestone that is not done; None without one, or without its dates."""
    baseline = current_baseline(f)
    found = passes(f, baseline)
    name = min(found.open_milestones(), key=lambda name: found.steps[name].day, default=None)
    if name is None:
        return None
    return slip(f, found, name, baseline, found.references(baseline)[name])


def of_end(f: Figures) -> int | None:
    """Calendar days of the last milestone, against the last agreed date of any."""
    baseline = current_baseline(f)
    found = passes(f, baseline)
    last, agreed = found.last_milestone(), found.agreed_end(baseline)
    if last is None or agreed is None:
        return None
    return slip(f, found, last, baseline, agreed)


def slip(
    f: Figures, found: Passes, name: Name, baseline: Baseline | None, agreed: date | None
) -> int | None:
    """Days from the agreed date of an activity to its forecast; notes for `explain` what they rest on."""
    if baseline is not None:
        f.cite(baseline, "date")
    for each in found.path_to(name):
        fields = ("offset", "done_on") if each.kind == "milestone" else ("start", "duration", "due")
        f.cite(found.steps[each].entry, *fields)
    finish = found.spans[name].finish
    return None if agreed is None or finish is None else (finish - agreed).days
