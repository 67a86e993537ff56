"""Sources: the numbered list of sentences on which the lines of a brief rest."""

from __future__ import annotations

from collections.abc import Iterable

from web.briefing import Source
from web.markup import escaped


def sources_html(sources: Iterable[Source]) -> str:
    """The sources in their order; every text is escaped."""
    lines = "".join(
        f"<li><q>{escaped(source.text)}</q> <small>{escaped(source.where)}</small></li>"
        for source in sources
    )
    return f'<ol class="sources">{lines}</ol>'
