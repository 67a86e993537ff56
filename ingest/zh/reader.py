"""The Chinese front end: what the frames ask of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest.clauses import Clause, Sentence, Verb
from ingest.lexicon import Lexicon
from ingest.mentions import Mention, Names, Person, Scope, Unit
from ingest.topics import Topic
from ingest.zh.clauses import carried_verb, sentences, with_carried_verb
from ingest.zh.context import Context
from ingest.zh.dates import Day, dates
from ingest.zh.grammar import grammar
from ingest.zh.offices import offices
from ingest.zh.people import people
from ingest.zh.units import each_of, is_organisation, units

_EARLIER = re.compile(r"(?:在|自|自从|从|于)$")
_JUST = re.compile(r"刚")
_AFTER_VERB = re.compile(r"[ ]*(?:了|过|着)?[ ]*")
_PLACE = re.compile(
    r"^(?:其中|即|,| )*(?:在|于)([^,;。]{2,20}?)(?:之?下|旗下|中|内|里|方面|层面|上)?$"
)
_SCOPE_EDGE = re.compile(r"^(?:了|过|好|并|以及|全部|所有|整个|其|公司的?|集团的?)+")
_ADVERBIAL = re.compile(
    r"^(?:\d|因|由于|为了|为|自|从|在|于|经|根据|按照|随着|通过|基于|同时|此外|将|并)"
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
_WORK = re.compile(
    r"(?:其|原有|相关|有关|具体|日常|其他|其余){1,2}(?:负责)?的?(?:工作|职责|事务|事宜)"
)
_BESIDE = re.compile(r"\(兼任?\)")
_CHARGES = frozenset({"LEAD", "MANAGE", "OVERSEE"})
_GONE = frozenset("?")
_UNITS_OF_WORK = re.compile(
    r"(?:等[一二两三四五六七八九十几数多\d]*大?个?)?(?:业务|板块|版块|组织|部门|产品)?$"
)


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
        self._aligned = False
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
            self._told_past = False
        self._days(sentence)
        if not clause.verbs:
            self._place(clause)
            self._subject(clause)
        wished = self._wished == (sentence.start, clause.part)
        wish = clause.start if wished else self._wish(clause)
        if wish is not None and not wished:
            self._wished = (sentence.start, clause.part)
        clause = with_carried_verb(self._context, clause, carried)
        if wish is None:
            return clause
        kept = (verb for verb in clause.verbs if verb.start < wish or verb.kind == "THANKS")
        return Clause(clause.start, clause.end, clause.part, tuple(kept))

    def carried(self, kind: str, clause: Clause) -> str:
        """任命 counts again in a list of 王芳为总监."""
        return carried_verb(kind, clause)

    def before(self, verb: Verb) -> tuple[int, int, set[str]]:
        """The left side without the adverbs at its edges; 在 or 刚 before the verb tell of earlier."""
        end, flags = self._context.adverbs_before(verb.left, verb.start)
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
        self._aligned = "respectively" in flags
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
        start = self._after_verb(start, end)
        end, _ = self._context.adverbs_before(start, end)
        if name in {"person", "by"}:
            return list(self._people(start, end, strong=strong or name == "by"))
        if name == "unit" and _WORK.fullmatch(self.view, start, end):
            return [] if strong else self._words("rest", start, end)
        if name in {"unit", "into", "parent"}:
            return list(units(self._context, start, end, strong=strong))
        if name in {"lead", "scope", "part", "title", "rest"}:
            return self._words(name, start, end)
        readers: dict[str, Callable[[int, int], list[Mention]]] = {
            "office": self._offices,
            "boss": self._boss,
            "charge": self._charge,
            "goods": self._goods,
        }
        return readers[name](start, end)

    def _offices(self, start: int, end: int) -> list[Mention]:
        return list(offices(self._context, start, end))

    def date_at(self, sentence: Sentence, at: int) -> str | None:
        """The last date before an offset in its sentence; 其中 goes on with the one told before."""
        before = [day.iso for day in self._days(sentence) if day.start < at]
        goes_on = self.view.startswith("其中", sentence.start)
        self._carried = before[-1] if before else self._carried if goes_on else None
        return self._carried

    def _days(self, sentence: Sentence) -> list[Day]:
        if self._dated[0] != sentence.start:
            found = dates(self.view, sentence.start, sentence.end, self._today)
            self._dated = (sentence.start, found)
        return self._dated[1]

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

    def _after_verb(self, start: int, end: int) -> int:
        found = _AFTER_VERB.match(self.view, start, end)
        return found.end() if found else start

    def _people(self, start: int, end: int, *, strong: bool) -> list[Person]:
        found = people(self._context, start, end, strong=strong)
        if not found:
            begin, _ = self._context.adverbs_after(start, end)
            found = people(self._context, begin, end, strong=strong) if begin > start else []
        return found

    def _boss(self, start: int, end: int) -> list[Mention]:
        """Whom somebody reports to: a person, a unit, or an office where no name is told."""
        found: list[Mention] = list(people(self._context, start, end, strong=True))
        if found:
            return found
        held = offices(self._context, start, end)
        if held:
            start, end = self._context.strip(start, end)
            return [Person(start, end, self.view[start:end])]
        return list(units(self._context, start, end, strong=True))

    def _charge(self, start: int, end: int) -> list[Mention]:
        """What somebody looks after: units where their form says so, else the words as a scope."""
        formed = units(self._context, start, end, strong=True) or self._quoted(start, end)
        if formed:
            return list(formed)
        text = self.view[start:end].rstrip(" ,;。")
        if self._aligned and len(text) <= 40:
            return [*each_of(self._context, start, start + len(text))]
        listed = _UNITS_OF_WORK.search(text)
        scope = self._words("scope", start, end)
        short = len(text) <= 60 and "的" not in text
        if short and listed and listed[0] and not text.endswith(self._grammar.scope_tails):
            return list(units(self._context, start, end, strong=False)) or scope
        parts = re.split("、|,? ?以及|和", text) if short and "、" in text else []
        if len(parts) > 2 and not text.endswith((*self._grammar.scope_tails, "等")):
            return list(units(self._context, start, end, strong=False)) or scope
        return scope

    def _goods(self, start: int, end: int) -> list[Mention]:
        """What a unit takes in: units by their form, or businesses that are more than 资源 or 能力."""
        found = units(self._context, start, end, strong=True)
        if not found:
            found = units(self._context, start, end, strong=False)
        abstract = self._grammar.not_merged
        return [] if any(unit.name.endswith(abstract) for unit in found) else list(found)

    def _quoted(self, start: int, end: int) -> list[Unit]:
        """The quoted name that begins a stretch which goes on with something else."""
        close = self.view.find("”", start, end)
        if not self.view.startswith("“", start) or close < 0:
            return []
        return units(self._context, start, close + 1, strong=True)

    def _words(self, name: str, start: int, end: int) -> list[Mention]:
        start, end = self._context.strip(start, end)
        edge = _SCOPE_EDGE.match(self.view, start, end)
        start = edge.end() if edge and name == "scope" else start
        text = self.view[start:end]
        if name == "lead":
            return [Scope(start, end, text)] if _ADVERBIAL.match(text) else []
        if name == "title" and not self._grammar.title.fullmatch(text):
            return []
        return [Scope(start, end, text)] if 1 < len(text) <= 80 else []

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
        elif clause.end - clause.start <= 20:
            found = people(self._context, clause.start, clause.end, strong=False)
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
