"""A service of the catalogue goes online, and off again."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.serving import working_days
from sucharit.work.requests.models import EService
from sucharit.work.service.models import Manual
from sucharit.work.service.queries import by_series
from sucharit.work.shelf.queries import keeps_all
from sucharit.work.surveys.actions.conditions import never_asked
from sucharit.work.surveys.models import Survey
from sucharit.work.surveys.queries import series_choices
from sucharit.work.years.recording.writing import Stale, text_of

MADE = declare("requests.service_made", gettext_lazy("เตรียมบริการออนไลน์ {label}"))
CHANGED = declare("requests.service_changed", gettext_lazy("แก้ไขบริการออนไลน์ {label}"))
OPENED = declare("requests.service_opened", gettext_lazy("เปิดรับคำขอออนไลน์ {label}"))
CLOSED = declare("requests.service_closed", gettext_lazy("หยุดรับคำขอออนไลน์ {label}"))
MOST_INTRO = 2_000


def arranges(service: EService, by: Officer) -> bool:
    """Who arranges a service and works on its requests: the officers of its unit, the clerk, the plan officer."""
    if service.organization_id != by.organization.pk or not by.may(Can.KEEP_REGISTERS):
        return False
    return keeps_all(by) or service.unit_id in by.unit_ids


def term_of(manual: Manual) -> int:
    """Working days that the catalogue promises; 0 where it says no time."""
    return working_days(manual.span)


@transaction.atomic
def make_service(*, by: Officer, series: uuid.UUID, form: Survey, fields: Mapping[str, Any]) -> EService:
    """A service in force, with its questions; not yet open."""
    require(by, Can.KEEP_REGISTERS)
    manual = _manual(by, series)
    row = EService(organization=by.organization, series=series, unit=manual.unit, title=manual.title)
    if EService.objects.filter(organization=by.organization, series=series).exists():
        raise ValidationError({"series": _("งานนี้มีบริการออนไลน์แล้ว")})
    if row.unit is None or not arranges(row, by):
        raise NotAllowed("เตรียมได้เฉพาะงานของหน่วยงานท่าน", "for your own unit's services only")
    _written(row, form, fields, by)
    row.save()
    record(MADE, by=by, subject=row, label=row.title)
    return row


@transaction.atomic
def change_service(
    service: EService, *, by: Officer, form: Survey, fields: Mapping[str, Any], edition: int | None = None
) -> EService:
    """Other words or questions; what was asked before stays as it was asked."""
    row = _locked(service, by)
    if edition is not None and edition != row.edition:
        raise Stale(row, {}, "")
    _written(row, form, fields, by)
    row.edition += 1
    row.save()
    record(CHANGED, by=by, subject=row, label=row.title)
    return row


def _written(row: EService, form: Survey, fields: Mapping[str, Any], by: Officer) -> None:
    if form.organization_id != by.organization.pk or form.purpose != Survey.Purpose.FORM:
        raise ValidationError({"form": _("โปรดเลือกแบบคำขอของหน่วยงานนี้")})
    row.form = form
    row.intro = text_of(fields.get("intro", row.intro), MOST_INTRO, "intro")
    row.evaluation = fields.get("evaluation", row.evaluation)
    if row.evaluation and str(row.evaluation) not in dict(series_choices(by.organization)):
        raise ValidationError({"evaluation": _("ไม่พบแบบประเมินนี้")})
    row.takes_files = bool(fields.get("takes_files", row.takes_files))


@transaction.atomic
def open_service(service: EService, *, by: Officer) -> EService:
    """From now on anyone may ask. Its manual is in force and says a time, and there is something to answer."""
    row = _locked(service, by)
    if not term_of(_manual(by, row.series)):
        raise NotAllowed("คู่มือของงานนี้ยังไม่บอกเวลา จึงนับกำหนดไม่ได้", "its manual says no time")
    if not row.form.questions.exists():
        raise NotAllowed("แบบคำขอยังไม่มีคำถาม", "the form asks nothing yet")
    for one in never_asked(row.form.questions.prefetch_related("choices")):
        raise NotAllowed(
            f"ไม่มีคำตอบใดนำไปสู่คำถาม “{one.text[:80]}” ในแบบคำขอ โปรดแก้คำตอบที่ให้ถามต่อ หรือนำคำถามนี้ออก",
            "no answer leads to a question that is asked after another",
        )
    row.open = True
    row.save(update_fields=["open"])
    record(OPENED, by=by, subject=row, label=row.title)
    return row


@transaction.atomic
def close_service(service: EService, *, by: Officer) -> EService:
    """No new requests; those that came are worked on."""
    row = _locked(service, by)
    row.open = False
    row.save(update_fields=["open"])
    record(CLOSED, by=by, subject=row, label=row.title)
    return row


def _locked(service: EService, by: Officer) -> EService:
    require(by, Can.KEEP_REGISTERS)
    row = EService.objects.select_for_update(of=("self",)).get(pk=service.pk, organization=by.organization)
    if not arranges(row, by):
        raise NotAllowed("บริการนี้เป็นของหน่วยงานอื่น", "another unit's service")
    return row


def _manual(by: Officer, series: uuid.UUID) -> Manual:
    found = by_series(by.organization, [series]).get(series)
    if found is None:
        raise ValidationError({"series": _("ไม่พบคู่มือที่ใช้อยู่ของงานนี้ โปรดประกาศใช้คู่มือก่อน")})
    return found
