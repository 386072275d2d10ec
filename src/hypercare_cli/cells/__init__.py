"""What people type into the cells of a ledger: values, names of entries, remarks with their place."""
