"""From statements to a dated graph in Neo4j, and back to answers. Reads no text."""
