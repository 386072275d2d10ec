"""The command line: the only place that reads, prints, writes and exits."""
