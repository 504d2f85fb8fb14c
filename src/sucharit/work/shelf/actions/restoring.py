"""A version of an entry is put back: what was written by hand, as it stood then."""

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from sucharit.base.history.actions import told_put_back
from sucharit.base.history.models import Version
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions.locking import checked, label_of, locked
from sucharit.work.shelf.actions.writing import check_unit, require_open
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.finding import make_findable
from sucharit.work.shelf.models import Entry
from sucharit.work.shelf.promising import keep_terms
from sucharit.work.shelf.registry import register_of
from sucharit.work.shelf.values import offered
from sucharit.work.years.recording.stories import snapshot


@transaction.atomic
def put_version_back(entry: Entry, *, by: Officer, version: Version, reason: str, edition: int | None = None) -> Any:
    """The written columns say again what they said in `version`; state and what verbs set stay. Stale where someone
    saved after `edition` was shown; NotAllowed where it is settled, says the same already, or names what is gone."""
    row = locked(entry, by, edition=edition)
    register = register_of(row)
    require_open(row, register)
    told = fit_text(reason, 300, one_line=True)
    if not told:
        raise NotAllowed(_("โปรดเขียนเหตุผลที่นำกลับมา"), "say why it is put back")
    names = changing(register, row, version)
    if not names:
        raise NotAllowed(_("ข้อมูลวันนี้ตรงกับรุ่นนี้อยู่แล้ว"), "it says so already")
    for name in names:
        setattr(row, name, _then(row, name, version.snapshot[name]))
    check_unit(row, by)
    checked(row, register, by)
    row.edition += 1
    row.save()
    told_put_back(row, snapshot(row), by=by, version=version, reason=told, label=label_of(row, register))
    keep_terms(register, row)
    make_findable(register, row)
    return row


def changing(register: Register, row: Entry, version: Version) -> list[str]:
    """The columns written by hand, and the unit, that said something else in that version."""
    now: Mapping[str, Any] = snapshot(row)
    names = [*(one.field for one in register.written), "unit"]
    then = version.snapshot
    return [name for name in names if name in then and then[name] != now.get(name) and _differs(row, name, then[name])]


def _differs(row: Entry, name: str, value: Any) -> bool:
    """Not by its spelling alone: 3501 and 3501.00."""
    field: Any = row._meta.get_field(name)
    return value is None or field.is_relation or bool(field.to_python(value) != getattr(row, name))


def _then(row: Entry, name: str, value: Any) -> Any:
    field: Any = row._meta.get_field(name)
    if value is None:
        return None
    return _named(row, field, str(value)) if isinstance(field, models.ForeignKey) else field.to_python(value)


def _named(row: Entry, field: "models.ForeignKey[Any, Any]", name: str) -> Any:
    """The history keeps names: the one row of this organization that is called so today."""
    found = [one for one in offered(field, row.organization) if str(one)[:300] == name]
    if len(found) != 1:
        raise NotAllowed(
            _("นำกลับมาไม่ได้: %(label)s “%(name)s” ไม่มีให้เลือกแล้ว หรือมีมากกว่าหนึ่ง โปรดแก้ไขรายการเอง")
            % {"label": field.verbose_name, "name": name[:100]},
            "what it pointed to cannot be told any more",
        )
    return found[0]
