"""What a plan is: frozen sections without files, rules or figures. Start with `model.py`."""
