"""A corpus past one machine, on Apache Spark: read every document, load every company.

reorg corpus read SOURCE --to FOLDER    documents → memos, statements, dead letters (Parquet)
reorg corpus load FOLDER                memos, statements → the log in Neo4j, and the graph derived from it

The reader is `ingest`, the log and the graph are `graph`: nothing of them is done anew here.
"""
