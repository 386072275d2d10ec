"""The method as data: bands, gates, playbooks, contexts, all in YAML beside this file."""
