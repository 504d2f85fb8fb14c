"""Registers: the list of years, one year as list and as heat map, comparison, history, papers, adoption and copies."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.fiscal import FiscalYear
from sucharit.work.risks import actions, queries
from sucharit.work.risks.comparing import compare
from sucharit.work.risks.findings import findings_of
from sucharit.work.risks.forms import FilterForm, ReasonForm, StartForm
from sucharit.work.risks.heat import heat_map
from sucharit.work.risks.models import Rating, RiskRegister
from sucharit.work.risks.papers import WRITERS, register_paper
from sucharit.work.risks.rows import WANTED, RiskRow, chosen, levels_in, ordered, rows_of
from sucharit.work.risks.views.answers import (
    Deed,
    asked,
    crumbs,
    download,
    may_edit,
    register_address,
    says_why,
    tabs,
    tag_of,
)
from sucharit.work.risks.views.cards import card, deed

PER_PAGE = 50


@gate(Can.SEE_RISKS)
@require_safe
def risk_register_list(request: OfficerRequest) -> HttpResponse:
    """The years, with what each has; where a year is begun."""
    officer = request.officer
    years = queries.years_for(officer)
    with_register = [year.fiscal_year for year in years if year.register]
    context = {
        "years": years,
        "form": StartForm(with_register, FiscalYear.of(officer.today)),
        "may_edit": officer.may(Can.EDIT_RISKS),
        "crumbs": crumbs(request),
    }
    return render(request, "risks/risk_register_list.html", context)


@gate(Can.EDIT_RISKS)
@require_POST
@says_why
def risk_register_start(request: OfficerRequest) -> HttpResponseBase:
    """A register of a year, empty or begun from an earlier one."""
    officer = request.officer
    years = [year.fiscal_year for year in queries.years_for(officer) if year.register]
    form = StartForm(years, FiscalYear.of(officer.today), request.POST)
    if not form.is_valid():
        context = {"years": queries.years_for(officer), "form": form, "may_edit": True, "crumbs": crumbs(request)}
        return render(request, "risks/risk_register_list.html", context, status=422)
    year, source = form.cleaned_data["fiscal_year"], form.cleaned_data["copy_of"]
    if source:
        register = actions.copy_to_year(queries.register_for(officer, source), year, by=officer)
        messages.success(request, _("คัดลอกเป็น%(year)s แล้ว โปรดทบทวนคะแนนที่เสนอจากปีก่อน") % {"year": year_words(year)})
    else:
        register = actions.start_register(year, by=officer)
        messages.success(request, _("เริ่มทะเบียนความเสี่ยง%(year)s แล้ว") % {"year": year_words(year)})
    return redirect(register_address(register))


def _head(request: OfficerRequest, register: RiskRegister, current: str, rows: list[RiskRow]) -> dict[str, Any]:
    """What every page of a register shows above its content."""
    return {
        "register": register,
        "state_tag": tag_of(register),
        "may_edit": may_edit(request.officer, register),
        "may_reopen": register.state == RiskRegister.State.ADOPTED and request.officer.may(Can.EDIT_RISKS),
        "tabs": tabs(register, current, len(rows)),
        "crumbs": crumbs(request, register.fiscal_year),
    }


@gate(Can.SEE_RISKS)
@require_safe
def risk_register(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """The register of a year: filtered, sorted, with what the rules say beside it."""
    register = queries.register_for(request.officer, fiscal_year)
    rows = rows_of(register, request.officer.today)
    form = FilterForm(request.officer.organization, levels_in(rows), request.GET)
    shown = ordered(chosen(rows, form.wanted), request.GET.get("sort", ""))
    context = {
        **_head(request, register, "risk_register", rows),
        "form": form,
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "asked": any(form.wanted.values()),
        "total": len(rows),
        "findings": [card(request, register, told) for told in findings_of(register, rows)],
        "open_work": _open_work(register, rows),
        "removed": queries.removed_risks(register)[:1] if may_edit(request.officer, register) else (),
        "undo": request.GET.get("removed", "")[:40],
    }
    return render(request, "risks/risk_register.html", context)


def _open_work(register: RiskRegister, rows: list[RiskRow]) -> list[dict[str, Any]]:
    """What is still to be done, each with the list of exactly those risks."""
    told = []
    for key, (label, ask) in WANTED.items():
        count = sum(1 for row in rows if ask(row))
        if count:
            told.append({"label": label, "count": count, "url": f"{register_address(register)}?show={key}"})
    return told


@gate(Can.SEE_RISKS)
@require_safe
def risk_register_revision(request: OfficerRequest, fiscal_year: int, revision: int) -> HttpResponse:
    """One revision to read, whatever stands now."""
    register = queries.register_for(request.officer, fiscal_year, revision)
    rows = rows_of(register, request.officer.today)
    title = _("ฉบับแก้ไขครั้งที่ %(n)s") % {"n": revision} if revision else _("ฉบับแรก")
    context = {
        "register": register,
        "rows": rows,
        "state_tag": tag_of(register),
        "title": title,
        "crumbs": crumbs(request, fiscal_year, (title, "")),
    }
    return render(request, "risks/risk_register_revision.html", context)


@gate(Can.SEE_RISKS)
@require_safe
def risk_heat_map(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Where the risks stand in the matrix, before and after control; the list of a chosen cell below."""
    register = queries.register_for(request.officer, fiscal_year)
    rows = rows_of(register, request.officer.today)
    form = FilterForm(request.officer.organization, levels_in(rows), request.GET)
    wanted = form.wanted
    stage = wanted.get("stage") or Rating.Stage.INHERENT.value
    maps = [(one, heat_map(register.criteria, rows, one, _cell_address(register, one))) for one in Rating.Stage.values]
    context = {
        **_head(request, register, "risk_heat_map", rows),
        "maps": [map_ for _stage, map_ in maps],
        "stage": Rating.Stage(stage).label,
        "cell": wanted.get("cell"),
        "rows": chosen(rows, {"cell": wanted.get("cell"), "stage": stage}),
        "unrated": [row for row in rows if not row.inherent.complete],
    }
    return render(request, "risks/risk_heat_map.html", context)


