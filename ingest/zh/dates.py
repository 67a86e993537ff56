"""Dates as Chinese memos write them: full, partial, and told from the day of the memo."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s?年"
_NUMBER = r"\d{1,2}|[一二三]?十?[一二三四五六七八九]|[一二三]?十"
_MONTH = rf"(?P<month>{_NUMBER})\s?月"
_DAY = rf"(?P<day>{_NUMBER})\s?[日号]"
_EXPRESSION = re.compile(
    rf"(?P<numeric>(?<!\d)(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d))"
    rf"|(?:{_YEAR}|(?P<relative>去年|今年|明年|上年|本年)度?)(?:\s?{_MONTH}(?:\s?{_DAY})?(?![内份]?前))?"
    rf"|(?<![\d个年])(?P<month2>\d{{1,2}})\s?月\s?(?P<day2>\d{{1,2}})\s?[日号]"
    r"|(?P<ago>[一两二三四五六七八九十\d]{1,2})个月(?:之|以)?前(?P<today>的今天)?"
    r"|(?<![\d月个年])(?P<bare>\d{1,2})日(?=[上下]午|[晚电讯在,]|消息|闭幕|举行|召开|表决)"
    r"|(?P<near>上个?月|本月(?!底)|昨[日天]|今[日天])"
)
_BIRTH = re.compile(r"\s?(?:出)?生")
_NO_EVENT = re.compile(r"(?:截至|截止|截至到|至|到|—|-|~)\s*$")
_OFFSET = {"去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
_TENS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@dataclass(frozen=True, slots=True)
class Day:
    """A date in the text: where it stands and what it means in ISO, perhaps partial.

    `guessed` where its month, or a year that is not the memo's, stands nowhere.
    """

    start: int
    end: int
    iso: str
    guessed: bool = False


def dates(view: str, start: int, end: int, today: str | None) -> list[Day]:
    """The dates of view[start:end] in order; `today` (ISO, full) dates what is told from it.

    A date after 截至, or the second of a range, dates no event and is left out.
    """
    anchor = date.fromisoformat(today) if today and len(today) == 10 else None
    found = []
    for match in _EXPRESSION.finditer(view, start, end):
        before = _NO_EVENT.search(view, max(start, match.start() - 4), match.start())
        if before or _BIRTH.match(view, match.end()):
            continue
        iso = _iso(match, anchor)
        if iso:
            found.append(Day(match.start(), match.end(), iso, _is_guessed(match, iso, anchor)))
    return found


def _is_guessed(match: re.Match[str], iso: str, anchor: date | None) -> bool:
    other_year = anchor is not None and not iso.startswith(str(anchor.year))
    return bool(match["bare"]) or (bool(match["month2"]) and other_year)


def _iso(match: re.Match[str], anchor: date | None) -> str | None:
    if match["numeric"]:
        return _join(*(int(part) for part in re.split(r"[-/.]", match["numeric"])))
    if match["year"]:
        return _join(
            int(match["year"].translate(_DIGITS)), _int(match["month"]), _int(match["day"])
        )
    return _told(match, anchor) if anchor else None


def _told(match: re.Match[str], anchor: date) -> str | None:
    """A date told from the day of the memo."""
    if match["relative"]:
        year = anchor.year + _OFFSET[match["relative"]]
        return _join(year, _int(match["month"]), _int(match["day"]))
    if match["month2"]:
        return _nearest(int(match["month2"]), int(match["day2"]), anchor)
    if match["bare"]:
        return _last(int(match["bare"]), anchor)
    if match["ago"]:
        return _months_back(anchor, _int(match["ago"]) or 0, on_the_day=bool(match["today"]))
    return _near(match["near"], anchor)


def _near(word: str, anchor: date) -> str | None:
    if word.startswith("上"):
        return _months_back(anchor, 1, on_the_day=False)
    if word.startswith("本"):
        return anchor.isoformat()[:7]
    return date.fromordinal(anchor.toordinal() - word.startswith("昨")).isoformat()


def _join(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """ISO of what is given, None where there is no such day."""
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _nearest(month: int, day: int, anchor: date) -> str | None:
    """A day without its year is the one nearest to the memo's."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [date.fromisoformat(iso) for year in years if (iso := _join(year, month, day))]
    return min(days, key=lambda day: abs((day - anchor).days)).isoformat() if days else None


def _last(day: int, anchor: date) -> str | None:
    """A day without its month is the last one of that number, as news has it."""
    if day <= anchor.day:
        return _join(anchor.year, anchor.month, day)
    return _join(anchor.year - (anchor.month == 1), (anchor.month - 2) % 12 + 1, day)


def _months_back(anchor: date, months: int, *, on_the_day: bool) -> str | None:
    total = anchor.year * 12 + anchor.month - 1 - months
    return _join(total // 12, total % 12 + 1, anchor.day if on_the_day else None)


def _int(text: str | None) -> int | None:
    """A number of up to two digits, Latin or Chinese (十二, 二十一)."""
    if not text:
        return None
    if text.isdigit():
        return int(text)
    if "十" not in text:
        return _TENS.get(text)
    tens, ones = text.split("十")
    return _TENS.get(tens, 1) * 10 + _TENS.get(ones, 0)
