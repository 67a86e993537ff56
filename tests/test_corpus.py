"""A corpus on Spark: the graph of one process, whatever is killed; what cannot be read is told why."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import psutil
import pytest
from pyspark.sql import SparkSession

from bench.server import erase
from corpus.errors import BadCorpus
from corpus.job import Form, Job, Read, form_of
from corpus.loading import load_corpus
from corpus.reading import read_corpus, read_stream
from corpus.sandbox import Limits, sandbox
from corpus.session import spark_session
from corpus.tables import DEAD_LETTER, MEMO, STATEMENT, Tables
from graph.driver import Database, served
from graph.log import Entry, Memo, entries_of, memo_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memos
from ingest.extract import read_memo
from ingest.statement import Statement
from tests.client_memo import MEMO as CLIENT_MEMO
from tests.command import REORG
from tests.notices import Notice, notices, rows

EXECUTOR = "CoarseGrainedExecutorBackend"
MANY = int(os.environ.get("REORG_NOTICES", "100"))
"""How many made-up notices; `make test-long` takes 2,000."""
MISREADER = "tests.misreader:read"
PATIENT = Limits(seconds=120.0)
SMALL = Limits(seconds=3.0, memory=2048)

GRAPH = """
MATCH (n) WHERE n.digest IS NOT NULL AND NOT n:Superseded
RETURN labels(n) AS kind, n.id AS a, null AS b, n.digest AS digest
UNION ALL
MATCH (a)-[r]->(b) WHERE r.digest IS NOT NULL AND type(r) <> 'SUPERSEDED'
RETURN [type(r)] AS kind, a.id AS a, b.id AS b, r.digest AS digest
"""


def graph_of(database: Database) -> set[tuple[object, ...]]:
    """The derived graph: a digest holds everything that derive says of a thing."""
    found = database.read(GRAPH)
    return {(*sorted(row["kind"]), row["a"], row["b"], row["digest"]) for row in found}


def in_one_process(database: Database, documents: Iterable[Notice]) -> set[tuple[object, ...]]:
    """The graph that documents give without Spark."""
    empty(database)
    told: dict[str, dict[Memo, tuple[Entry, ...]]] = defaultdict(dict)
    for one in documents:
        document, statements = read_memo(one.text.encode())
        memo = memo_of(document, one.company, one.source)
        told[one.company][memo] = entries_of(memo.id, statements)
    for company, memos in told.items():
        store_memos(database, company, memos)
    return graph_of(database)


def empty(database: Database) -> None:
    """No node, and the schema."""
    erase(database)
    create_schema(database)


def job(source: Path | str, folder: Path, **more: object) -> Job:
    """A job with limits for tests."""
    return Job(source=str(source), folder=str(folder), form=form_of(str(source)), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Spark with two workers on this machine."""
    with spark_session("local[2]", {"spark.sql.shuffle.partitions": "4"}) as session:
        yield session


