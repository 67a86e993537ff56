"""Company: whose memo an English text is, where it plainly says so; nothing where it is in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.en.words import words
from ingest.statement import Span

_WORD = r"[A-Z](?:[\w.&'’-]{0,30}[\w&'’])?"
_NAME = rf"(?P<name>(?:The )?{_WORD}(?: (?:(?:of|for|&|and|the) )?{_WORD}){{0,5}}?)"
_MARKS = r"(?:,? (?:Inc|Corp|Co|Ltd|LLC|PLC|plc|AG|SA|SE|N\.V|Limited|Corporation)\b\.?)?"
_ASIDE = r"(?: ?\([^()\n]{1,40}\)| ?<[^<>\n]{1,20}>)?(?:, (?:an? |the )[^.\n]{3,120},)?"
_DONE = (
    r"(?:has |have )?(?:announced|announces|said|says|named|names|appointed|appoints|elected|elects|unveiled"
    r"|unveils|hired|hires|tapped|taps|promoted|promotes|reorganized|reorganizes|reorganised|restructures"
    r"|restructured|splits|merges|reshuffles|is (?:implementing|reorganizing|restructuring|making))\b"
)
_SAYS = re.compile(
    rf"(?:^|[.)\n–—]\s{{1,3}}|(?<=- )){_NAME}{_MARKS}{_ASIDE} "
    rf"(?:today |this week |on [A-Z]\w+day |[A-Z]\w+day )?{_DONE}",
    re.MULTILINE,
)
_VERB = re.compile(_DONE, re.IGNORECASE)
_BY_FORM = re.compile(
    r"(?:University|Company|Corporation|Foundation|Agency|Ministry|Hospital|Bank|College|Institute"
    r"|Authority|Association|(?:\w+ ){2}Department)$"
)
_HERE = re.compile(rf"\bhere at (?P<name>{_WORD}(?: {_WORD}){{0,2}})")
_ABOUT = re.compile(rf"^[ \t]*About {_NAME}[ \t]*:?[ \t]*$", re.MULTILINE)
_LETTERHEAD = re.compile(
    rf"\A\s*(?P<name>(?:{_WORD},? (?:of |the |and )?){{0,6}}(?:University|College|Institute|Bank|Foundation"
    rf"|Hospital|Corporation|Company|Inc)(?:,? (?:of |the |at )?{_WORD}){{0,4}})[ \t]*\n"
)
_DOMAIN = re.compile(
    r"@(?:[\w-]+\.)*(?P<label>[\w-]{2,30})\.(?:com|org|edu|net|gov|io|co\.\w{2})\b"
)
_FREE = frozenset(
    {"gmail", "googlemail", "yahoo", "hotmail", "outlook", "live", "aol", "msn", "icloud", "mail"}
)
_HEAD = 1500
"""Characters in which a text says whose news it is."""


def company_of(text: str, view: str, body: int, *, sender: str) -> Span | None:
    """The name of the company as the text has it; `sender` is the address line of a mail."""
    found = _of_sender(view, sender) or next(_said(view, body), None)
    if found is None:
        return None
    start, end = found
    return Span(start, end, text[start:end])


def _of_sender(view: str, sender: str) -> tuple[int, int] | None:
    """The word of the text that the domain of the sender's address spells."""
    for found in _DOMAIN.finditer(sender):
        label = found["label"]
        if label.casefold() in _FREE:
            continue
        named = re.search(
            rf"(?<![\w@.-])(?=[A-Z]){re.escape(label)}(?![\w@-])", view, re.IGNORECASE
        )
        if named:
            return named.span()
    return None


def _said(view: str, body: int) -> Iterator[tuple[int, int]]:
    """Who announces, in the headline or the first sentences, else what the frame names."""
    head = body + _HEAD
    for form, last in ((_LETTERHEAD, 80), (_SAYS, head), (_HERE, head), (_ABOUT, len(view))):
        for found in form.finditer(view, 0, last):
            name = found["name"]
            plain = form in {_LETTERHEAD, _ABOUT} or _is_told(view, name, found)
            if plain and _is_company(name) and not _is_person(view, name):
                yield found.span("name")


def _is_company(name: str) -> bool:
    """Whether a name may be a company's: no person's, no title, no word that begins a sentence."""
    lists, parts = words(), name.split()
    first = parts[1] if parts[0] == "The" and len(parts) > 1 else parts[0]
    return not (
        lists.has("first_names", first)
        or lists.has("honorifics", first)
        or (lists.has("not_names", first) and len(parts) == 1)
        or any(lists.has("title_cores", part) for part in parts)
        or any(lists.has("bodies", part) or _VERB.fullmatch(part) for part in parts)
        or (lists.has("unit_words", first) and len(parts) == 1)
        or re.match(r"[A-Z]{3,}-|[A-Z]{4,} [A-Z][a-z]", name) is not None
        or (parts[0] == "The" and len(parts) == 1)
    )


def _is_told(view: str, name: str, found: re.Match[str]) -> bool:
    """Whether the text tells a name again, or its form says that it is a company's."""
    bare = name.removeprefix("The ")
    marked = _BY_FORM.search(bare) is not None and " " in bare
    marked = marked or any(words().has("company_marks", part) for part in found[0].split())
    return marked or len(re.findall(rf"(?<!\w){re.escape(bare)}(?!\w)", view)) > 1


def _is_person(view: str, name: str) -> bool:
    """Whether one word is a surname: the text has it behind another capitalised word."""
    if " " in name:
        return False
    before = rf"\b(?:[A-Z][a-z]+|[A-Z]\.|Mr\.|Ms\.|Mrs\.|Dr\.) {re.escape(name)}\b"
    opening = {"The", "At", "In", "For", "From", "With", "As", "And", "But", "When", "While"}
    return any(found[0].split()[0] not in opening for found in re.finditer(before, view))
