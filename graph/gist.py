"""Gist: what a statement names, without its words; a whole company's fit into one short read.

A Reading keeps those of its statements as one text, so that what a new memo touches can be told from a
row a memo. The Statement nodes stay what is shown and asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.log import Entry
from ingest.statement import Kind, Tense


class Gist(NamedTuple):
    """The fields of an Entry and its Statement that tell whom it touches, and when at the earliest."""

    id: str
    memo: str
    type: Kind
    tense: Tense
    person: str | None
    unit: str | None
    post: str | None
    to: tuple[str, ...]
    from_: tuple[str, ...]
    scope: str | None
    date: str | None
    decided_by: str | None = None


def gist_of(entry: Entry) -> Gist:
    """The gist of an entry."""
    s = entry.statement
    return Gist(
        entry.id,
        entry.memo,
        s.type,
        s.tense,
        s.person,
        s.unit,
        s.post,
        s.to,
        s.from_,
        s.scope,
        s.date,
        entry.decided_by,
    )


def packed(gists: Iterable[Gist]) -> str:
    """The gists of one memo as a text; the memo is left out."""
    rows = [(gist.id, *gist[2:-1]) for gist in gists]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str, memo: str) -> Iterator[Gist]:
    """The gists of a memo from its text."""
    for gist_id, kind, tense, person, unit, post, to, from_, scope, date in json.loads(text):
        yield Gist(
            gist_id,
            memo,
            _KINDS[kind],
            _TENSES[tense],
            person,
            unit,
            post,
            tuple(to),
            tuple(from_),
            scope,
            date,
        )


_KINDS = {kind.value: kind for kind in Kind}
_TENSES = {tense.value: tense for tense in Tense}
