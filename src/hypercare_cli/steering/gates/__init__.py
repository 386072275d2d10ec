"""Gates: what is met, what is missing, what it takes, when to expect it, what fell back."""