def _cell_address(register: RiskRegister, stage: str) -> Any:
    def address(likelihood: int, impact: int) -> str:
        query = QueryDict(mutable=True)
        query.update({"stage": stage, "cell": f"{likelihood}-{impact}"})
        return f"{register_address(register, 'risk_heat_map')}?{query.urlencode()}#cell"

    return address


@gate(Can.SEE_RISKS)
@require_safe
def risk_comparison(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """This year against an earlier one (`?with=2568`; without it the nearest before)."""
    officer = request.officer
    register = queries.register_for(officer, fiscal_year)
    asked = request.GET.get("with", "")
    other = (
        queries.register_for(officer, int(asked))
        if asked.isdecimal() and len(asked) == 4
        else queries.register_before(officer, fiscal_year)
    )
    rows = rows_of(register, officer.today)
    pairs = compare(rows_of(other, officer.today), rows) if other else []
    context = {
        **_head(request, register, "risk_comparison", rows),
        "other": other,
        "pairs": pairs,
        "years": [
            year.fiscal_year for year in queries.years_for(officer) if year.register and year.fiscal_year != fiscal_year
        ],
        "movements": [
            (word, sum(1 for pair in pairs if pair.movement == word)) for word in ("new", "gone", "up", "down")
        ],
    }
    return render(request, "risks/risk_comparison.html", context)


@gate(Can.SEE_RISKS)
@require_safe
def risk_register_history(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Revisions with their reasons, what was taken out, and what was done to the register."""
    register = queries.register_for(request.officer, fiscal_year)
    rows = rows_of(register, request.officer.today)
    context = {
        **_head(request, register, "risk_register_history", rows),
        "revisions": [(one, tag_of(one)) for one in queries.revisions_of(register)],
        "removed": queries.removed_risks(register),
        "events": [deed(entry) for entry in queries.deeds_on(request.officer, register, [row.risk for row in rows])],
    }
    return render(request, "risks/risk_register_history.html", context)


@gate(Can.SEE_RISKS)
@require_safe
def risk_register_file(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """The register as PDF, DOCX or XLSX, as it stands now."""
    if kind not in WRITERS:
        raise Http404
    register = queries.register_for(request.officer, fiscal_year)
    paper = register_paper(register, rows_of(register, request.officer.today))
    return download(WRITERS[kind](paper), kind, f"risk-register-{register.organization.code}-{fiscal_year}")


@gate(Can.EDIT_RISKS)
@says_why
def risk_register_adopt(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """Asks once, then freezes."""
    register = queries.register_for(request.officer, fiscal_year)
    if request.method == "POST":
        actions.adopt_register(register, by=request.officer)
        messages.success(request, _("ประกาศใช้ทะเบียนความเสี่ยง%(year)s แล้ว") % {"year": year_words(fiscal_year)})
        return redirect(register_address(register))
    rows = rows_of(register, request.officer.today)
    counts = {"risks": len(rows), "controls": sum(len(row.controls) for row in rows)}
    return _asked(
        request, register, _("ประกาศใช้"),
        title=_("ประกาศใช้ทะเบียนความเสี่ยง%(year)s") % {"year": year_words(fiscal_year)},
        text=_("ทะเบียนมีความเสี่ยง %(risks)s เรื่อง มาตรการ %(controls)s ข้อ") % counts,
        things=[one.finding.message for one in findings_of(register, rows)], action=_("ประกาศใช้ทะเบียน"),
        consequence=_("เมื่อประกาศใช้แล้วทะเบียนจะแก้ไขไม่ได้ การแก้ไขต้องเปิดเป็นฉบับใหม่พร้อมเหตุผล"),
    )  # fmt: skip


def _asked(request: OfficerRequest, register: RiskRegister, here: str, **told: Any) -> HttpResponseBase:
    trail = crumbs(request, register.fiscal_year, (here, ""))
    return asked(request, back=register_address(register), crumbs=trail, register=register, **told)


@gate(Can.EDIT_RISKS)
@says_why
def risk_register_reopen(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """A revision with its reason; the adopted register stays until the revision is adopted."""
    register = queries.register_for(request.officer, fiscal_year)
    form = ReasonForm(request.POST or None)
    return _asked(
        request, register, _("เปิดฉบับแก้ไข"), form=form, action=_("เปิดฉบับแก้ไข"),
        deed=Deed(
            lambda: actions.reopen_register(register, by=request.officer, reason=form.cleaned_data["reason"]),
            _("เปิดฉบับแก้ไขแล้ว ฉบับที่ประกาศใช้ยังมีผลจนกว่าจะประกาศใช้ฉบับใหม่"), register_address(register),
        ),
        title=_("เปิดฉบับแก้ไขทะเบียนความเสี่ยง%(year)s") % {"year": year_words(fiscal_year)},
        text=_("ระบบจะคัดลอกทะเบียนที่ประกาศใช้เป็นร่างให้แก้ไข แผนที่อ้างฉบับเดิมไม่เปลี่ยนตาม"),
    )  # fmt: skip


@gate(Can.EDIT_RISKS)
@says_why
def risk_register_discard(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """A draft given up."""
    register = queries.register_for(request.officer, fiscal_year)
    return _asked(
        request, register, _("ยกเลิกร่าง"), action=_("ยกเลิกร่างนี้"), danger=True,
        deed=Deed(
            lambda: actions.discard_register(register, by=request.officer),
            _("ยกเลิกร่างทะเบียนความเสี่ยง%(year)s แล้ว") % {"year": year_words(fiscal_year)},
            reverse("risk_register_list", args=[request.officer.organization.code]),
        ),
        title=_("ยกเลิกร่างทะเบียนความเสี่ยง%(year)s") % {"year": year_words(fiscal_year)},
        text=_("ร่างนี้จะไม่แสดงอีก ฉบับที่ประกาศใช้ไปแล้ว (ถ้ามี) ยังอยู่ตามเดิม"),
    )  # fmt: skip
