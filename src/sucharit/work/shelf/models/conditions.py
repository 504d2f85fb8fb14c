"""What a condition of a table says of a row that is not saved yet, without asking the database.

The database keeps the promise; here it is only foreseen, for the conditions that are plain comparisons, as nearly all
are. Asking the database whether a row would be let in costs as much as four other questions of its writing.
"""

import datetime
import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, Q

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq, "gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le,
    "in": lambda value, many: value in many, "range": lambda value, ends: ends[0] <= value <= ends[1],
}  # fmt: skip
_KINDS: dict[str, type] = {
    "CharField": str, "TextField": str, "BooleanField": bool, "DateField": datetime.date, "DecimalField": Decimal,
    "DateTimeField": datetime.datetime, "AutoField": int, "BigAutoField": int, "IntegerField": int,
    "PositiveIntegerField": int, "PositiveSmallIntegerField": int,
}  # fmt: skip
#: what has the same order in Python and in every database; words have an order of the database's own
_ORDERED = (int, Decimal, datetime.date)


class NotForeseen(Exception):  # noqa: N818 - not an error: the database is asked
    """It takes the database to say."""


def foreseen(condition: object, row: models.Model) -> bool | None:
    """True and False as the database would say of the row, None for NULL (which lets a row in). NotForeseen where it
    takes the database to say."""
    if not isinstance(condition, Q) or condition.connector not in (Q.AND, Q.OR):
        raise NotForeseen
    told = _joined(condition, row)
    if condition.negated:
        return None if told is None else not told
    return told


def _joined(condition: Q, row: models.Model) -> bool | None:
    """As far as the first part that decides alone: what stands behind it need not be foreseen."""
    deciding, unknown = condition.connector == Q.OR, False
    for one in condition.children:
        said = foreseen(one, row) if isinstance(one, Q) else _compared_with(one, row)
        if said is deciding:
            return deciding
        unknown |= said is None
    return None if unknown else not deciding


def _compared_with(one: object, row: models.Model) -> bool | None:
    if not isinstance(one, tuple):
        raise NotForeseen
    name, wanted = one
    column, _, lookup = name.partition("__")
    value = _value(column, row)
    if lookup == "isnull":
        return (value is None) == bool(wanted)
    if wanted is None:
        return value is None
    against = _value(str(cast(Any, wanted).name), row) if isinstance(wanted, F) else wanted
    return None if value is None or against is None else _compared(lookup or "exact", value, against)


def _compared(lookup: str, value: Any, against: Any) -> bool:
    many = against if lookup in ("in", "range") else (against,)
    if lookup not in _COMPARED or not isinstance(many, list | tuple) or not all(_alike(value, one) for one in many):
        raise NotForeseen
    if lookup in ("exact", "in") or isinstance(value, _ORDERED):
        return bool(_COMPARED[lookup](value, against))
    if (lookup, against) == ("gt", ""):
        return bool(value)
    raise NotForeseen


def _alike(value: Any, against: Any) -> bool:
    """Of one kind, so that both sides mean the same by "equal" and "before"; a choice is the word or number it is."""
    if isinstance(value, bool) or isinstance(against, bool):
        return type(value) is type(against)
    if isinstance(value, str):
        return isinstance(against, str)
    if isinstance(value, int | Decimal):
        return isinstance(against, int | Decimal)
    return type(value) is type(against) is datetime.date


def _value(column: str, row: models.Model) -> Any:
    """As it would be stored; NotForeseen for what the database itself would make, refuse or round."""
    try:
        field = row._meta.get_field(column)
    except FieldDoesNotExist:
        raise NotForeseen from None
    value = getattr(row, getattr(field, "attname", column))
    if value is None:
        return None
    wanted = _KINDS.get((field.target_field if isinstance(field, models.ForeignKey) else field).get_internal_type())
    if wanted is None or not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        raise NotForeseen
    if isinstance(field, models.DecimalField) and _rounded(cast(Decimal, value), field.decimal_places):
        raise NotForeseen
    return value


def _rounded(value: Decimal, places: int | None) -> bool:
    exponent = value.as_tuple().exponent
    return not isinstance(exponent, int) or exponent < -(places or 0)
