"""What is at risk in the year at work: of the whole office for who leads or looks over it, of their own for others."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can, Role
from sucharit.base.screens import words
from sucharit.core.fiscal import FiscalYear
from sucharit.office.desk.queries import Task
from sucharit.office.settings.queries import warnings_for
from sucharit.publishing.disclosure.models import ChecklistItem
from sucharit.publishing.portal.models import PublishedPlan, State
from sucharit.work.indicators.models import Binding, JudgementRecord
from sucharit.work.obligations.models import Rule
from sucharit.work.obligations.queries import counts_for
from sucharit.work.progress.standing import Standing, standings_for
from sucharit.work.years.models import YearPlan
from sucharit.work.years.queries import current_year_for

_OVERSEE = frozenset({Role.PLAN_OFFICER, Role.CLERK, Role.CHIEF_EXECUTIVE, Role.INTERNAL_AUDITOR})
_ORDER = {"over": 1, "late": 2, "impossible": 4, "due": 5}
_MISSED = 3  # a promise not met stands between what is late and what cannot be done


def looks_over(officer: Officer) -> bool:
    """Is there anything of which this officer should be warned: the whole office's, or what they report?"""
    return officer.may(Can.SEE_YEAR) and bool(officer.roles & _OVERSEE or officer.may(Can.REPORT))


def at_risk(officer: Officer, most: int) -> list[Task]:
    """Over budget, late, impossible, promises not met, duties past their day; seven queries."""
    if not looks_over(officer):
        return []
    year = current_year_for(officer)
    if year is None or not year.running:
        return []
    whole = bool(officer.roles & _OVERSEE)
    rows = [one for one in standings_for(officer, year) if whole or one.mine]
    keys = {one.row.key for one in rows}
    told = [(_MISSED, 0, task) for task in _missed(officer, year, keys)]
    troubled = [(one, name) for one in rows if (name := _trouble(one))]
    told += [(_ORDER[name], one.row.seq, _troubled(officer, year, one, name)) for one, name in troubled]
    found = [task for _rank, _seq, task in sorted(told, key=lambda one: one[:2])]
    return [*(_overdue(officer, year) if whole else ()), *found][:most]


def _overdue(officer: Officer, year: YearPlan) -> Iterator[Task]:
    """Duties of the whole office that are past their day: one line."""
    late = counts_for(officer, year.fiscal_year, "all")["overdue"]
    if late:
        url = f"{reverse('obligation_list', args=[officer.organization.code])}?whose=all&state=overdue"
        label = ngettext("งานเลยกำหนด %(n)s รายการในหน่วยงาน", "งานเลยกำหนด %(n)s รายการในหน่วยงาน", late) % {"n": late}
        yield Task(label, url, "", "bad", _("เลยกำหนด"))


def _trouble(one: Standing) -> str:
    if one.over:
        return "over"
    return one.light if one.light in _ORDER else ""


def _troubled(officer: Officer, year: YearPlan, one: Standing, name: str) -> Task:
    row = one.row
    url = reverse("progress_initiative", args=[officer.organization.code, year.fiscal_year, row.seq])
    unit = row.unit.name if row.unit else ""
    if name == "over":
        return Task(row.title, url, _("เกินอยู่ %(baht)s บาท") % {"baht": words.money(one.over)}, "bad", _("เกินงบ"))
    if name == "impossible":
        return Task(row.title, url, row.get_reason_display(), "warn", row.get_status_display())
    said = _("ล่าช้า") if name == "late" else _("ถึงกำหนด ยังไม่มีบันทึก")
    return Task(row.title, url, unit, one.light_kind, said)


def _missed(officer: Officer, year: YearPlan, keys: set[uuid.UUID]) -> Iterator[Task]:
    """Promises that were judged as not met, as they were last judged."""
    newest = JudgementRecord.objects.filter(binding=OuterRef("pk")).order_by("-at", "-pk")
    rows = Binding.objects.filter(organization=officer.organization, fiscal_year=year.fiscal_year)
    rows = rows.annotate(said=Subquery(newest.values("verdict")[:1])).filter(said=JudgementRecord.Verdict.NOT_MET)
    for row in rows[:200]:
        if row.initiative_key is None or row.initiative_key in keys:
            url = reverse("indicator", args=[officer.organization.code, year.fiscal_year, row.item_key])
            yield Task(row.sentence[:160], url, str(row.get_section_display()), "warn", _("ไม่บรรลุ"))


def to_confirm(officer: Officer) -> list[Task]:
    """What the system proposed and nobody has looked at yet, for who keeps the year: one query."""
    if not (officer.may(Can.EDIT_YEAR) and officer.may(Can.DISCLOSE)):
        return []
    code, this = officer.organization.code, FiscalYear.of(officer.today).value
    ours = {"organization": officer.organization}
    rules = Rule.objects.filter(state=Rule.State.PROPOSED, **ours)
    bindings = Binding.objects.filter(accepted_at=None, fiscal_year=this, **ours)
    items = ChecklistItem.objects.filter(
        checklist__organization=officer.organization, checklist__fiscal_year=this,
        acceptance=ChecklistItem.Acceptance.DRAFT,
    )  # fmt: skip
    told = Organization.objects.filter(pk=officer.organization.pk).values_list(
        _number(rules), _number(bindings), _number(items)
    )  # fmt: skip
    labels = (_("กำหนดงานที่ระบบเสนอ"), _("แหล่งข้อมูลของตัวชี้วัดที่ระบบเสนอ"), _("ร่างข้อของรายการเปิดเผย (OIT)"))
    urls = (
        reverse("rule_proposals", args=[code]), reverse("indicator_year", args=[code, this]),
        reverse("checklist", args=[code, this]),
    )  # fmt: skip
    counted = zip(labels, urls, told[0], strict=True)
    return [Task(label, url, "", "waiting", _("รอยืนยัน %(n)s") % {"n": n}) for label, url, n in counted if n]


def _number(rows: "QuerySet[Any]") -> Coalesce:
    """How many rows there are, as a part of another question."""
    counted = rows.order_by().annotate(of_all=Value(1)).values("of_all").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def to_put_right(officer: Officer, most: int) -> list[Task]:
    """For an administrator: what will stop the work one day."""
    if not officer.may(Can.MANAGE_ORGANIZATION):
        return []
    code = officer.organization.code
    return [
        Task(one.text, reverse(one.url_name, args=[code, *one.args]), "", "warn", _("ควรแก้ไข"))
        for one in warnings_for(officer)[:most]
    ]


def to_read(officer: Officer) -> list[Task]:
    """For who only reads (the council, the province): where to begin."""
    if officer.may(Can.SEE_DRAFTS) or not officer.may(Can.SEE_YEAR):
        return []
    code = officer.organization.code
    pages = [
        (_("ภาพรวมของปี: เงิน งาน ตัวชี้วัด คะแนน ITA"), "dashboard"),
        (_("แผนที่ประกาศใช้"), "plan_list"),
        (_("รายงานผลการดำเนินการ"), "report_list"),
        (_("เอกสารที่ออกแล้ว"), "document_list"),
        (_("สายโซ่จากความเสี่ยงถึงสิ่งที่เผยแพร่"), "chain_list"),
    ]
    if PublishedPlan.objects.filter(organization=officer.organization, state=State.PUBLISHED).exists():
        pages.append((_("หน้าที่เปิดเผยต่อประชาชน"), "portal_organization"))
    return [Task(label, reverse(name, args=[code])) for label, name in pages]
