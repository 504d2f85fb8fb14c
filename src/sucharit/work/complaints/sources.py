"""Complaints as the value of promises: how many of a category came, and how satisfied complainants are.

Complaints about corruption are not counted here: they come through the other door, and stay what officers enter.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Count, Exists, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.core.indicators import Measure, MeasureKind
from sucharit.reference.complaints import ComplaintCategory, complaint_categories
from sucharit.work.complaints.figures import past_counts, rated_of
from sucharit.work.complaints.models import Category, Centre, Complaint
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.proposing import Proposal, suggest_with
from sucharit.work.indicators.sources import ENTERED, Earlier, Observed, YearAtOnce, register
from sucharit.work.years.models import YearPlan


def category_of(sentence: str) -> ComplaintCategory | None:
    """The category whose word the sentence says, the most particular first."""
    return next((one for one in complaint_categories() if any(word in sentence for word in one.words)), None)


class Complaints(YearAtOnce):
    """Cases of the year in the category that the sentence names; all of them where it names none."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        entered = ENTERED.observe_all(bindings, year_plan, until)
        counted = _counted(year_plan, until)
        if counted is None:
            return entered
        return {one.pk: self._best(one, counted, entered[one.pk]) for one in bindings}

    def _best(self, binding: Binding, counted: dict[str, int], entered: Observed) -> Observed:
        """An officer's own number stands over the count: the register may have begun in the middle of the year."""
        if entered.observation is not None:
            return entered
        return self._told(binding, counted) or entered

    def _told(self, binding: Binding, counted: dict[str, int]) -> Observed | None:
        category = category_of(binding.sentence)
        if category is not None and category.corruption:
            return None
        whole = category is None or category.id == "general"
        if category is not None and not whole and category.id not in counted:
            return None  # the office has no such category: an officer counts
        count = sum(counted.values()) if category is None or whole else counted[category.id]
        name = _("ทุกประเภท") if category is None or whole else category.title
        detail = _("นับจากทะเบียนเรื่องร้องเรียน ประเภท%(name)s") % {"name": name}
        return Observed(Decimal(count), growing=True, pieces=count, detail=detail)

    def earlier(self, wanted: Sequence[tuple[Binding, int]], year_plan: YearPlan) -> dict[int, Earlier]:
        """What came in the base year: counted here where the register was there from its beginning, else as it was
        entered with its source."""
        counts = past_counts(year_plan.organization, {of for _one, of in wanted})
        told = {}
        for binding, of in wanted:
            count = _of_category(binding, counts[of])
            if count is not None:
                told[binding.pk] = Earlier(Decimal(count), _("ทะเบียนเรื่องร้องเรียนของปี %(year)s") % {"year": of})
        return told


def _of_category(binding: Binding, counts: dict[str, int]) -> int | None:
    category = category_of(binding.sentence)
    if not counts or (category is not None and category.corruption):
        return None
    if category is None or category.id == "general":
        return sum(counts.values())
    return counts.get(category.id)


def _counted(year_plan: YearPlan, until: datetime.date | None) -> dict[str, int] | None:
    """Key of a category > cases of the year (until that day) that do not repeat another; own categories under "own".
    None where no centre keeps them. One query."""
    own = [one for one in Complaint.State if one != Complaint.State.LINKED]
    of_year = Q(complaints__fiscal_year=year_plan.fiscal_year, complaints__state__in=own)
    if until is not None:
        of_year &= Q(complaints__received_on__lte=until)
    centre = Centre.objects.filter(organization=year_plan.organization_id)
    keys = Category.objects.filter(organization=year_plan.organization_id, safe_door=False).order_by()
    told: dict[str, int] = {}
    for key, count in keys.filter(Exists(centre)).values_list("key").annotate(n=Count("complaints", filter=of_year)):
        told[key or "own"] = told.get(key or "own", 0) + count
    return told if told or centre.exists() else None


class Satisfied(YearAtOnce):
    """Those who say "satisfied" or better, of all who answered in the year."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        year = year_plan.year
        rated = rated_of(year_plan.organization, year.first_day, until or year.last_day)
        if not rated.answers:
            return {one.pk: Observed(why_not=_("ยังไม่มีผู้ร้องเรียนที่ประเมินความพึงพอใจในปีนี้")) for one in bindings}
        detail = _("ผู้ร้องเรียนที่พอใจหรือพอใจมาก %(good)s จากผู้ประเมิน %(n)s ราย") % {"good": rated.good, "n": rated.answers}
        of, part = Decimal(rated.answers), Decimal(rated.good)
        told = Observed(rated.share, of=of, part=part, pieces=rated.answers, detail=detail)
        return {one.pk: told for one in bindings}


class Days(YearAtOnce):
    """The most days in which a case of the year was finished, or its complainant told in time why it takes longer."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        year = year_plan.year
        told = Min("extensions__counts_since")
        rows = Complaint.objects.filter(
            organization=year_plan.organization_id, state=Complaint.State.FINISHED, category__safe_door=False,
            finished_on__range=(year.first_day, until or year.last_day),
        ).annotate(told=told).values_list("received_on", "restarted_on", "finished_on", "told")  # fmt: skip
        days = [(min(done, told or done) - (again or came)).days for came, again, done, told in rows if done]
        if not days:
            return {one.pk: Observed(why_not=_("ปีนี้ยังไม่มีเรื่องร้องเรียนที่เสร็จสิ้น")) for one in bindings}
        detail = _("เรื่องที่เสร็จสิ้น %(n)s เรื่อง นับวันถึงวันที่เสร็จหรือวันที่ชี้แจงผู้ร้อง เรื่องที่นานที่สุด") % {"n": len(days)}
        found = Observed(Decimal(max(0, *days)), growing=True, pieces=len(days), detail=detail)
        return {one.pk: found for one in bindings}


def suggested(measure: Measure) -> Proposal | None:
    """A promise of how many days a complaint takes."""
    if measure.kind is not MeasureKind.TIME_LIMIT or measure.unit not in ("วัน", "วันทำการ"):
        return None
    if "ร้องเรียน" not in measure.sentence and "ร้องทุกข์" not in measure.sentence:
        return None
    return Proposal("complaint_days")


def register_complaints() -> None:
    """Called when the application is ready."""
    register(
        "complaints", gettext_lazy("จำนวนเรื่องร้องเรียน เทียบปีฐาน"), Complaints(), entered=True,
        hint=gettext_lazy("นับเองจากทะเบียนเรื่องร้องเรียน เว้นแต่กรอกค่าไว้เอง เรื่องทุจริตต้องกรอกเอง"),
    )  # fmt: skip
    register(
        "complaint_days", gettext_lazy("จำนวนวันของเรื่องร้องเรียน"), Days(),
        hint=gettext_lazy("คิดเองจากเรื่องที่เสร็จสิ้นในปี นับถึงวันที่เสร็จหรือวันที่ชี้แจงผู้ร้องทันกำหนด ไม่ต้องกรอก"),
    )  # fmt: skip
    suggest_with(suggested)
    register(
        "complaint_rating", gettext_lazy("ความพึงพอใจของผู้ร้องเรียน"), Satisfied(),
        hint=gettext_lazy("คิดเองจากการประเมินเมื่อเรื่องเสร็จสิ้น ไม่ต้องกรอก"),
    )  # fmt: skip
