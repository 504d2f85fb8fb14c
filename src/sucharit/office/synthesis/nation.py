"""Copying the original inside the database: number k of the nation is its rows with k steps added to every key.

Nothing is read into Python, so 7,850 organizations are a matter of minutes. Texts that must differ (codes, user names,
addresses, chains) have the original's code replaced; what names a row ("plans.plan:12") has its number moved with it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from sucharit.base.organizations.models import Organization
from sucharit.office.synthesis.original import CODE, original
from sucharit.reference.places import provinces

_AT_ONCE = 50  # organizations a transaction
_STEP = 100_000  # keys between an original row and its copy; more rows than this the original never has
_OURS = ("sucharit.base.", "sucharit.work.", "sucharit.publishing.", "sucharit.office.")
#: Rows that belong to no organization.
_LEFT = frozenset({"people.SignIn"})
#: Long texts of copies that no measured page of another organization reads; search keeps every cluster.
_SHORTENED = {
    ("history.Version", "snapshot"): "'{}'",
    ("portal.PublishedPlan", "value"): "'{}'",
    ("documents.Document", "content"): "'{}'",
    ("intake.Intake", "reading"): "'{}'",
    ("intake.Intake", "findings"): "'[]'",
    ("intake.Leaf", "lines"): "'[]'",
    ("search.SearchEntry", "text"): "substr(s.text, 1, 120)",
    ("plans.Initiative", "rationale"): "substr(s.rationale, 1, 120)",
}
_LONGEST_REPLACED = 400


class NotForPeople(ValueError):  # noqa: N818 - the installation is at fault, not the value
    """The installation has organizations that were not synthesized: `thai` and `english` say so."""

    thai = "ระบบนี้มีหน่วยงานจริงอยู่แล้ว จึงไม่สร้างข้อมูลสังเคราะห์ลงไป โปรดใช้ SUCHARIT_HOME หรือ DATABASE_URL ใหม่"
    english = "this installation has organizations of its own; use a new SUCHARIT_HOME or DATABASE_URL"


def synthesize(organizations: int, *, with_year: bool = False, say: Callable[[int], None] = lambda _done: None) -> int:
    """Adds organizations until there are that many; returns how many were added. `say` hears how many there are.
    `with_year`: each has lived through a fiscal year (a hundred times the rows: for a province, not for the nation)."""
    if Organization.objects.exclude(code__startswith="syn-").exists():
        raise NotForPeople
    have = Organization.objects.count()
    if have == 0:
        original(with_year=with_year)
    if Organization.objects.get(code=CODE).pk >= _STEP:  # the installation is not as new as it looks
        raise NotForPeople
    tables = list(_tables())
    for first in range(max(have, 1), organizations, _AT_ONCE):
        last = min(first + _AT_ONCE, organizations)
        with transaction.atomic(), connection.cursor() as cursor:
            for table in tables:
                cursor.execute(table.statement, [first, last - 1])
        say(last)
    if organizations > max(have, 1):
        _finished(tables)
    return max(0, organizations - have)


@dataclass(frozen=True)
class Table:
    """One model, and the statement that copies its rows of the original for k from %s to %s."""

    model: type[models.Model]
    statement: str


def _tables() -> Iterator[Table]:
    """In any order: both databases look at foreign keys when the transaction ends."""
    there = set(connection.introspection.table_names())
    ours = {model for model in apps.get_models(include_auto_created=True) if _is_ours(model)}
    for model in sorted(ours, key=lambda model: model._meta.label):
        if model._meta.db_table in there:
            yield Table(model, _statement(model, ours))


def _is_ours(model: type[models.Model]) -> bool:
    """Rows under random keys cannot be copied by counting on; the original has none."""
    meta = model._meta
    ours = meta.managed and not meta.proxy and meta.label not in _LEFT and f"{model.__module__}.".startswith(_OURS)
    return ours and not _random_keys(model)


def _random_keys(model: type[models.Model]) -> bool:
    key = model._meta.pk
    while key.remote_field:
        key = key.remote_field.model._meta.pk
    return isinstance(key, models.UUIDField)


def _statement(model: type[models.Model], ours: set[type[models.Model]]) -> str:
    quote = connection.ops.quote_name
    columns = [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]
    names = ", ".join(quote(str(field.column)) for field in columns)
    values = ", ".join(_expression(model, field, ours) for field in columns)
    return (
        f"WITH RECURSIVE n(k) AS (SELECT {_bound()} UNION ALL SELECT k + 1 FROM n WHERE k < {_bound()}) "  # noqa: S608
        f"INSERT INTO {quote(model._meta.db_table)} ({names}) SELECT {values} "
        f"FROM {quote(model._meta.db_table)} AS s CROSS JOIN n WHERE {_of_the_original(model)}"
    )


def _bound() -> str:
    return "CAST(%s AS bigint)" if connection.vendor == "postgresql" else "%s"


def _of_the_original(model: type[models.Model]) -> str:
    key = model._meta.pk
    column = f"s.{connection.ops.quote_name(str(key.column))}"
    if isinstance(key, models.CharField):
        return f"{column} = '{CODE}'"
    return f"{column} < {_STEP}" + (f" AND s.chain = '{CODE}'" if _has_chain(model) else "")


def _has_chain(model: type[models.Model]) -> bool:
    return any(field.name == "chain" for field in model._meta.concrete_fields)


def _expression(model: type[models.Model], field: "models.Field[object, object]", ours: set[type[models.Model]]) -> str:
    """What stands in a column of copy k."""
    column = f"s.{connection.ops.quote_name(str(field.column))}"
    if shortened := _SHORTENED.get((model._meta.label, field.name)):
        return shortened
    target = field.remote_field.model if field.remote_field else None
    if target in ours or (field.primary_key and isinstance(field, models.AutoField)):
        return f"{column} + n.k * {_STEP}"
    if not isinstance(field, models.CharField) or (field.max_length or 0) > _LONGEST_REPLACED:
        return column
    if model is Organization and field.name in ("name", "short_name"):
        return f"replace({column}, 'สมมุติ 1', 'สมมุติ ' || (n.k + 1))"
    replaced = f"replace({column}, '{CODE}', 'syn-' || (n.k + 1))"
    return _moved(column, replaced) if field.name in ("subject", "key") else replaced


def _moved(column: str, otherwise: str) -> str:
    """ "plans.plan:12" names a row: its number goes with the row."""
    if connection.vendor == "postgresql":
        number = f"CAST(split_part({column}, ':', 2) AS bigint) + n.k * {_STEP}"
        return (
            f"CASE WHEN {column} ~ '^[a-z_.]+:[0-9]+$' "
            f"THEN split_part({column}, ':', 1) || ':' || ({number}) ELSE {otherwise} END"
        )
    at = f"instr({column}, ':')"
    number = f"CAST(substr({column}, {at} + 1) AS INTEGER) + n.k * {_STEP}"
    return (
        f"CASE WHEN {column} GLOB '[a-z]*.[a-z]*:[0-9]*' AND instr({column}, ' ') = 0 "
        f"THEN substr({column}, 1, {at}) || ({number}) ELSE {otherwise} END"
    )


def _finished(tables: list[Table]) -> None:
    """Provinces all over the country, sequences and the planner's figures brought up to date."""
    names = [province.thai for province in provinces()]
    copies = list(Organization.objects.filter(pk__gt=_STEP).only("pk"))
    for organization in copies:
        organization.province = names[organization.pk // _STEP % len(names)]
    Organization.objects.bulk_update(copies, ["province"], batch_size=500)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
