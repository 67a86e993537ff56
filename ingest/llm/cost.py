"""Cost: what it takes to send memos to a model, before anything is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.llm.ask import prompt
from ingest.settings import ModelSettings

_HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_LETTERS_A_TOKEN = 4
_ANSWER = 0.8
"""Tokens of answer to a token of memo: a statement has its sentence again and a dozen fields."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Characters and estimated tokens to and from the model; `price` where prices are set."""

    memos: int
    characters: int
    sent: int
    received: int
    price: float | None

    def __str__(self) -> str:
        price = f", about {self.price:.2f} in all" if self.price is not None else ""
        return (
            f"{self.memos} memos, {self.characters:,} characters, about {self.sent:,} tokens to the model"
            f" and {self.received:,} back{price}"
        )


def cost_of(texts: Iterable[str], settings: ModelSettings) -> Cost:
    """The cost of reading these memos: a Chinese character is taken as a token, as four letters are."""
    known = list(texts)
    memo = sum(map(_tokens, known))
    sent, received = memo + len(known) * _tokens(prompt()), int(memo * _ANSWER)
    prices = (settings.price_sent, settings.price_received)
    price = None
    if None not in prices:
        price = (sent * (prices[0] or 0) + received * (prices[1] or 0)) / 1e6
    return Cost(len(known), sum(map(len, known)), sent, received, price)


def _tokens(text: str) -> int:
    han = len(_HAN.findall(text))
    return han + (len(text) - han) // _LETTERS_A_TOKEN
