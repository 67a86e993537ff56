"""Words and patterns as data, a folder a language."""
