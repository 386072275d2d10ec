"""The work of the week: what is late, due, firing or missing, who owns it, and what comes first."""
