"""How a benchmark of the office is run: sizes from the command line, a home and a database of its own, results kept.

No benchmark by itself: benchmarks/registers.py, procurement.py, queue_day.py and surveys.py use it.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run(measure: Callable[..., str], **sizes: int) -> None:
    """`measure` with its sizes (each can be told: --rounds 5), and what it says on the screen; with --write in
    RESULTS.md too."""
    asked = argparse.ArgumentParser()
    for name, size in sizes.items():
        asked.add_argument(f"--{name}", type=int, default=size)
    asked.add_argument("--write", action="store_true")
    told = vars(asked.parse_args())
    write = told.pop("write")
    with tempfile.TemporaryDirectory(prefix="sucharit-") as folder:
        os.environ |= {
            "SUCHARIT_HOME": folder, "SUCHARIT_HTTPS": "0", "DJANGO_SETTINGS_MODULE": "sucharit.config.settings",
        }  # fmt: skip
        migrated()
        measured = measure(**told)
    print(measured)
    if write:
        with (HERE / "RESULTS.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{measured}\n")


def migrated() -> None:
    """Tables in the empty database."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
