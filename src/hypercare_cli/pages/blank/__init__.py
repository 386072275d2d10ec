"""The plan as sheets to fill in with the customer: one file per sheet, put together in `report.py`."""
