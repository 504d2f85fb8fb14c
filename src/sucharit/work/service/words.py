"""What pages and papers say of manuals: times, what lacks, states."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.screens.words import number
from sucharit.core.serving import Span
from sucharit.work.service.models import Manual, Step

TONES = {
    Manual.State.DRAFT.value: "quiet", Manual.State.PROPOSED.value: "waiting", Manual.State.PUBLISHED.value: "good",
    Manual.State.REPLACED.value: "quiet", Manual.State.ENDED.value: "quiet",
}  # fmt: skip
MINIMUM: dict[str, str | Promise] = {
    "steps": gettext_lazy("ขั้นตอน"), "time": gettext_lazy("เวลาของทุกขั้นตอน"),
    "owner": gettext_lazy("ผู้รับผิดชอบทุกขั้นตอน"), "law": gettext_lazy("กฎหมายหรือระเบียบ"),
    "criteria": gettext_lazy("หลักเกณฑ์ วิธีการ และเงื่อนไข"), "place": gettext_lazy("สถานที่ให้บริการ"),
    "fee": gettext_lazy("ค่าธรรมเนียม (หรือเลือกว่าไม่มี)"), "needs": gettext_lazy("เอกสารที่ต้องใช้ (หรือเลือกว่าไม่ใช้)"),
    "hours": gettext_lazy("วันและเวลาให้บริการ"), "post": gettext_lazy("ตำแหน่งผู้ปฏิบัติ"),
}  # fmt: skip


def lacking_words(names: Iterable[str]) -> str:
    """ "เวลาของทุกขั้นตอน, ผู้รับผิดชอบทุกขั้นตอน"."""
    return ", ".join(str(MINIMUM[name]) for name in names)


def span_words(span: Span) -> str:
    """ "3 วันทำการ 1 ชั่วโมง 10 นาที"; "-" where nothing was told."""
    hours, minutes = divmod(span.minutes, 60)
    parts = [
        *([_("%(n)s วันทำการ") % {"n": number(span.days)}] if span.days else []),
        *([_("%(n)s ชั่วโมง") % {"n": number(hours)}] if hours else []),
        *([_("%(n)s นาที") % {"n": number(minutes)}] if minutes else []),
    ]
    return " ".join(parts) or "-"


def step_time(step: Step) -> str:
    """ "15 นาที"; "-" where nobody said."""
    if not step.amount:
        return "-"
    return f"{number(step.amount)} {Step.Unit(step.unit).label}"
