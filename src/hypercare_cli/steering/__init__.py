"""What the figures say about the rollout: gates, playbooks, ways up, forecasts, what to do first."""
