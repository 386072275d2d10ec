"""What the figures say about the rollout: gates, ways up, forecasts, what matters most now."""
