"""The registers with their samples: `samples/<key>.py` gives `fields(office, n)`, `CHANGED`, and what a test needs."""

import importlib
from typing import Any

from sucharit.office.demonstration.people import Cast
from sucharit.work.shelf.actions import add
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.registry import registers

TODAY = "2026-03-02"
ALL = registers()


def sample_of(register: Register) -> Any:
    return importlib.import_module(f"tests.work.shelf.samples.{register.key.replace('-', '_')}")


def fields_of(register: Register, office: Cast, n: int) -> dict[str, Any]:
    return dict(sample_of(register).fields(office, n))


def filled(register: Register, office: Cast, count: int = 3, who: str = "planner") -> list[Any]:
    """Entries 1.. of the sample, by the shelf's own verb."""
    by = office.officer(who)
    unit = {} if "unit" in fields_of(register, office, 1) else {"unit": office.units["clerk"]}
    return [add(register, by=by, fields=unit | fields_of(register, office, n)) for n in range(1, count + 1)]
