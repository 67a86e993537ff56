"""English words and patterns."""
