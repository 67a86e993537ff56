"""Companies: find people and units of all of them, look over each, put two rounds of one side by side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlencode

import streamlit as st

from graph.model import ChangeKind, Person, Unit
from graph.rounds import Round, rounds_of, touched_by_both
from graph.search import CompanyTold, Found
from web.address import Address, address_of
from web.markup import escaped
from web.pages.controls import Days, Scene, opened
from web.pages.frame import show_heading, show_note, show_section
from web.parts.refs import address_to, chips, ref_to
from web.parts.sheet import show_sheet
from web.reads import companies_told, found_by
from web.words import Words

NAMES = ("company", "lang", "q", "one", "other")


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("companies", NAMES)
    scene = opened(words, address, Days.NONE)
    if scene:
        with scene.heading:
            show_heading(words("app.companies"))
        _show_search(words, address)
        show_section(words("companies.all"))
        show_sheet(_companies_html(words, address, companies_told()), key="companies_all")
        _show_rounds(scene)
    address.write()


def _show_search(words: Words, address: Address) -> None:
    asked = st.text_input(
        words("companies.search"),
        key=address.widget("q", address.get("q") or ""),
        placeholder=words("companies.search_how"),
        icon=":material/search:",
    )
    address.set("q", asked)
    if asked:
        found = found_by(asked)
        show_note(words("companies.found", number=len(found)))
        if found:
            show_sheet(_found_html(words, address, found), key="companies_found")


def _found_html(words: Words, address: Address, found: Iterable[Found]) -> str:
    """What was found, each with its company and the other spellings of its name."""
    rows = []
    for one in found:
        page = one.label.lower()
        href = escaped(address_to(address, page, company=one.company, **{page: one.id}))
        others = [name for name in one.names if name != one.name]
        also = words("thing.also", names=words("row.joint").join(others)) if others else ""
        rows.append(
            f'<li><a class="chip is-{page}" data-go href="{href}">{escaped(one.name)}</a> '
            f"<span>{escaped(words(f'party.{page}'))} · {escaped(one.company)}"
            f"{' · ' if also else ''}{escaped(also)}</span></li>"
        )
    return f'<ul class="found">{"".join(rows)}</ul>'


def _companies_html(words: Words, address: Address, told: Iterable[CompanyTold]) -> str:
    """A table of companies, each with a link to its overview and the number of what it holds."""
    names = ("memos", "first", "last", "changes", "people", "units")
    head = "".join(f'<th scope="col">{escaped(words(f"companies.{name}"))}</th>' for name in names)
    rows = []
    for one in told:
        asked = urlencode({"company": one.company, "lang": words.language})
        href = escaped(f"overview?{asked}")
        cells = "".join(
            f'<td data-head="{escaped(words(f"companies.{name}"))}">'
            f"{escaped(str(getattr(one, name)))}</td>"
            for name in names
        )
        now = ' aria-current="true"' if one.company == address.get("company") else ""
        rows.append(
            f'<tr{now}><th scope="row"><a class="go" data-go href="{href}">'
            f"{escaped(one.company)}</a></th>{cells}</tr>"
        )
    return (
        f'<table class="voices"><thead><tr><th scope="col">{escaped(words("control.company"))}</th>'
        f"{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _show_rounds(scene: Scene) -> None:
    """Two rounds of the chosen company: what each did, and who is in both."""
    words, address, derived = scene.words, scene.address, scene.at.derived()
    rounds = rounds_of(derived)
    show_section(
        words("companies.rounds", company=scene.at.company), words("companies.rounds_lead")
    )
    if len(rounds) < 2:
        show_note(words("companies.one_round", number=len(rounds)))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        one = _choose_round(words, address, "one", rounds, rounds[-2])
        other = _choose_round(words, address, "other", rounds, rounds[-1])
    both = [t for t in touched_by_both(derived, one, other) if isinstance(t, Person | Unit)]
    refs = [ref for thing in both if (ref := ref_to(thing))]
    first, last = sorted((one.day, other.day))
    between = {"from": str(first - timedelta(days=1)), "to": str(last)}
    href = escaped(address_to(address, "changes", **between))
    show_sheet(
        f"{_rounds_html(words, one, other)}"
        f'<p class="lead">{escaped(words("companies.both", number=len(refs)))}</p>'
        f"{chips(address, refs)}"
        f'<p class="lead"><a class="go" data-go href="{href}">'
        f"{escaped(words('companies.between', first=first, last=last))} →</a></p>",
        key="companies_rounds",
    )


def _choose_round(
    words: Words, address: Address, name: str, rounds: tuple[Round, ...], usual: Round
) -> Round:
    by_day = {str(one.day): one for one in rounds}
    given = address.get(name)
    chosen = st.selectbox(
        words(f"companies.{name}"),
        list(reversed(by_day)),
        key=address.widget(name, given if given in by_day else str(usual.day)),
        format_func=lambda day: words(
            "companies.round", day=day, number=sum(by_day[day].counts.values())
        ),
        width=260,
    )
    address.set(name, chosen)
    return by_day[chosen]


def _rounds_html(words: Words, one: Round, other: Round) -> str:
    head = "".join(f'<th scope="col">{escaped(str(each.day))}</th>' for each in (one, other))
    rows = ""
    for kind in ChangeKind:
        counts = [each.counts.get(kind, 0) for each in (one, other)]
        if any(counts):
            cells = "".join(
                f'<td data-head="{each.day}">{count or "—"}</td>'
                for each, count in zip((one, other), counts, strict=True)
            )
            name = escaped(words(f"kind.{kind.replace(' ', '_')}"))
            rows += f'<tr><th scope="row">{name}</th>{cells}</tr>'
    kind_head = escaped(words("column.kind"))
    return (
        f'<table class="voices"><thead><tr><th scope="col">{kind_head}</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
