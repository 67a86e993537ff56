"""Memos: the text with its statements marked, who says what, and letter against reporter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import streamlit as st

from graph.log import Evidence, Memo
from graph.model import Person, Unit, content_id
from graph.voices import Saying, Topic, topics_of
from ingest.statement import Span, Voice
from web.address import Address, address_of
from web.markup import escaped
from web.pages.controls import SHARED, Days, Scene, choose_one, opened
from web.pages.frame import show_heading, show_hint, show_note, show_section, take_pick, two_columns
from web.parts.evidence import Quote, quotes
from web.parts.memotext import text_html
from web.parts.panel import CLOSE, Choice, show_choice, show_correcting
from web.parts.refs import Ref, address_to, chips, ref_to
from web.parts.sheet import show_sheet
from web.parts.withdrawal import show_withdrawal
from web.reads import Reading
from web.sentences import post_in_words, row_in_words
from web.statements import statement_notes, statement_sentence
from web.words import Words

NAMES = (*SHARED, "memo", "read")
TEXT, VOICES = "memo_text", "memo_voices"


class Way(StrEnum):
    """How memos are read: as text, or letter against reporter."""

    TEXT = "text"
    VOICES = "voices"


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("memos", NAMES)

    def more(at: Reading) -> None:
        _choose_memo(words, address, at)
        choose_one(address, "read", words("memos.read"), Way, lambda way: words(f"read.{way}"))

    scene = opened(words, address, Days.NONE, more)
    if scene:
        take_pick(address, TEXT, VOICES)
        with scene.heading:
            show_heading(words("app.memos"))
        if address.get("read") == Way.VOICES:
            _show_voices(scene)
        else:
            _show_text(scene, scene.at.memos()[address.get("memo") or ""])
    address.write()


def _choose_memo(words: Words, address: Address, at: Reading) -> None:
    known = at.memos()
    given = address.get("memo")
    chosen = st.selectbox(
        words("column.memo"),
        list(known),
        key=address.widget("memo", given if given in known else next(iter(known))),
        format_func=lambda key: f"{known[key].announced} {known[key].title}",
        width=360,
    )
    address.set("memo", chosen)


def _show_text(scene: Scene, memo: Memo) -> None:
    words = scene.words
    found = quotes(one for one in scene.at.said() if one.memo == memo.id)
    by_key = {f"q{quote.start}": quote for quote in found}
    picked = scene.address.get("row") if scene.address.get("row") in by_key else None
    left, right = two_columns()
    with left:
        show_note(_about_memo(words, memo, found))
        show_sheet(text_html(words, memo.text, found), key=TEXT, picked=picked)
    with right:
        if picked:
            _show_quote(scene, by_key[picked])
        else:
            show_hint(words)
            show_correcting(words, scene.at, (), memo=memo.id)
            show_withdrawal(words, memo)


def _about_memo(words: Words, memo: Memo, found: Iterable[Quote]) -> str:
    said = [one for quote in found for one in quote.said]
    parts = [words("evidence.announced", day=memo.announced)]
    parts += [words("memos.by", by=memo.by)] if memo.by else []
    if memo.published:
        parts.append(words("evidence.published", day=memo.published))
    for voice in Voice:
        number = sum(one.statement.by is voice for one in said)
        parts.append(words("memos.count", voice=words(f"voice.{voice}"), number=number))
    return " · ".join(parts)


def _show_quote(scene: Scene, quote: Quote) -> None:
    """The statements read in one stretch of text: their words, voice, pattern, and what they became."""
    words = scene.words
    st.button(words("evidence.close"), key=CLOSE, type="tertiary", icon=":material/close:")
    named = _named(scene.at)
    parts = [_statement_html(scene, one, named) for one in quote.said]
    title = escaped(words("memos.statements", number=len(parts)))
    show_sheet(f'<div class="ev"><h3>{title}</h3>{"".join(parts)}</div>', key="memo_statements")
    first = quote.said[0]
    text = scene.at.memos()[first.memo].text
    span = Span(quote.start, quote.end, text[quote.start : quote.end])
    ids = tuple(one.id for one in quote.said)
    show_correcting(words, scene.at, ids, memo=first.memo, span=span)


def _named(at: Reading) -> dict[str, Ref]:
    """The pages of people and units by every spelling of their names."""
    things = [t for t in at.derived().things.values() if isinstance(t, Person | Unit)]
    return {name: ref for t in things for name in t.names if (ref := ref_to(t))}


def _statement_html(scene: Scene, one: Evidence, named: Mapping[str, Ref]) -> str:
    words, said = scene.words, one.statement
    notes = [words(f"voice.{said.by}"), *statement_notes(words, said)]
    names = (said.person or "", said.unit or "", *said.to, *said.from_)
    refs = tuple(dict.fromkeys(named[name] for name in names if name in named))
    rows = [row for row in scene.at.story() if one.id in row.statements]
    became = "".join(
        f'<li><a class="go" data-go href="{escaped(address_to(scene.address, "changes", row=row.id))}">'
        f"{escaped(row_in_words(words, row))}</a></li>"
        for row in rows
    )
    made = f"<p>{escaped(words('memos.became'))}</p><ul>{became}</ul>" if became else ""
    pattern = escaped(words("memos.pattern", pattern=said.pattern)) if said.pattern else ""
    return (
        f'<section class="st"><h4>{escaped(statement_sentence(words, said))}</h4>'
        f"<p>{escaped(' · '.join(notes))}</p>"
        f"<p><code>{pattern}</code></p>{made}{chips(scene.address, refs)}</section>"
    )


def _show_voices(scene: Scene) -> None:
    words = scene.words
    voices = {one.id: one.statement.by for one in scene.at.said()}
    topics = topics_of(scene.at.derived(), voices)
    choices = {
        _key(topic, saying): _choice(words, topic, saying)
        for topic in topics
        for saying in topic.sayings
    }
    picked = scene.address.get("row") if scene.address.get("row") in choices else None
    left, right = two_columns()
    with left:
        show_section(words("memos.voices"), words("memos.voices_lead"))
        if topics:
            show_sheet(voices_html(words, topics), key=VOICES, picked=picked)
        else:
            st.write(words("memos.no_voices"))
    with right:
        if picked:
            show_choice(words, scene.address, scene.at, choices[picked])
        else:
            show_hint(words)


def voices_html(words: Words, topics: Iterable[Topic]) -> str:
    """A table of topics: what both say, what only the letter says, what only the reporter says."""
    heads = ("memos.topic", "memos.both", "memos.letter_only", "memos.reporter_only")
    head = "".join(f'<th scope="col">{escaped(words(key))}</th>' for key in heads)
    body = "".join(_topic_html(words, topic) for topic in topics)
    return f'<table class="voices"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _topic_html(words: Words, topic: Topic) -> str:
    columns = (frozenset(Voice), frozenset({Voice.LETTER}), frozenset({Voice.REPORTER}))
    heads = ("memos.both", "memos.letter_only", "memos.reporter_only")
    cells = ""
    for voices, head in zip(columns, heads, strict=True):
        said = [saying for saying in topic.sayings if saying.voices == voices]
        buttons = "".join(
            f'<button type="button" class="say" data-pick="{_key(topic, saying)}">'
            f"{escaped(post_in_words(words, saying.thing.name))}</button>"
            for saying in said
        )
        cells += f'<td data-head="{escaped(words(head))}">{buttons or "—"}</td>'
    kind = "differs" if topic.differs else "agrees"
    return f'<tr class="{kind}"><th scope="row">{escaped(_title(words, topic))}</th>{cells}</tr>'


def _title(words: Words, topic: Topic) -> str:
    respect = topic.role or topic.type.lower()
    return words(f"topic.{respect}", subject=topic.subject.name)


def _key(topic: Topic, saying: Saying) -> str:
    return content_id(topic.subject.id, topic.type, topic.role, saying.thing.id)


def _choice(words: Words, topic: Topic, saying: Saying) -> Choice:
    name = post_in_words(words, saying.thing.name)
    title = words("memos.saying", topic=_title(words, topic), name=name)
    refs = (ref_to(topic.subject), ref_to(saying.thing))
    return Choice(title, saying.statements, tuple(ref for ref in refs if ref))
