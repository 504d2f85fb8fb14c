"""The verbs of a year in public: choose what may be seen, publish, publish again after changes, take back."""

from collections.abc import Collection
from dataclasses import asdict

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.publishing.portal.actions import corrected, taken_back
from sucharit.publishing.portal.models import OpenMark, PreparedYear, PublishedYear, State
from sucharit.publishing.portal.years.going import Going, going_out
from sucharit.publishing.portal.years.marks import choosable_for
from sucharit.publishing.portal.years.reading import YearReading
from sucharit.work.years.models import YearPlan

PUBLISHED = declare("portal.year_published", _("เผยแพร่ผลของ {label}"))
CORRECTED = declare("portal.year_corrected", _("เผยแพร่ผลของ {label} ฉบับที่ {edition}: {reason}"))
WITHDRAWN = declare("portal.year_withdrawn", _("ถอน {label} จากหน้าสาธารณะ: {reason}"))
PREPARED = declare("portal.year_prepared", _("เตรียมข้อมูลของ {label} เพื่อเผยแพร่"))
CHOSEN = declare("portal.year_chosen", _("เลือกกิจกรรมและหลักฐานของ {label} ให้ประชาชนเห็น: เพิ่ม {added} เอาออก {removed}"))
FIT = (YearPlan.State.APPROVED, YearPlan.State.CLOSED)


@transaction.atomic
def prepare_year(year: YearPlan, *, by: Officer) -> PreparedYear:
    """The year as it would go out now, to be looked at. Again makes it anew."""
    require(by, Can.PUBLISH)
    year = _locked(year, by)
    going = _fit_to_publish(year, by)
    told = {
        "value": going.text, "digest": going.digest, "withheld": [asdict(one) for one in going.withheld],
        "prepared_at": timezone.now(), "prepared_by": by.user,
    }  # fmt: skip
    made, _new = PreparedYear.objects.update_or_create(year_plan=year, defaults=told)
    label = f"ปีงบประมาณ พ.ศ. {year.fiscal_year}"
    record(PREPARED, by=by, subject=year, label=label, facts={"digest": going.digest})
    return made


@transaction.atomic
def publish_year(year: YearPlan, *, by: Officer, note: str = "", digest: str = "") -> PublishedYear:
    """Makes a year public as it stands. The same content again changes nothing; other content is a new edition, and
    `note` says what changed. With `digest` (of what the officer looked at), NotAllowed where it is not that any more.
    """
    require(by, Can.PUBLISH)
    year = _locked(year, by)
    going = _fit_to_publish(year, by)
    current = PublishedYear.objects.select_for_update().defer("value").filter(year_plan=year, state=State.PUBLISHED)
    now, before = timezone.now(), current.first()
    if before is not None and before.digest == going.digest:
        return before
    if digest and digest != going.digest:
        raise NotAllowed(
            "ข้อมูลเปลี่ยนไประหว่างที่ท่านตรวจ จึงยังไม่เผยแพร่ โปรดตรวจอีกครั้ง", "the records changed while you looked; look again"
        )
    reason = corrected(note) if before is not None else ""
    if before is not None:
        PublishedYear.objects.filter(pk=before.pk).update(state=State.REPLACED)
    last = PublishedYear.objects.filter(year_plan=year).aggregate(last=Max("edition"))["last"] or 0
    made = PublishedYear.objects.create(
        organization=by.organization, year_plan=year, fiscal_year=year.fiscal_year, edition=last + 1, value=going.text,
        digest=going.digest, summary=YearReading(going.value).summary, corrects=before, correction_note=reason,
        first_published_at=before.first_published_at if before else now, published_at=now, published_by=by.user,
    )  # fmt: skip
    facts = {"digest": made.digest, "edition": made.edition, "reason": reason}
    record(CORRECTED if before else PUBLISHED, by=by, subject=made, label=str(made), facts=facts)
    PreparedYear.objects.filter(year_plan=year).delete()
    return made


@transaction.atomic
def withdraw_year(snapshot: PublishedYear, *, by: Officer, reason: str) -> PublishedYear:
    """Takes a year back with its earlier editions. Its addresses say so, with the reason; the snapshots are kept."""
    not_public = NotAllowed("ปีนี้ไม่ได้เผยแพร่อยู่แล้ว", "this year is not public now")
    snapshot, why = taken_back(snapshot, by, reason, otherwise=not_public)
    record(WITHDRAWN, by=by, subject=snapshot, label=str(snapshot), facts={"reason": why})
    return snapshot


@transaction.atomic
def choose_open(year: YearPlan, *, by: Officer, shown: Collection[str], chosen: Collection[str]) -> tuple[int, int]:
    """Of the rows that were `shown`, exactly the `chosen` ones may be seen by everyone; others stay as they are. How
    many were added and taken away. It counts when the year is published next."""
    require(by, Can.PUBLISH)
    year = _locked(year, by)
    rows = {one.subject: one for one in choosable_for(by, year) if one.subject in set(shown)}
    wanted = {subject for subject in chosen if subject in rows}
    if any(rows[subject].personal for subject in wanted):
        raise NotAllowed("หลักฐานที่มีข้อมูลส่วนบุคคลเผยแพร่ไม่ได้", "evidence with personal data never goes out")
    there = {subject for subject, one in rows.items() if one.marked}
    added, removed = wanted - there, there - wanted
    marks = OpenMark.objects.filter(organization=by.organization, fiscal_year=year.fiscal_year)
    marks.filter(subject__in=removed).delete()
    OpenMark.objects.bulk_create(
        OpenMark(organization=by.organization, fiscal_year=year.fiscal_year, subject=subject, by=by.user)
        for subject in sorted(added)
    )
    if added or removed:
        PreparedYear.objects.filter(year_plan=year).delete()
        label = f"ปีงบประมาณ พ.ศ. {year.fiscal_year}"
        facts = {"added": len(added), "removed": len(removed), "opened": sorted(added), "hidden": sorted(removed)}
        record(CHOSEN, by=by, subject=year, label=label, facts=facts)
    return len(added), len(removed)


def _locked(year: YearPlan, by: Officer) -> YearPlan:
    rows = YearPlan.objects.select_for_update(of=("self",)).select_related("organization", "plan")
    return rows.get(pk=year.pk, organization=by.organization)


def _fit_to_publish(year: YearPlan, by: Officer) -> Going:
    if year.state not in FIT:
        raise NotAllowed(
            f"แผนของปีนี้อยู่ในสถานะ “{year.get_state_display()}” เผยแพร่ได้เมื่ออนุมัติแล้ว",
            "only an approved or closed year is published",
        )
    return going_out(by, year)
