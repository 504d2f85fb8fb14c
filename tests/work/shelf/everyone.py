"""The registers with their samples: `samples/<key>.py` gives `fields(office, n)`, `CHANGED`, and what a test needs. Who
has none gets one that is made up of its columns."""

import datetime
import importlib
import importlib.util
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db import models

from sucharit.office.demonstration.people import Cast
from sucharit.work.shelf.actions import add
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.registry import registers

TODAY = "2026-03-02"
ALL = registers()


def sample_of(register: Register) -> Any:
    name = f"tests.work.shelf.samples.{register.key.replace('-', '_')}"
    if importlib.util.find_spec(name):
        return importlib.import_module(name)
    texts = [one.field for one in register.written if _is_text(register.field_of(one))]
    changed = dict.fromkeys([one for one in texts if one not in register.same_by][:1], "แก้ไขแล้ว")
    return SimpleNamespace(fields=lambda _office, n: made_up(register, n), CHANGED=changed)


def _is_text(field: Any) -> bool:
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def made_up(register: Register, n: int) -> dict[str, Any]:
    """What the n-th entry must have, by kind of column."""
    fields = [register.field_of(one) for one in register.written]
    return {one.name: _made_up(one, n) for one in fields if not one.blank and not one.has_default()}


def _made_up(field: Any, n: int) -> Any:
    if field.choices:
        return field.flatchoices[0][0]
    if _is_text(field):
        return f"{field.verbose_name} {n}"[: field.max_length]
    if isinstance(field, models.DateField):
        return datetime.date(2026, 1, 12) + datetime.timedelta(days=n)
    if isinstance(field, models.IntegerField | models.DecimalField):
        return Decimal(n)
    raise LookupError(f"{field.name} cannot be made up: write tests/work/shelf/samples/<key>.py")


def fields_of(register: Register, office: Cast, n: int) -> dict[str, Any]:
    return dict(sample_of(register).fields(office, n))


def filled(register: Register, office: Cast, count: int = 3, who: str = "planner") -> list[Any]:
    """Entries 1.. of the sample, by the shelf's own verb."""
    by = office.officer(who)
    unit = {} if "unit" in fields_of(register, office, 1) else {"unit": office.units["clerk"]}
    return [add(register, by=by, fields=unit | fields_of(register, office, n)) for n in range(1, count + 1)]
