"""Two languages: messages, their French catalogue, and how numbers and dates are written."""
