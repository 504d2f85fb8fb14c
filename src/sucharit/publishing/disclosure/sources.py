"""The disclosure lists of a year as the value of promises: how many items, or how many of their groups, are shown."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.core.indicators import Measure, MeasureKind
from sucharit.publishing.disclosure.models import ChecklistItem, Entry
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.proposing import Proposal, suggest_with
from sucharit.work.indicators.sources import Observed, YearAtOnce, known_then, register
from sucharit.work.years.models import YearPlan

KIND = "disclosure"
_GROUPS = frozenset({"ประเด็น", "ด้าน"})
_SAID = ("เปิดเผยข้อมูลสาธารณะ", "เผยแพร่ข้อมูลสาธารณะ")
_NOT_SAID = ("พึงพอใจ", "กำกับ", "ร้องเรียน")


class Disclosure(YearAtOnce):
    """Items of the official list and of the office's own that show something now; what was left out does not count."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        if until is not None:
            return known_then(bindings, until)
        live = Entry.objects.filter(item=OuterRef("pk"), removed_at=None)
        rows = ChecklistItem.objects.filter(
            checklist__organization=year_plan.organization_id, checklist__fiscal_year=year_plan.fiscal_year
        ).exclude(acceptance=ChecklistItem.Acceptance.DROPPED)
        items = list(rows.annotate(shown=Exists(live)).values_list("group", "shown"))
        return {one.pk: _told(one.as_measure, items) for one in bindings}


def _told(measure: Measure, items: list[tuple[str, bool]]) -> Observed:
    if not items:
        return Observed(why_not=_("ปีนี้ยังไม่มีรายการเปิดเผยข้อมูล"))
    shown = sum(here for _group, here in items)
    detail = _("รายการเปิดเผยข้อมูลของปี แสดงแล้ว %(n)s จาก %(all)s ข้อ") % {"n": shown, "all": len(items)}
    if measure.kind is MeasureKind.EXISTENCE:
        return Observed(shown > 0, pieces=shown, detail=detail)
    if measure.kind is MeasureKind.PERCENTAGE:
        share = (Decimal(shown) * 100 / len(items)).quantize(Decimal("0.01"))
        return Observed(share, of=Decimal(len(items)), part=Decimal(shown), pieces=shown, detail=detail)
    if measure.unit not in _GROUPS:
        return Observed(Decimal(shown), pieces=shown, detail=detail)
    groups: dict[str, list[bool]] = defaultdict(list)
    for group, here in items:
        groups[group].append(here)
    groups.pop("", None)
    if not groups:
        return Observed(why_not=_("รายการเปิดเผยข้อมูลของปีไม่ได้แบ่งเป็นกลุ่ม จึงนับประเด็นไม่ได้"))
    whole = sum(any(found) for found in groups.values())
    return Observed(Decimal(whole), pieces=shown, detail=detail)


def suggested(measure: Measure) -> Proposal | None:
    """Promises that public data are disclosed; how they are spread, liked or looked after is counted elsewhere."""
    said = measure.sentence.replace(" ", "")
    if measure.kind not in (MeasureKind.EXISTENCE, MeasureKind.COUNT, MeasureKind.PERCENTAGE):
        return None
    if measure.unit == "ช่องทาง" or any(word in said for word in _NOT_SAID):
        return None
    if not any(word in said for word in _SAID):
        return None
    return Proposal(KIND)


def register_disclosure() -> None:
    """Called when the application is ready."""
    hint = gettext_lazy("นับเองจากรายการเปิดเผยข้อมูลของปี ไม่ต้องกรอก")
    register(KIND, gettext_lazy("รายการเปิดเผยข้อมูลของปี"), Disclosure(), hint=hint)
    suggest_with(suggested)
