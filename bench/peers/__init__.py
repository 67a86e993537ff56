"""Peers: other libraries that write graphs into Neo4j, each in an environment of its own.

Their scripts run in a process of that environment, on the same server, and print one line of JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "peers"


def environment(name: str) -> str:
    """The Python of a peer's environment, made from its lock file where there is none or an older one."""
    lock, folder = HERE / f"{name}.lock", BUILD / name
    python, made = folder / "bin" / "python", folder / "made"
    if not made.exists() or made.stat().st_mtime < lock.stat().st_mtime:
        print(f"Making the environment of {name}", flush=True)
        venv.create(folder, clear=True, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*install, "--requirement", str(lock)], check=True)
        made.touch()
    return str(python)


def ask(name: str, script: str, *words: str, variables: Mapping[str, str]) -> Any:  # noqa: ANN401  JSON
    """What a script of bench/peers prints as JSON, run by the Python of an environment."""
    command = [environment(name), "-m", f"bench.peers.{script}", *words]
    done = subprocess.run(
        command, cwd=ROOT, env=dict(variables), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{script} {' '.join(words)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])
