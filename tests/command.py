"""The command `reorg` in a process of its own, on a home folder, as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

REORG = Path(sys.executable).with_name("reorg")
STRAY = ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE", "NEO4J_DATABASE")


class Reorg:
    """Runs the command on one home folder; more settings as keywords."""

    def __init__(self, home: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in STRAY}
        self.environment = kept | {"REORG_HOME": str(home), "LANG": "C.UTF-8", "COLUMNS": "100"}

    def __call__(
        self, *words: str | Path, stdin: bytes | None = None, **settings: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [REORG, *words],
            input=stdin or b"",
            capture_output=True,
            env=self.environment | settings,
            timeout=120,
            check=False,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    def json(self, *words: str | Path) -> Any:  # noqa: ANN401
        """What a command prints with --json, once it has done well."""
        done = self(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
