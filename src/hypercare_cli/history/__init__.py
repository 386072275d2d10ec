"""Plans of other commits: where a state of a plan stands in git, and what changed since."""
