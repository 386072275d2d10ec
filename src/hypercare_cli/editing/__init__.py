"""The parts of `edit.py`: from a change of one value to the characters that it takes."""
