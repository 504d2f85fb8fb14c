"""Reports of procurement: frozen when they are sent, seen by another person, made public through several channels."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import keep_made
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.core.papers import write_pdf
from sucharit.work.evidence.models import Evidence
from sucharit.work.procurement.models import PlanLine, Posting, Report
from sucharit.work.procurement.queries import month_after, month_rows, month_start, purchases_in
from sucharit.work.publications.actions import record_publications
from sucharit.work.publications.models import Channel
from sucharit.work.shelf.actions.locking import kept, label_of, locked
from sucharit.work.shelf.queries import links_of
from sucharit.work.years.models import YearPlan

SENT = declare("procurement.report_sent", gettext_lazy("เสนอ{label} ({name})"))
SEEN = declare("procurement.report_seen", gettext_lazy("รับทราบ{label} ({name})"))
PUBLISHED = declare("procurement.report_published", gettext_lazy("เผยแพร่{label} ({name}) ทาง {count} ช่องทาง"))
State = Report.State


@transaction.atomic
def send(report: Report, *, by: Officer) -> Report:
    """The paper and the figures stay from now on as they are today. A month that has not ended is not sent."""
    from sucharit.work.procurement.papers import paper_of

    row = locked(report, by, State.DRAFT)
    if row.kind == Report.Kind.MONTH and month_after(row.fiscal_year, row.month) > by.today:
        raise NotAllowed(f"{row.name} ยังไม่สิ้นเดือน เสนอได้ตั้งแต่วันแรกของเดือนถัดไป", "the month has not ended")
    row.count, row.money = counted(row)
    if row.kind == Report.Kind.PLAN and not row.count:
        raise NotAllowed("แผนยังไม่มีรายการ จึงยังเสนอไม่ได้", "the plan has no line")
    content = write_pdf(paper_of(row, by))
    name = f"procurement-{row.kind}-{row.fiscal_year}-{row.month:02}.pdf"
    row.paper = keep_made(content, name=name, kind="pdf", organization=by.organization, by=by)
    row.state, row.sent_on = State.SENT, by.today
    return kept(row, by=by, verb=SENT, facts={"name": row.name})


@transaction.atomic
def see(report: Report, *, by: Officer, order: str = "") -> Report:
    """The executive has read it, with an order where there is one. Never who made it."""
    row = locked(report, by, State.SENT, capability=Can.DECIDE)
    if row.recorded_by_id == by.user.pk or versions_of(row).filter(by=by.user).exists():
        raise NotAllowed("ผู้จัดทำรายงานรับทราบรายงานของตนเองไม่ได้", "who made it may not be who sees it")
    row.state, row.seen_by, row.seen_on, row.order = State.SEEN, by.user, by.today, order
    return kept(row, by=by, verb=SEEN, facts={"name": row.name})


@transaction.atomic
def publish(
    report: Report, *, by: Officer, channels: Sequence[Channel], published_on: datetime.date | None,
    addresses: Mapping[int, str] | None = None, evidence: Iterable[Evidence] = (),
) -> Report:  # fmt: skip
    """Into the publication log of the year, a row for each channel with its proof."""
    row = locked(report, by, State.SEEN)
    year = YearPlan.objects.filter(organization=by.organization, fiscal_year=row.fiscal_year).first()
    if year is None:
        raise NotAllowed(
            f"ยังไม่ได้เปิดปีงบประมาณ พ.ศ. {row.fiscal_year} ในระบบ จึงยังบันทึกการเผยแพร่ไม่ได้", "the year is not opened"
        )
    made = record_publications(
        year, by=by, title=row.name, channels=channels, published_on=published_on, keys=links_of(row),
        addresses=addresses, document=row.paper.name if row.paper else "", evidence=evidence,
    )  # fmt: skip
    Posting.objects.bulk_create(Posting(report=row, publication=one) for one in made)
    row.edition += 1
    row.save(update_fields=["edition"])
    facts = {"name": row.name, "count": len(made)}
    record(PUBLISHED, by=by, subject=row, label=label_of(row), facts=facts)
    return row


def counted(row: Report) -> tuple[int, Decimal]:
    """How many, and how much money, the report tells of today."""
    organization, year = row.organization, row.fiscal_year
    if row.kind == Report.Kind.PLAN:
        lines = PlanLine.objects.filter(organization=organization, fiscal_year=year, withdrawn_at=None)
        lines = lines.exclude(state=PlanLine.State.CANCELLED)
        return lines.count(), lines.aggregate(money=Sum("budget"))["money"] or Decimal(0)
    if row.kind == Report.Kind.MONTH:
        rows = month_rows(organization, year, row.month)
        return rows.count(), rows.aggregate(money=Sum("agreed"))["money"] or Decimal(0)
    found = purchases_in(organization, year)
    return len(found), sum((one.money for one in found), Decimal(0))


def check_report(row: Report, by: Officer) -> None:
    """A month for a month's summary and none for the others; what was sent is not written any more."""
    before = getattr(row, "before", None)
    if before and not before.get("withdrawn") and row.state == before.get("state") != State.DRAFT:
        raise ValidationError(_("รายงานที่เสนอแล้วแก้ไขไม่ได้ หากผิด ให้ถอนแล้วจัดทำใหม่"))
    if row.kind != Report.Kind.MONTH:
        row.month = 0
    elif not row.month:
        raise ValidationError({"month": _("โปรดเลือกเดือนของสรุปผลรายเดือน")})
    elif month_start(row.fiscal_year, row.month) > by.today:
        raise ValidationError({"month": _("เดือนนี้ยังมาไม่ถึง")})
    if row.state == State.DRAFT:
        row.count, row.money = counted(row)
