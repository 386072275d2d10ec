"""Office files that come in from outside: templates, ledgers, documents to verify; each guarded."""
