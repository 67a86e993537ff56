"""Pages: one module each. They hold no Cypher and no rules."""
