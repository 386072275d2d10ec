"""What people type into a plan from the command line: kinds of entry, paths, values."""
