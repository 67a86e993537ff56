"""What can go wrong before a Statement exists.

IngestError
├── UnreadableFile     missing, a folder, no permission
├── EmptyMemo          nothing but white space
├── NotText            binary, or no encoding that fits
├── MemoTooLarge       over the limit of the setting REORG_MEMO_LIMIT
├── RefusedFile        a file that is broken, locked, made to do harm, or without text
├── BadSettings        a variable of the environment that says nothing sensible
├── ModelFailed        the server of the optional extractor does not answer as it should
├── NothingToRead      text without any statement about an organisation
├── BadPattern         a pattern file that does not hold what it should
└── BadStatement       a statement that breaks the contract
"""

from __future__ import annotations


class IngestError(Exception):
    """Base of all errors of reading; `str(error)` says what was wrong, where, and what to do."""

    exit_code = 3


class UnreadableFile(IngestError):
    """The file cannot be opened."""


class EmptyMemo(IngestError):
    """The file holds no text."""


class NotText(IngestError):
    """The bytes are no text in an encoding that the reader takes."""


class MemoTooLarge(IngestError):
    """The file is larger than a memo can be."""


class RefusedFile(IngestError):
    """The file is of a known format, and not read for what it is or holds."""


class BadSettings(IngestError):
    """Settings of reading are wrong; carries all problems found."""

    exit_code = 2


class ModelFailed(IngestError):
    """The model's server cannot be reached, says no, or answers something else."""

    exit_code = 4


class NothingToRead(IngestError):
    """The text says nothing about an organisation."""


class BadPattern(IngestError):
    """A pattern file is wrong; carries all problems found."""


class BadStatement(IngestError):
    """A statement breaks the contract; carries all problems found."""
