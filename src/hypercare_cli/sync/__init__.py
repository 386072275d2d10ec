"""Bringing a ledger back into its plan: cells typed, three sides merged, changes for `edit`."""
