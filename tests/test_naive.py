"""derive against a naive reading of the design, on any day."""

from __future__ import annotations

import os
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.derive import derive
from graph.view import view_of
from ingest.statement import Statement
from tests.logs import days, log_of
from tests.naive import Reading
from tests.plain import plain_statements, told_by

EXAMPLES = int(os.environ.get("REORG_EXAMPLES", "150"))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.lists(st.tuples(days, st.lists(plain_statements(), max_size=6)), min_size=1, max_size=5),
    st.lists(days, min_size=3, max_size=3),
)
def test_derive_says_what_the_design_says(
    rounds: list[tuple[date, list[Statement]]], asked: list[date]
) -> None:
    naive = Reading((f"memo{i}", day, said) for i, (day, said) in enumerate(rounds))
    derived = derive(log_of(*((str(day), said) for day, said in rounds)))
    for day in [*asked, *(day for day, _ in rounds)]:
        assert told_by(view_of(derived, day)) ^ naive.on(day) == set()
