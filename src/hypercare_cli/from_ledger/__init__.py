"""A first plan from a filled ledger: of a team that started in Excel, or of a plan whose YAML is lost."""
