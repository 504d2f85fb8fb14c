"""Modules are compiled once, not at every start.

Many containers set PYTHONDONTWRITEBYTECODE, so that nothing lies beside the sources; then every process that a test
starts compiles two thousand modules anew, which is more than half of its start. There, and only there, bytecode is kept
with the rest of what pytest keeps. An installation has its bytecode: what is started here is as quick as there.
"""

import os
import sys
from pathlib import Path

KEPT = Path(__file__).resolve().parents[1] / ".pytest_cache" / "bytecode"


def keep_bytecode() -> None:
    """For this process from now on, and for every process that it starts."""
    if sys.dont_write_bytecode and sys.pycache_prefix is None:
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(KEPT)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(KEPT)
