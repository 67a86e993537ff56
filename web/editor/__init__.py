"""The editor of the console: a field for Cypher with colours and completion."""
