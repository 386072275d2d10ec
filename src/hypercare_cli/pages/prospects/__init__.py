"""What could be: what follows from other values, and what a score or a gate takes."""
