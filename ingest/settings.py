"""What the environment says about reading memos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from ingest.decode import LIMIT
from ingest.environment import Variables
from ingest.errors import BadSettings

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How memos are read: `limit` is the largest file, in bytes."""

    limit: int = LIMIT

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the variables; raise BadSettings with all that is wrong, not the first alone."""
        reader = Variables.of(environment)
        limit = reader.number("REORG_MEMO_LIMIT", LIMIT // _MEBIBYTE, 1, 1000)
        if reader.problems:
            raise BadSettings("; ".join(reader.problems))
        return cls(limit=limit * _MEBIBYTE)


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """The optional extractor: an OpenAI-compatible server, its model and key.

    `timeout` is in seconds, for one answer; `retries` counts the tries after the first; prices are for
    a million tokens sent and received, None where they are not told.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: int = 120
    retries: int = 4
    price_sent: float | None = None
    price_received: float | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the variables; raise BadSettings with all that is wrong, and where it is not set up."""
        reader = Variables.of(environment)
        url, model = reader.text("REORG_LLM_URL", ""), reader.text("REORG_LLM_MODEL", "")
        missing = [
            name
            for name, value in (("REORG_LLM_URL", url), ("REORG_LLM_MODEL", model))
            if not value
        ]
        if missing:
            reader.problems.append(
                f"the extractor llm is off: set {' and '.join(missing)} (URL as in "
                "http://127.0.0.1:8000/v1), and REORG_LLM_KEY where the server asks for a key"
            )
        elif not url.startswith(("http://", "https://")):
            reader.problems.append(
                f"REORG_LLM_URL is {url!r}: it must begin with http:// or https://"
            )
        settings = cls(
            url=url,
            model=model,
            key=reader.text("REORG_LLM_KEY", "") or None,
            timeout=reader.number("REORG_LLM_TIMEOUT", 120, 1, 3600),
            retries=reader.number("REORG_LLM_RETRIES", 4, 0, 20),
            price_sent=reader.price("REORG_LLM_PRICE_SENT"),
            price_received=reader.price("REORG_LLM_PRICE_RECEIVED"),
        )
        if reader.problems:
            raise BadSettings("; ".join(reader.problems))
        return settings
