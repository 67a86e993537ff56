"""Files that others read: one module a format, each a pure function from plain values to bytes.

The same values give the same bytes. What a file holds is named by `graph.export.dataset`; the formats
with sentences in them (sheets, pictures) are put together in `web`, which knows the words.
"""
