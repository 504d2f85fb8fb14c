"""What history keeps of recorded rows (the fields that a model names as `written_fields`), and how it is told."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.history.queries import versions_of
from sucharit.base.screens.words import day, moment, money


def snapshot(row: Any) -> dict[str, Any]:
    """The row as JSON can hold it."""
    told = {name: _plain(getattr(row, name)) for name in type(row).written_fields}
    if hasattr(row, "withdrawn_reason"):
        told["withdrawn"] = row.withdrawn_reason
    return told


def _plain(value: Any) -> Any:
    """As JSON can hold it. What the row points to is kept by its name on that day: names change later."""
    if isinstance(value, models.Model):
        return str(value)[:300]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, uuid.UUID):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


_EXTRA = {"withdrawn": _("ถอนเพราะ"), "unit_id": _("หน่วยงาน"), "channel_id": _("ช่องทาง")}


def stories_of(row: Any) -> list[dict[str, Any]]:
    """Each version, newest first: who, when, and which fields changed, for a page of the row."""
    versions = list(versions_of(row))
    told = []
    for place, version in enumerate(versions):
        older = versions[place + 1] if place + 1 < len(versions) else None
        pairs = version.changed_from(older)
        fields = [
            (_label(row, name), words_of(row, name, before), words_of(row, name, now))
            for name, (before, now) in pairs.items()
        ]
        told.append({"version": version, "first": older is None, "fields": [f for f in fields if f[1] or f[2]]})
    return told


def _label(row: Any, name: str) -> str:
    if name in _EXTRA:
        return str(_EXTRA[name])
    return str(row._meta.get_field(name).verbose_name)


def words_of(row: Any, name: str, value: Any) -> str:
    """A value of a snapshot as a person reads it."""
    if value in (None, ""):
        return ""
    if name == "withdrawn":
        return str(value)
    if name.endswith("_id"):
        return str(getattr(row, name.removesuffix("_id"), value))
    return _words_of_field(row._meta.get_field(name), value)


def _words_of_field(field: Any, value: Any) -> str:
    if isinstance(field, models.DateTimeField):
        return moment(datetime.datetime.fromisoformat(str(value)))
    if isinstance(field, models.DateField):
        return day(datetime.date.fromisoformat(str(value)))
    if isinstance(field, models.DecimalField):
        return money(Decimal(str(value)))
    if isinstance(field, models.TimeField):
        return str(value)[:5]
    if isinstance(value, bool):
        return gettext("ใช่") if value else gettext("ไม่ใช่")
    return str(dict(field.flatchoices or ()).get(value, value))
