"""The Chinese front end: what the frames ask of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clauses import Clause, Sentence, Verb
from ingest.facts import Fact
from ingest.lexicon import Lexicon
from ingest.mentions import Mention, Names
from ingest.topics import Topic
from ingest.zh.clauses import SERVED, carried_verb, sentences, with_carried_verb
from ingest.zh.context import Context
from ingest.zh.dates import Day, dates
from ingest.zh.duties import duties_put_together
from ingest.zh.former import former_offices
from ingest.zh.grammar import grammar
from ingest.zh.people import people
from ingest.zh.slots import Aside, slot
from ingest.zh.units import is_organisation, units

_EARLIER = re.compile(r"(?:在|自|自从|从|于)$")
_JUST = re.compile(r"刚")
_PLACE = re.compile(
    r"^(?:其中|即|,| )*(?:在|于)([^,;。]{2,20}?)(?:之?下|旗下|中|内|里|方面|层面|上)?$"
)
_EFFECTIVE = re.compile(
    r"(?:会议|大会|全会)[^。;,\n]{0,6}?\d{1,2}日[^。;\n]{0,30}(?:闭幕|表决|决定)"
    r"|(?:以上|上述|本次|此次|本通知|本决定|本公告)[^。;\n]{0,50}(?:起生效|起执行|起施行|起实施|起计算|正式生效)"
)
_DENIAL = re.compile(r"(?:消息|传闻|说法|报道|传言)(?:均|并|皆)?(?:不实|不属实|为假)|辟谣|予以否认")
_NEAR = 100
_PAST = re.compile(r"(?:后|以来|此前|之前|年底?|月)[, ]?(?:就|便|也)?已(?!经?(?:决定|正式))")
_BEFORE = re.compile(r"在([^,;。]{2,12})(?:之前|以前)$")
_ONCE = re.compile(r"此前|之前|曾[任在经先]|过去")
_BESIDE = re.compile(r"\(兼任?\)")
_LED_PAST = re.compile(r"(?:在)?(?:此前|这之前|此之前|之前|过去|早前|早先)")
_EVENT = re.compile(r"参加工作|加入|加盟|毕业|入职|入党|出生")
_REASON = re.compile(r"由于|因(?!此)|鉴于|为了")
_HEAD = 40
"""The longest clause that can be no more than the subject of the next one."""
_NOT_PAST = frozenset({"now", "continue", "end"})
_CHARGES = frozenset({"LEAD", "MANAGE", "OVERSEE"})
_GONE = frozenset("?")


class ChineseReader:
    """Reads the slots of Chinese clauses; holds the topic of one document."""

    def __init__(self, view: str, names: Names, author: str | None, today: str | None) -> None:
        self._grammar = grammar()
        self._context = Context(view, self._grammar, names, Topic(author=author))
        self._wished: tuple[int, int] = (-1, -1)
        self._today = today
        self._dated: tuple[int, list[Day]] = (-1, [])
        self._carried: str | None = None
        self._past: tuple[int, bool] = (-1, False)
        self._verb = Aside(0, aligned=False, founds=False)
        self._led_past = False
        self._told_past = False
        self.lexicon: Lexicon = self._grammar.lexicon
        self.view = view
        self.names = names
        self.topic = self._context.topic

    def sentences(self, start: int, end: int) -> Iterator[Sentence]:
        """The sentences of a section."""
        return sentences(self._context, start, end)

    def begin(self, sentence: Sentence, clause: Clause, carried: str) -> Clause | None:
        """Set the place and end the reading of a part at a wish; a question says nothing."""
        if self.view[sentence.end - 1] in _GONE or self._denied(sentence):
            return None
        if self._past[0] != sentence.start:
            told = _PAST.search(self.view, sentence.start, sentence.end)
            self._past = (sentence.start, told is not None)
            self._told_past = self._led_past = False
        self._days(sentence)
        if not clause.verbs:
            self._place(clause)
            self._subject(clause)
            self._led_past = _LED_PAST.fullmatch(self.view, clause.start, clause.end) is not None
        wished = self._wished == (sentence.start, clause.part)
        wish = clause.start if wished else self._wish(clause)
        if wish is not None and not wished:
            self._wished = (sentence.start, clause.part)
        clause = with_carried_verb(self._context, clause, carried)
        if wish is None:
            return clause
        kept = (verb for verb in clause.verbs if verb.start < wish or verb.kind == "THANKS")
        return Clause(clause.start, clause.end, clause.part, tuple(kept))

    def beside(self, sentence: Sentence) -> Iterator[Fact]:
        """The offices that are over, told beside a name; the duties that new units are made of."""
        yield from former_offices(self._context, sentence)
        yield from duties_put_together(self._context, sentence)

    def carried(self, kind: str, clause: Clause) -> str:
        """任命 counts again in a list of 王芳为总监."""
        if clause.verbs and clause.verbs[-1].kind == "SERVE" and self._told_past:
            return SERVED
        return carried_verb(kind, clause)

    def before(self, verb: Verb) -> tuple[int, int, set[str]]:
        """The left side without the adverbs at its edges; 在 or 刚 before the verb tell of earlier."""
        end, flags = self._context.adverbs_before(verb.left, verb.start)
        flags |= {"past"} if verb.kind == "SERVE" and not verb.word else set()
        flags |= {"past"} if self._led_past and not flags & _NOT_PAST else set()
        flags |= self._grammar.verb_flags.get(verb.word, frozenset())
        flags |= {"earlier"} if self._past[1] else set()
        day = next((day for day in reversed(self._dated[1]) if day.start < verb.start), None)
        flags |= {"guessed"} if day and day.guessed else set()
        if _JUST.search(self.view[end : verb.start]):
            flags.add("just")
        earlier = _EARLIER.search(self.view[verb.left : end])
        if earlier:
            end, more = self._context.adverbs_before(verb.left, verb.left + earlier.start())
            flags |= more | {"earlier"}
        start, more = self._context.adverbs_after(verb.left, end)
        while start > verb.left and self.view[start - 1] in "将把":
            start -= 1
        flags |= more
        self._verb = Aside(
            verb.start,
            aligned="respectively" in flags,
            founds=verb.word.endswith(self._grammar.founding),
        )
        if _BESIDE.search(self.view, verb.end, verb.right):
            flags.add("concurrent")
        alone = start >= end and verb.kind in _CHARGES
        if alone and self._told_past and not flags - {"plain"}:
            flags.add("past")
        told = _ONCE.search(self.view, verb.left, verb.start) is not None
        self._told_past = told or "past" in flags
        return start, max(start, end), flags

    def flags(self, start: int, end: int) -> set[str]:
        """The flags of the adverbs at both ends of a slot."""
        end, found = self._context.adverbs_before(start, end)
        return found | self._context.adverbs_after(start, end)[1]

    def slot(self, name: str, start: int, end: int, *, strong: bool) -> list[Mention]:
        """The mentions in a slot."""
        return slot(self._context, self._verb, name, start, end, strong=strong)

    def date_at(self, sentence: Sentence, at: int) -> str | None:
        """The last date before an offset in its sentence; 其中 goes on with the one told before."""
        before = [
            day.iso for day in self._days(sentence) if day.start < at and self._dates(day, at)
        ]
        goes_on = self.view.startswith("其中", sentence.start)
        self._carried = before[-1] if before else self._carried if goes_on else None
        return self._carried

    def _days(self, sentence: Sentence) -> list[Day]:
        if self._dated[0] != sentence.start:
            found = dates(self.view, sentence.start, sentence.end, self._today)
            self._dated = (sentence.start, found)
        return self._dated[1]

    def _dates(self, day: Day, at: int) -> bool:
        """Whether what stands at an offset has the date before it, and no event of a life has it."""
        event = _EVENT.search(self.view, day.end, at)
        return event is None or "," not in self.view[event.end() : at]

    def effective(self) -> str | None:
        """The day from which all of it holds: 以上调整自3月15日起生效, 会议29日闭幕."""
        for found in _EFFECTIVE.finditer(self.view):
            days = dates(self.view, *found.span(), self._today)
            if days and len(days[0].iso) == 10:
                return days[0].iso
        return None

    def is_organisation(self, name: str) -> bool:
        """Whether a name ends as units' names do."""
        return is_organisation(self._context, name)

    def _place(self, clause: Clause) -> None:
        """在用户域, alone before its clause: what follows is set up there."""
        found = _PLACE.match(self.view[clause.start : clause.end])
        if found:
            start = clause.start + found.start(1)
            place = units(self._context, start, start + len(found[1]), strong=True)
            self.topic.place = place[0] if len(place) == 1 else None

    def _subject(self, clause: Clause) -> None:
        """王芳女士, alone before its clause: what follows is said of her; 在王芳之前: it is past."""
        if before := _BEFORE.match(self.view[clause.start : clause.end]):
            start = clause.start + before.start(1)
            if people(self._context, start, start + len(before[1]), strong=True):
                self._past = (self._past[0], True)
        elif clause.end - clause.start <= _HEAD:
            reason = _REASON.search(self.view, clause.start, clause.end)
            end = reason.start() if reason else clause.end
            found = people(self._context, clause.start, end, strong=False)
            if found and all(person.sure and not person.surface for person in found):
                self.topic.tell_people(tuple(found))

    def _denied(self, sentence: Sentence) -> bool:
        """Whether the next words of the paragraph deny what the sentence says."""
        stop = self.view.find("\n", sentence.end, sentence.end + _NEAR)
        stop = stop if stop >= 0 else sentence.end + _NEAR
        return _DENIAL.search(self.view, sentence.end, stop) is not None

    def _wish(self, clause: Clause) -> int | None:
        for found in self._grammar.wishes.finditer(self.view, clause.start, clause.end):
            if found[1] and (len(found[1]) > 1 or found.start() == clause.start):
                return found.start()
        return None
