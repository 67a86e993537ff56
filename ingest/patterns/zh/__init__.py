"""Chinese words and patterns."""
