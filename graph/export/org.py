"""Org: a company as resources of the W3C vocabularies ORG (who is what where) and PROV (who says so).

A dated relationship is a resource of its own (`rdf:Statement`, and `org:Membership` where it is a
tenure) with the four dates, what opened and closed it, and the statements behind it. The plain triple
(`org:holds`, `org:subOrganizationOf` …) has no place for a date: it stands only in a file of one day,
for what is sure then. An `org:ChangeEvent` is only what makes a unit of another identity; every other
Change is an activity of ours. Units in units are `org:subOrganizationOf`, since `org:unitOf` leads to
formal organisations only. Own terms are described in `vocabulary.ttl`, checked by `shapes.ttl`.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.export.dataset import Dataset
from graph.export.linked import Fact, Ref, Resource, day, moment, number, ref, refs, text, truth
from graph.log import Entry, Memo
from graph.model import (
    Change,
    ChangeKind,
    Confirmation,
    Link,
    LinkType,
    Person,
    Post,
    Scope,
    Status,
    Thing,
    Unit,
    UnitKind,
    content_id,
)

PREDICATES = {
    LinkType.HOLDS: "org:holds",
    LinkType.IN: "org:postIn",
    LinkType.MEMBER_OF: "org:memberOf",
    LinkType.PART_OF: "org:subOrganizationOf",
    LinkType.COVERS: "r:covers",
    LinkType.REPORTS_TO: "org:reportsTo",
    LinkType.BECAME: "r:became",
}
DOTTED = "r:reportsByDottedLineTo"
TENURES = (LinkType.HOLDS, LinkType.MEMBER_OF)
NEW_IDENTITIES = {  # the roles of the old units and of the new ones
    ChangeKind.MERGED: ("from", "unit"),
    ChangeKind.RENAMED: ("from", "unit"),
    ChangeKind.SPLIT: ("unit", "to"),
}


def resources_of(dataset: Dataset) -> tuple[Resource, ...]:
    """Everything in a dataset, in an order that goes with the content alone."""
    derived = dataset.derived
    plain: dict[str, list[Fact]] = {}
    for link in derived.links.values():
        if dataset.status(link) is Status.SURE:
            plain.setdefault(link.start, []).append((_predicate(link), ref(link.end)))
    found = [_thing(dataset, thing, plain.get(thing.id, [])) for thing in derived.things.values()]
    found += [part for link in derived.links.values() for part in _link(dataset, link)]
    found += [_change(change) for change in derived.changes.values()]
    found += [_confirmation(one) for one in derived.confirmations.values()]
    found += [_statement(entry) for entry in dataset.entries]
    found += [_memo(memo) for memo in dataset.memos]
    return (_head(dataset), *sorted(found, key=lambda resource: resource.name))


def _head(dataset: Dataset) -> Resource:
    company = dataset.derived.company
    facts = [*text("dct:title", company), *day("r:asOf", dataset.day)]
    name = ref(content_id("dataset", company)).name
    return Resource(name, ("r:Dataset", "prov:Entity"), tuple(facts))


def _thing(dataset: Dataset, thing: Thing, plain: list[Fact]) -> Resource:
    facts: list[Fact] = [*text("rdfs:label", thing.name)]
    match thing:
        case Person():
            kind = "foaf:Person"
            facts += text("foaf:name", *thing.names)
        case Scope():
            kind = "r:Scope"
        case Unit():
            formal = thing.kind is UnitKind.COMPANY
            kind = "org:FormalOrganization" if formal else "org:OrganizationalUnit"
            facts += text("skos:prefLabel", thing.name)
            facts += text("skos:altLabel", *(name for name in thing.names if name != thing.name))
            facts += [*text("r:kind", thing.kind), *_dated(dataset, thing)]
        case Post():
            kind = "org:Post"
            facts += [("org:role", Ref(f"r:{thing.role}")), *text("skos:prefLabel", thing.title)]
            facts += _dated(dataset, thing)
    return Resource(ref(thing.id).name, (kind,), (*facts, *plain))


def _dated(dataset: Dataset, dated: Unit | Post | Link) -> Iterator[Fact]:
    """When a thing holds, how that is known, what opened and closed it, and who says so."""
    period = dated.period
    yield from day("r:maybeSince", period.maybe_since)
    yield from day("r:since", period.since)
    yield from day("r:until", period.until)
    yield from day("r:maybeUntil", period.maybe_until)
    yield from text("r:sinceBasis", period.since_basis)
    yield from text("r:untilBasis", period.until_basis)
    yield from text("r:status", dataset.status(dated))
    yield from refs("prov:wasGeneratedBy", [dated.opened_by])
    yield from refs("prov:wasInvalidatedBy", [dated.closed_by])
    yield from refs("prov:wasDerivedFrom", dated.statements)
    yield from truth("r:many", isinstance(dated, Unit | Post) and dated.many)


def _predicate(link: Link) -> str:
    return DOTTED if link.line == "dotted" else PREDICATES[link.type]


def _link(dataset: Dataset, link: Link) -> Iterator[Resource]:
    facts: list[Fact] = [
        ("rdf:subject", ref(link.start)),
        ("rdf:predicate", Ref(_predicate(link))),
        ("rdf:object", ref(link.end)),
        *refs("r:asPost", [link.as_post]),
        *text("r:by", link.by),
        *text("r:part", link.part),
        *truth("r:openList", link.open_list),
        *_dated(dataset, link),
    ]
    if link.type not in TENURES:
        yield Resource(ref(link.id).name, ("rdf:Statement",), tuple(facts))
        return
    when = _interval(link)
    facts += [*_membership(dataset, link), *(("org:memberDuring", Ref(i.name)) for i in when[:1])]
    yield Resource(ref(link.id).name, ("rdf:Statement", "org:Membership"), tuple(facts))
    yield from when


def _membership(dataset: Dataset, link: Link) -> Iterator[Fact]:
    """A tenure in ORG's own words; a post that no memo places has no organisation."""
    seat = dataset.derived.things[link.end]
    yield "org:member", ref(link.start)
    if isinstance(seat, Post):
        yield from refs("org:organization", [seat.unit])
        yield from [("org:role", Ref(f"r:{seat.role}")), ("r:post", ref(seat.id))]
    else:
        yield "org:organization", ref(seat.id)


