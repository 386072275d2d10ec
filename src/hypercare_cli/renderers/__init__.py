"""How things look: one file per format, `render(...)` gives its text or bytes."""
