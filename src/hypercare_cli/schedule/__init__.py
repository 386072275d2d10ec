"""The schedule of a plan: when what is left will be done, and what decides it."""