def _interval(link: Link) -> list[Resource]:
    """The sure days as an interval and its ends, where there are any; nobody's end is made up."""
    begins, ends = link.period.since, link.period.until
    if not begins or (ends and ends <= begins):
        return []
    name = ref(link.id).name
    named = {"time:hasBeginning": (f"{name}-begins", begins), "time:hasEnd": (f"{name}-ends", ends)}
    said = {key: (point, on) for key, (point, on) in named.items() if on}
    facts = tuple((key, Ref(point)) for key, (point, _) in said.items())
    return [
        Resource(f"{name}-sure", ("time:Interval",), facts),
        *(
            Resource(point, ("time:Instant",), tuple(day("time:inXSDDate", on)))
            for point, on in said.values()
        ),
    ]


def _change(change: Change) -> Resource:
    types = ["r:Change", "prov:Activity"]
    facts: list[Fact] = [
        *text("r:kind", change.kind),
        *day("dct:date", change.day),
        *(day("r:first", change.first) if change.first != change.day else ()),
        *text("r:basis", change.basis),
        *text("r:line", change.line),
        *text("r:part", change.part),
        *text("r:rule", change.inferred),
        *((f"r:{about.role}", ref(about.thing)) for about in change.about),
    ]
    old, new = _identities(change)
    if new:
        types.append("org:ChangeEvent")
        facts += [*refs("org:originalOrganization", old), *refs("org:resultingOrganization", new)]
    facts += refs("r:statedBy", change.statements)
    return Resource(ref(change.id).name, tuple(types), tuple(facts))


def _identities(change: Change) -> tuple[list[str], list[str]]:
    """The units of a change that makes others of them, before and after; none where it does not."""
    before, after = NEW_IDENTITIES.get(change.kind, ("", ""))
    old = [about.thing for about in change.about if about.role == before]
    new = [about.thing for about in change.about if about.role == after and about.thing not in old]
    return (old, new) if old and new else ([], [])


def _confirmation(one: Confirmation) -> Resource:
    facts = [
        *day("dct:date", one.day),
        *truth("r:implied", one.implied),
        *((f"r:{about.role}", ref(about.thing)) for about in one.about),
        *refs("r:statedBy", one.statements),
    ]
    return Resource(ref(one.id).name, ("r:Confirmation", "prov:Activity"), tuple(facts))


def _statement(entry: Entry) -> Resource:
    said = entry.statement
    facts = [
        *text("r:kind", said.type),
        *text("prov:value", said.span.text),
        number("r:start", said.span.start),
        number("r:end", said.span.end),
        *text("r:voice", said.by),
        *text("r:tense", said.tense),
        *refs("prov:wasQuotedFrom", [entry.memo]),
        *moment("prov:generatedAtTime", entry.recorded),
    ]
    return Resource(ref(entry.id).name, ("r:Statement", "prov:Entity"), tuple(facts))


def _memo(memo: Memo) -> Resource:
    facts = [
        *text("dct:title", memo.title),
        *text("dct:creator", memo.author),
        *text("dct:language", memo.language),
        *text("prov:value", memo.text),
        *day("dct:issued", memo.announced),
        *day("dct:available", memo.published),
        *moment("prov:generatedAtTime", memo.recorded),
    ]
    return Resource(ref(memo.id).name, ("r:Memo", "foaf:Document", "prov:Entity"), tuple(facts))
