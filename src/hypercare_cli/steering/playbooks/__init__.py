"""Playbooks: those that count in a plan, since when each fires, the action that it asks for."""
