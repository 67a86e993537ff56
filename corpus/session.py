"""The Spark session: on this machine unless a master is named; Spark's own settings pass through."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import NoSpark

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE = "local[*]"
JAVAS = range(17, 22)  # Spark 4 runs on Java 17 and 21
SUBMITTED = "PYSPARK_GATEWAY_PORT"  # set by spark-submit, which then says which master
LOGGING = Path(__file__).with_name("log4j2.properties")
SETTINGS = {
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={LOGGING.as_uri()}",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",  # a document may have 10 MB
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",  # a company may be named 360
    "spark.ui.enabled": "false",
}


@contextmanager
def spark_session(master: str | None, settings: Mapping[str, str]) -> Iterator[SparkSession]:
    """A session on `master` (a Spark master URL; None: this machine, or what spark-submit says).

    `settings` are Spark's own and go before ours. Raises NoSpark where Spark or Java is missing.
    """
    _check()
    _prepare(master)
    with warnings.catch_warnings():
        # PySpark warns of pandas 3; batches come here as Arrow, pandas is not used.
        warnings.simplefilter("ignore", FutureWarning)
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.appName("reorg")
        if master or SUBMITTED not in os.environ:
            builder = builder.master(master or HERE)
        for name, value in {**SETTINGS, **settings}.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        try:
            yield session
        finally:
            session.stop()


def _prepare(master: str | None) -> None:
    """Set what Spark reads from the environment, where nobody has.

    On this machine the workers use this Python; elsewhere the cluster knows better.
    """
    os.environ.setdefault("SPARK_HOME", str(_home()))
    if SUBMITTED not in os.environ and (master or HERE).startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")


def _home() -> Path:
    spec = find_spec("pyspark")
    if spec is None or spec.origin is None:
        raise NoSpark("Spark is not installed: pip install 'reorg[cluster]'")
    return Path(spec.origin).parent


def _check() -> None:
    _home()
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    found = _version(java) if java else None
    if found not in JAVAS:
        what = f"{java} is Java {found}" if found else "no Java was found"
        raise NoSpark(
            f"{what}, and Spark runs on Java 17 or 21: install one (on Debian, "
            "apt-get install openjdk-17-jre-headless) or point JAVA_HOME to it"
        )


def _version(java: str) -> int | None:
    """The number of a Java's release; None where it does not run."""
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r'version "(\d+)', done.stderr)
    return int(found[1]) if found else None
