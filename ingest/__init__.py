"""Text in, Statements out; no database."""
