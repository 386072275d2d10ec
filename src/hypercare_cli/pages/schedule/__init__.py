"""The schedule as people read it: dates, what decides them, slip by cause, and the Gantt chart."""