@pytest.fixture(scope="module")
def routed(server: Database, settings: Settings) -> Iterator[Settings]:
    """Settings that name the run's Neo4j by a routing address."""
    assert server
    with served(settings) as found:
        yield replace(found, uri=str(found.uri).replace("bolt://", "neo4j://"))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many made-up notices in JSON Lines."""
    path = tmp_path_factory.mktemp("source") / "notices.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows(MANY)), "utf-8")
    return path


@pytest.fixture(scope="module")
def expected(server: Database) -> set[tuple[object, ...]]:
    """The graph of the made-up notices by one process."""
    return in_one_process(server, notices(MANY))


def test_two_workers_give_the_graph_of_one_process_and_a_rerun_adds_nothing(
    spark: SparkSession,
    server: Database,
    routed: Settings,
    source: Path,
    expected: set[tuple[object, ...]],
    tmp_path: Path,
) -> None:
    work = job(source, tmp_path, limits=PATIENT)
    done = read_corpus(spark, work)
    assert (done.memos, done.failures) == (MANY, {})
    empty(server)
    assert load_corpus(spark, work.folder, routed).new == MANY
    assert graph_of(server) == expected
    assert read_corpus(spark, work) == Read(memos=0, statements=0, failures={})
    again = load_corpus(spark, work.folder, routed)
    assert (again.memos, again.new, again.written) == (MANY, 0, 0)
    assert graph_of(server) == expected


@pytest.mark.long
def test_separate_workers_give_the_same_graph_though_one_is_killed(
    server: Database,
    routed: Settings,
    source: Path,
    expected: set[tuple[object, ...]],
    tmp_path: Path,
) -> None:
    empty(server)
    told = corpus("read", source, "--to", tmp_path, "--seconds", "120", kill="corpus.child")
    assert told["memos"] == MANY
    told = corpus("load", tmp_path, kill="CoarseGrainedExecutorBackend", settings=routed)
    assert told["memos"] == MANY
    assert graph_of(server) == expected


def corpus(*words: str | Path, kill: str, settings: Settings | None = None) -> dict[str, Any]:
    """Run `reorg corpus` with two workers of their own, and kill one as soon as `kill` runs in it."""
    mine = (
        {
            "NEO4J_URI": str(settings.uri),
            "NEO4J_USER": settings.user,
            "NEO4J_PASSWORD": str(settings.password),
        }
        if settings
        else {}
    )
    command = [REORG, "corpus", *words, "--master", "local-cluster[2,1,1024]", "--json"]
    with subprocess.Popen(command, env=os.environ | mine, stdout=subprocess.PIPE) as running:
        worker = _executor(running.pid, kill)
        worker.kill()
        out, _ = running.communicate(timeout=150)
    assert running.returncode == 0
    found: dict[str, Any] = json.loads(out)
    return found


def _executor(parent: int, sign: str) -> psutil.Process:
    """An executor of Spark under a process, once a process that says `sign` runs under it."""
    deadline = time.monotonic() + 100
    while time.monotonic() < deadline:
        for process in psutil.Process(parent).children(recursive=True):
            with suppress(psutil.Error):
                family = [process, *process.parents()]
                if any(sign in word for word in process.cmdline()):
                    return next(one for one in family if EXECUTOR in " ".join(one.cmdline()))
        time.sleep(0.05)
    raise AssertionError(f"no worker with {sign} within 100 s")


@pytest.mark.long
def test_the_annotated_memos_give_the_graph_of_one_process(
    spark: SparkSession, server: Database, routed: Settings, shared: Path, tmp_path: Path
) -> None:
    texts = sorted(shared.glob("memos/*/memo.txt"))
    held = tmp_path / "source"
    held.mkdir()
    for text in texts:
        (held / f"{text.parent.name}.txt").write_bytes(text.read_bytes())
    work = job(held, tmp_path / "tables", company="某某集团", limits=PATIENT)
    done = read_corpus(spark, work)
    assert done.memos + sum(done.failures.values()) == len(texts)
    empty(server)
    load_corpus(spark, work.folder, routed)
    found = graph_of(server)
    dead = Tables(spark, work.folder).read("dead_letters", DEAD_LETTER)
    skipped = {Path(row["source"]).stem for row in dead.collect()} if dead else set()
    read = [
        Notice(text.parent.name, "某某集团", text.read_text("utf-8"))
        for text in texts
        if text.parent.name not in skipped
    ]
    assert found == in_one_process(server, read)


def test_a_document_that_raises_or_never_ends_or_kills_is_told_and_the_others_are_read(
    spark: SparkSession, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("raise", "go on", "end"):
        (source / f"{name}.txt").write_text(name)
    (source / "picture.txt").write_bytes(b"\x00\x01\x02 no text")
    (source / "memo.txt").write_bytes(CLIENT_MEMO.read_bytes())
    work = job(source, tmp_path / "tables", limits=SMALL, reader=MISREADER)
    done = read_corpus(spark, work)
    assert done.memos == 1
    dead = Tables(spark, work.folder).read("dead_letters", DEAD_LETTER)
    assert dead is not None
    assert {
        (Path(row["source"]).stem.replace("%20", " "), row["reason"]) for row in dead.collect()
    } == {
        ("raise", "error"),
        ("go on", "too slow"),
        ("end", "reader ended"),
        ("picture", "NotText"),
    }
    assert read_corpus(spark, work).failures == {}


def test_a_stream_takes_up_where_it_stopped(spark: SparkSession, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    work = Job(source=str(source), folder=str(tmp_path / "tables"), form=Form.JSON, limits=PATIENT)
    batches: list[Read] = []
    for part in range(2):
        lines = (json.dumps(row) + "\n" for row in rows(40)[part * 20 : part * 20 + 20])
        (source / f"{part}.jsonl").write_text("".join(lines), "utf-8")
        read_stream(spark, work, batches.append, to_the_end=True).awaitTermination()
    assert [batch.memos for batch in batches] == [20, 20]


def test_a_sandbox_reads_on_after_a_document_that_took_its_process() -> None:
    content = CLIENT_MEMO.read_bytes()
    with sandbox(MISREADER, SMALL) as box:
        reasons = [
            (box.read("x", None, one)["failure"] or {}).get("reason")
            for one in (b"eat", b"end", content)
        ]
    assert reasons == ["error", "reader ended", None]


def test_every_field_of_a_memo_and_a_statement_has_a_column() -> None:
    said = {"span", "from_"}
    columns = {field.name for field in fields(Statement)} - said
    assert columns | {"evidence", "start", "end", "from"} <= {
        column.name for column in STATEMENT.fields
    }
    assert {field.name for field in fields(Memo)} - {"recorded"} <= {
        column.name for column in MEMO.fields
    }


def test_a_source_or_folder_that_is_no_corpus_is_told(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for nowhere in (tmp_path / "nowhere", tmp_path / "empty"):
        with pytest.raises(BadCorpus, match=nowhere.name):
            read_corpus(spark, job(nowhere, tmp_path / "tables"))
    with pytest.raises(BadCorpus, match="holds no memos"):
        load_corpus(spark, str(tmp_path), Settings(home=tmp_path))


def test_without_java_the_command_says_what_to_install(tmp_path: Path) -> None:
    lost = os.environ | {"PATH": str(tmp_path), "JAVA_HOME": ""}
    command: list[str | Path] = [REORG, "corpus", "load", tmp_path]
    done = subprocess.run(command, env=lost, capture_output=True, text=True, check=False)
    assert (done.returncode, "install one" in done.stderr) == (2, True)
