"""The chart as a drawing: nothing overlaps, nothing runs over, nothing becomes markup."""

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.cards import Chart, Mark, MarkKind, ancestors
from graph.chart import chart_of
from graph.model import LinkType, Role, UnitKind
from tests.charts import DAY, Company
from web.chart.blocks import Frame
from web.chart.face import CARD_WIDTH, PAD, ROOM, SIGN_ROOM, size_of
from web.chart.file import stand_alone
from web.chart.folds import whole
from web.chart.layout import Box, Drawing, laid_out
from web.chart.legend import legend
from web.chart.palette import COLOURS
from web.chart.svg import SIGNS, picture
from web.chart.text import width
from web.words import Language, Words, words_in

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "]]></style><svg onload=alert(1)>",
    "&lt;b&gt; &amp; &#x3c;",
    "\x00\x0b\u202eabc",
    "![x](http://evil.example/x.png) {0} {person} [a]",
)


@pytest.fixture(params=list(Language))
def words(request: pytest.FixtureRequest) -> Words:
    return words_in(request.param)


def drawn(company: Company, words: Words | None = None) -> tuple[Chart, Drawing]:
    chart = chart_of(company.view())
    return chart, laid_out(words or words_in(Language.ZH), whole(chart))


def rectangle(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.x + CARD_WIDTH, box.y + box.face.height


def apart(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def around(frame: Frame) -> tuple[float, float, float, float]:
    return frame.x, frame.y, frame.x + frame.width, frame.y + frame.height


def inside(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return b[0] <= a[0] and b[1] <= a[1] and a[2] <= b[2] and a[3] <= b[3]


@st.composite
def companies(draw: st.DrawFn) -> Company:
    """Up to forty units: each part of an earlier one or of none, some in one of three domains."""
    company = Company()
    fields = [company.domain(f"Field {number}") for number in range(3)]
    units: list[str] = []
    for number in range(draw(st.integers(1, 40))):
        name = draw(st.sampled_from(("运营中心", "Unit of a rather long name", "部")))
        unit = company.unit(f"{name} {number}", many=draw(st.booleans()))
        parent = draw(st.sampled_from([None, *units]))
        if parent:
            company.part(unit, parent, since_basis="stated")
        field = draw(st.sampled_from([None, None, *fields]))
        if field:
            company.part(unit, field)
        for seat in range(draw(st.integers(0, 3))):
            company.seat(f"Person {number} {seat}", unit, Role.OTHER, f"Title {seat}")
        units.append(unit)
    return company


@settings(max_examples=60, deadline=None)
@given(companies())
def test_no_two_cards_overlap_and_all_are_on_the_page(company: Company) -> None:
    chart, drawing = drawn(company)
    places = [rectangle(box) for box in drawing.boxes]
    assert len(places) == len(chart.cards)
    assert all(apart(a, b) for a, b in combinations(places, 2))
    assert all(p[0] >= 0 and p[1] >= 0 for p in places)
    assert all(p[2] <= drawing.width and p[3] <= drawing.height for p in places)


@settings(max_examples=60, deadline=None)
@given(companies())
def test_a_band_holds_its_cards_with_what_is_below_them_and_nothing_else(company: Company) -> None:
    _, drawing = drawn(company)
    cards = {box.card.id: box.card for box in drawing.boxes}
    for box in drawing.boxes:
        chain = [cards[card] for card in ancestors(cards, box.card.id)]
        within = {(card.parent, card.band) for card in chain if card.parent and card.band}
        frames = [f for f in drawing.frames if f.band and not apart(rectangle(box), around(f))]
        assert len(frames) == len(within)
        assert {f.band.unit.id for f in frames if f.band} == {band for _, band in within}
        assert all(inside(rectangle(box), around(frame)) for frame in frames)


@settings(max_examples=60, deadline=None)
@given(companies())
def test_every_card_with_a_parent_has_one_wire_that_ends_at_its_edge(company: Company) -> None:
    _, drawing = drawn(company)
    ends = {wire.card: wire.points[-1] for wire in drawing.wires if wire.card}
    assert set(ends) == {box.card.id for box in drawing.boxes if box.card.parent}
    for box in drawing.boxes:
        if box.card.id in ends:
            x, y = ends[box.card.id]
            left, top, right, bottom = rectangle(box)
            assert (x == pytest.approx(left) and top < y < bottom) or (
                y == pytest.approx(top) and left < x < right
            )


def crowded(names: tuple[str, ...]) -> Company:
    """A company in which each name stands wherever a name can stand."""
    company = Company()
    top = company.unit("Top", UnitKind.COMPANY)
    for name in names:
        field, unit = company.domain(name), company.unit(f"{name} unit")
        company.part(unit, top, since_basis="stated")
        company.part(unit, field)
        company.seat(f"{name} head", unit, Role.HEAD, name)
        company.seat(f"{name} boss", top)
        company.reports(f"{name} head", f"{name} boss")
        company.link(LinkType.COVERS, unit, company.scope(name))
        company.link(LinkType.MEMBER_OF, company.person(f"{name} member"), unit)
    return company


LONG = ("超级无敌长的单位名称" * 9, "Donaudampfschifffahrtsgesellschaft" * 4, "a b " * 60)


@pytest.mark.parametrize("names", [LONG, HOSTILE])
def test_every_line_on_a_card_fits_it(words: Words, names: tuple[str, ...]) -> None:
    _, drawing = drawn(crowded(names), words)
    for box in drawing.boxes:
        for line in box.face.lines:
            size = size_of(line.kind)
            bold = line.kind in ("name", "seat", "empty")
            used = width(line.text, size, bold=bold) + (SIGN_ROOM if line.mark else 0)
            used += (6 if line.text else 0) + width(line.rest, size) if line.rest else 0
            assert used <= ROOM + 2
            assert 0 < line.y < box.face.height - PAD / 3


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_never_becomes_markup(words: Words, name: str) -> None:
    chart = whole(chart_of(crowded((name,)).view()))
    for svg in (picture(words, chart).svg, stand_alone(words, chart, name).svg):
        tree = ET.fromstring(svg)  # noqa: S314  our own output, which must be well-formed
        tags = {element.tag.removeprefix(SVG) for element in tree.iter()}
        assert tags <= {
            "svg",
            "g",
            "rect",
            "path",
            "text",
            "tspan",
            "title",
            "desc",
            "circle",
            "style",
        }
        attributes = {key for element in tree.iter() for key in element.attrib}
        assert not {key for key in attributes if key.startswith("on") or "href" in key}
        assert "\u202e" not in svg


def test_on_the_page_the_chart_is_a_tree_that_says_all_that_is_on_a_card() -> None:
    company = Company()
    top, unit = company.unit("总部", UnitKind.COMPANY), company.unit("运营中心")
    field = company.domain("平台域")
    company.part(unit, top, since_basis="inferred: memo-subject")
    company.part(unit, field)
    company.seat("甲", top)
    company.seat("乙", unit)
    company.reports("乙", "甲", line="dotted")
    svg = picture(words_in(Language.ZH), whole(chart_of(company.view()))).svg
    items = [e for e in ET.fromstring(svg).iter() if e.get("role") == "treeitem"]  # noqa: S314
    told = [(e.get("aria-level"), e.get("aria-setsize"), e.get("aria-label")) for e in items]
    assert told == [
        ("1", "1", "总部；甲，负责人"),
        ("2", "1", "运营中心；属于 平台域；乙，负责人；虚线向 甲 汇报；隶属关系为推断"),
    ]
    assert ET.fromstring(svg).find(".//*[@role='tree']") is not None  # noqa: S314


def test_a_card_that_stands_alone_still_tells_its_domain() -> None:
    company = Company()
    company.part(company.unit("直播"), company.domain("创新域"))
    _, drawing = drawn(company)
    assert "属于 创新域" in [line.text for line in drawing.boxes[0].face.lines]


def test_a_dotted_line_and_an_inferred_place_look_their_part() -> None:
    company = Company()
    top, unit = company.unit("Top"), company.unit("Unit")
    company.part(unit, top, since_basis="inferred: memo-subject")
    company.seat("A", top)
    company.seat("B", unit)
    company.reports("B", "A", line="dotted", since=None, maybe_since=DAY)
    svg = picture(words_in(Language.EN), whole(chart_of(company.view()))).svg
    assert 'class="rg-wire rg-dotted rg-possible"' in svg
    assert 'class="rg-card rg-inferred"' in svg
    assert "place inferred" in svg


def test_the_legend_tells_of_every_mark_and_line_that_is_there_and_of_no_other(
    words: Words,
) -> None:
    company = Company()
    top, unit = company.unit("Top"), company.unit("Unit")
    company.part(unit, top, since_basis="inferred: memo-subject")
    company.seat("A", top)
    company.seat("B", unit)
    company.reports("B", "A", line="dotted")
    chart = chart_of(company.view())
    assert [key.look for key in legend(words, chart)] == [
        "rg-key-dotted",
        "rg-key-part",
        "rg-key-inferred",
    ]
    cards = [replace(chart.cards[0], mark=Mark(kind, ("r",))) for kind in MarkKind]
    signs = {key.sign for key in legend(words, replace(chart, cards=tuple(cards)))}
    assert signs - {""} == set(SIGNS.values())


def test_a_file_has_title_and_description_and_fetches_nothing(words: Words) -> None:
    svg = stand_alone(words, whole(chart_of(crowded(("甲",)).view())), "Title").svg
    tree = ET.fromstring(svg)  # noqa: S314
    assert tree.get("role") == "img"
    assert tree.findtext(f"{SVG}title") == "Title"
    assert "甲 unit" in (tree.findtext(f"{SVG}desc") or "")
    assert svg.count("http") == 1  # the name of the SVG language
    assert "url(" not in svg
    assert "@import" not in svg
    assert "prefers-color-scheme:dark" in svg
    assert (
        "prefers-color-scheme"
        not in stand_alone(words, whole(chart_of(Company().view())), "T", "dark").svg
    )


def test_a_chain_of_a_thousand_units_is_drawn() -> None:
    company = Company()
    units = [company.unit(f"U{number}") for number in range(1000)]
    for lower, upper in zip(units[1:], units, strict=False):
        company.part(lower, upper, since_basis="stated")
    _, drawing = drawn(company)
    assert max(box.level for box in drawing.boxes) == 1000


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_all_text_has_the_contrast_of_aa_on_whatever_it_stands_on(theme: int) -> None:
    colour = {name: pair[theme] for name, pair in COLOURS.items()}
    plain = [(text, ground) for text in ("text", "muted") for ground in ("ground", "card", "band")]
    signs = [name for name in COLOURS if f"{name}-ground" in COLOURS]
    pairs = plain + [(name, f"{name}-ground") for name in signs] + [(n, "card") for n in signs]
    pairs.append(("text", "changed-ground"))
    weak = {pair for pair in pairs if contrast(colour[pair[0]], colour[pair[1]]) < 4.5}
    assert weak == set()
