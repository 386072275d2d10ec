"""What an Excel workbook is written with: places, references, looks; used by `excel.py`."""
