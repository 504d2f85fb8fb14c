"""Criteria of a year: begin, write with live checks, size, adopt, revise, history, paper."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.base.screens.saving import is_autosave, saved
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.thai import arabic_digits
from sucharit.work.risks import actions, queries
from sucharit.work.risks.contents import SCALES, criteria_content
from sucharit.work.risks.forms import CriteriaForm, CriteriaStartForm, DespiteForm, ReasonForm, SizeForm
from sucharit.work.risks.heat import shade
from sucharit.work.risks.models import RiskCriteria, ScaleStep
from sucharit.work.risks.papers import WRITERS, criteria_paper
from sucharit.work.risks.problems import Problems, problems_in, problems_of
from sucharit.work.risks.views.answers import (
    Deed,
    asked,
    criteria_address,
    crumbs,
    download,
    may_edit,
    says_why,
    tag_of,
)
from sucharit.work.risks.views.cards import criteria_difference, criteria_versions

MOST_VERSIONS = 50


@gate(Can.SEE_RISKS)
@require_safe
def risk_criteria(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """The criteria of a year: to write while a draft, to read once adopted; where there are none, how to begin."""
    officer = request.officer
    try:
        criteria = queries.criteria_for(officer, fiscal_year)
    except Http404:
        return _beginning(request, fiscal_year, CriteriaStartForm(_earlier(request, fiscal_year)))
    content = criteria_content(criteria)
    return _page(request, criteria, CriteriaForm(content), problems_of(criteria))


def _earlier(request: OfficerRequest, fiscal_year: int) -> list[int]:
    """The years whose criteria may be copied, the nearest before this one first."""
    years = [one.fiscal_year for one in queries.years_for(request.officer) if one.criteria]
    return sorted((one for one in years if one != fiscal_year), key=lambda one: (one > fiscal_year, -one))


def _beginning(request: OfficerRequest, fiscal_year: int, form: CriteriaStartForm, status: int = 200) -> HttpResponse:
    if not 2500 <= fiscal_year <= 2700:
        raise Http404
    context = {
        "fiscal_year_asked": fiscal_year,
        "form": form,
        "may_edit": request.officer.may(Can.EDIT_RISKS),
        "crumbs": [*crumbs(request), (_("เกณฑ์%(year)s") % {"year": year_words(fiscal_year)}, "")],
    }
    return render(request, "risks/risk_criteria_start.html", context, status=status)


def _page(
    request: OfficerRequest, criteria: RiskCriteria, form: CriteriaForm, found: Problems, **more: Any
) -> HttpResponse:
    status = more.pop("status", 200)
    may = may_edit(request.officer, criteria)
    size = {"likelihoods": criteria.likelihoods, "impacts": criteria.impacts}
    context = {
        "criteria": criteria,
        "state_tag": tag_of(criteria),
        "may_edit": may,
        "may_revise": criteria.state == RiskCriteria.State.ADOPTED and request.officer.may(Can.EDIT_RISKS),
        "form": form,
        "size_form": SizeForm(initial=size, auto_id="size_%s"),
        "version": criteria.edition,
        "problems": found,
        "scales": [_scale(form, scale, found) for scale in SCALES],
        "matrix": _matrix(form, found),
        "impact_scores": range(1, form.before.impacts + 1),
        "revisions": [(one, tag_of(one)) for one in queries.criteria_revisions(criteria)],
        "crumbs": [*crumbs(request), (_("เกณฑ์%(year)s") % {"year": year_words(criteria.fiscal_year)}, "")],
        "has_register": criteria.registers.exclude(state="discarded").exists(),
        **more,
    }
    return render(request, "risks/risk_criteria.html", context, status=status)


def _scale(form: CriteriaForm, scale: str, found: Problems) -> dict[str, Any]:
    """A scale with its steps, the highest first, and whether a problem means a step."""
    fields = [name for name in form.fields if name.startswith(f"{scale}-")]
    return {
        "key": scale,
        "label": ScaleStep.Scale(scale).label,
        "steps": [(name.rpartition("-")[2], form[name], name in found.fields) for name in fields],
    }


def _matrix(form: CriteriaForm, found: Problems) -> list[tuple[int, list[dict[str, Any]]]]:
    """Rows of the matrix, likelihood from high to low."""
    content = form.before
    rows = []
    for likelihood in range(content.likelihoods, 0, -1):
        cells = []
        for impact in range(1, content.impacts + 1):
            name = f"cell-{likelihood}-{impact}"
            word = str(form[name].value() or "")
            cells.append({"field": form[name], "word": word, "shade": shade(word), "bad": name in found.fields})
        rows.append((likelihood, cells))
    return rows


@gate(Can.SEE_RISKS)
@require_safe
def risk_criteria_revision(request: OfficerRequest, fiscal_year: int, revision: int) -> HttpResponse:
    """One revision to read, whatever stands now."""
    criteria = queries.criteria_for(request.officer, fiscal_year, revision)
    return _page(
        request,
        criteria,
        CriteriaForm(criteria_content(criteria)),
        problems_of(criteria),
        may_edit=False,
        may_revise=False,
    )


@gate(Can.EDIT_RISKS)
@require_POST
@says_why
def risk_criteria_start(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """From a reference, another year, or blank."""
    form = CriteriaStartForm(_earlier(request, fiscal_year), request.POST)
    if not form.is_valid():
        return _beginning(request, fiscal_year, form, status=422)
    source = queries.criteria_for(request.officer, form.year) if form.year else None
    criteria = actions.start_criteria(fiscal_year, by=request.officer, reference=form.reference, copy_of=source)
    messages.success(request, _("เริ่มร่างเกณฑ์แล้ว โปรดตรวจทุกช่องก่อนประกาศใช้"))
    return redirect(criteria_address(criteria))


@gate(Can.EDIT_RISKS)
@require_POST
@says_why
def risk_criteria_save(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """Saves what is written, sound or not; the answer to the button tells what is wrong."""
    criteria = queries.criteria_for(request.officer, fiscal_year)
    form = CriteriaForm(criteria_content(criteria), request.POST)
    if not form.is_valid():
        return _unreadable(request, criteria, form)
    edition = asking.number(request.POST.get("version", ""), 9)
    try:
        written = actions.save_criteria(criteria, form.content, by=request.officer, edition=edition)
    except actions.Stale as stale:
        return _conflict(request, criteria, form, stale)
    except NotAllowed as refused:
        if is_autosave(request):
            raise
        form.add_error(None, refused.said)
        return _page(request, criteria, form, problems_in(form.content), status=422)
    if is_autosave(request):
        return saved(written.edition)
    messages.success(request, _("บันทึกเกณฑ์แล้ว"))
    return redirect(criteria_address(criteria))


def _unreadable(request: OfficerRequest, criteria: RiskCriteria, form: CriteriaForm) -> HttpResponse:
    """The faults beside their fields, for the script or on the page."""
    if is_autosave(request):
        errors = {name: [str(one) for one in faults] for name, faults in form.errors.items()}
        return JsonResponse({"errors": errors}, status=422)
    return _page(request, criteria, form, problems_in(form.content), status=422)


def _conflict(
    request: OfficerRequest, criteria: RiskCriteria, form: CriteriaForm, stale: actions.Stale
) -> HttpResponse:
    last = versions_of(criteria).first()
    context = {
        "who": last.by.full_name if last and last.by else _("ผู้อื่น"),
        "differences": criteria_difference(criteria_content(criteria), form.content),
        "theirs_url": criteria_address(criteria),
        "version": stale.edition,
    }
    if is_autosave(request):
        return render(request, "risks/_conflict.html", {**context, "by_script": True}, status=409)
    found = problems_in(form.content)
    return _page(request, criteria, form, found, status=409, conflict=context, version=stale.edition)


@gate(Can.EDIT_RISKS)
@require_POST
def risk_criteria_check(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """The problems of what stands in the form now, saved or not; asked while one writes."""
    criteria = queries.criteria_for(request.officer, fiscal_year)
    form = CriteriaForm(criteria_content(criteria), request.POST)
    form.is_valid()
    return render(request, "risks/_criteria_problems.html", {"problems": problems_in(form.content)})


@gate(Can.EDIT_RISKS)
@require_POST
@says_why
def risk_criteria_size(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    criteria = queries.criteria_for(request.officer, fiscal_year)
    form = SizeForm(request.POST)
    if form.is_valid():
        actions.resize(criteria, form.cleaned_data["likelihoods"], form.cleaned_data["impacts"], by=request.officer)
        messages.success(request, _("ปรับขนาดตารางแล้ว โปรดกรอกช่องที่เพิ่ม"))
    else:
        messages.error(request, _("จำนวนระดับต้องเป็น 3 ถึง 6"))
    return redirect(criteria_address(criteria))


@gate(Can.EDIT_RISKS)
@require_POST
@says_why
def risk_criteria_settle(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """Which way up an old print is."""
    criteria = queries.criteria_for(request.officer, fiscal_year)
    actions.settle_print(criteria, by=request.officer, as_printed=request.POST.get("side") == "printed")
    messages.success(request, _("บันทึกด้านของตารางแล้ว"))
    return redirect(criteria_address(criteria))


@gate(Can.EDIT_RISKS)
@says_why
def risk_criteria_adopt(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """Asks once, with the problems; a strange matrix asks for a reason."""
    criteria = queries.criteria_for(request.officer, fiscal_year)
    found = problems_of(criteria)
    form = DespiteForm(request.POST or None) if found.strange else None
    if request.method == "POST" and (form is None or form.is_valid()):
        despite = form.cleaned_data["despite"] if form else ""
        actions.adopt_criteria(criteria, by=request.officer, despite=despite)
        messages.success(request, _("ประกาศใช้เกณฑ์ความเสี่ยง%(year)s แล้ว") % {"year": year_words(fiscal_year)})
        return redirect(criteria_address(criteria))
    return _asked(
        request, criteria, _("ประกาศใช้"), form=form, blocked=bool(found.stopping),
        title=_("ประกาศใช้เกณฑ์ความเสี่ยง%(year)s") % {"year": year_words(fiscal_year)},
        text=_("ข้อสังเกตที่ระบบพบ") if found else _("ระบบตรวจเกณฑ์แล้วไม่พบข้อสังเกต"),
        things=[problem.message for problem in found.all], action=_("ประกาศใช้เกณฑ์"),
        consequence=_("เมื่อประกาศใช้แล้วเกณฑ์จะแก้ไขไม่ได้ การแก้ไขต้องเปิดเป็นฉบับใหม่พร้อมเหตุผล"),
    )  # fmt: skip


def _asked(request: OfficerRequest, criteria: RiskCriteria, here: str, **told: Any) -> HttpResponseBase:
    return asked(request, back=criteria_address(criteria), crumbs=_crumbs(request, criteria, here), **told)


def _crumbs(request: OfficerRequest, criteria: RiskCriteria, last: str) -> list[tuple[str, str]]:
    named = _("เกณฑ์%(year)s") % {"year": year_words(criteria.fiscal_year)}
    code = request.officer.organization.code
    return [
        (_("ความเสี่ยง"), reverse("risk_register_list", args=[code])),
        (named, criteria_address(criteria)),
        (last, ""),
    ]


@gate(Can.EDIT_RISKS)
@says_why
def risk_criteria_revise(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """A draft that will replace adopted criteria, with its reason."""
    criteria = queries.criteria_for(request.officer, fiscal_year)
    form = ReasonForm(request.POST or None)
    return _asked(
        request, criteria, _("เปิดฉบับแก้ไข"), form=form, action=_("เปิดฉบับแก้ไข"),
        deed=Deed(
            lambda: actions.revise_criteria(criteria, by=request.officer, reason=form.cleaned_data["reason"]),
            _("เปิดฉบับแก้ไขเกณฑ์แล้ว ฉบับที่ประกาศใช้ยังมีผลกับทะเบียนที่ประกาศแล้ว"), criteria_address(criteria),
        ),
        title=_("เปิดฉบับแก้ไขเกณฑ์ความเสี่ยง%(year)s") % {"year": year_words(fiscal_year)},
        text=_("ระบบจะคัดลอกเกณฑ์ที่ประกาศใช้เป็นร่างให้แก้ไข ทะเบียนที่ประกาศใช้แล้วยังอ่านระดับจากเกณฑ์เดิม"),
    )  # fmt: skip


@gate(Can.EDIT_RISKS)
@says_why
def risk_criteria_discard(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    criteria = queries.criteria_for(request.officer, fiscal_year)
    return _asked(
        request, criteria, _("ยกเลิกร่าง"), action=_("ยกเลิกร่างนี้"), danger=True,
        deed=Deed(
            lambda: actions.discard_criteria(criteria, by=request.officer),
            _("ยกเลิกร่างเกณฑ์%(year)s แล้ว") % {"year": year_words(fiscal_year)},
            reverse("risk_register_list", args=[request.officer.organization.code]),
        ),
        title=_("ยกเลิกร่างเกณฑ์ความเสี่ยง%(year)s") % {"year": year_words(fiscal_year)},
        text=_("ร่างนี้จะไม่แสดงอีก เกณฑ์ที่ประกาศใช้ไปแล้ว (ถ้ามี) ยังอยู่ตามเดิม"),
    )  # fmt: skip


@gate(Can.SEE_RISKS)
@require_safe
def risk_criteria_history(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    criteria = queries.criteria_for(request.officer, fiscal_year)
    context = {
        "criteria": criteria,
        "versions": criteria_versions(list(versions_of(criteria)[:MOST_VERSIONS])),
        "may_edit": may_edit(request.officer, criteria),
        "crumbs": _crumbs(request, criteria, _("ประวัติ")),
    }
    return render(request, "risks/risk_criteria_history.html", context)


@gate(Can.EDIT_RISKS)
@require_POST
@says_why
def risk_criteria_restore(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    criteria = queries.criteria_for(request.officer, fiscal_year)
    queries.version_or_404(criteria, number)
    actions.restore_criteria(criteria, number, by=request.officer)
    messages.success(request, _("นำเกณฑ์กลับไปเป็นฉบับที่ %(number)s แล้ว") % {"number": arabic_digits(str(number))})
    return redirect(criteria_address(criteria))


@gate(Can.SEE_RISKS)
@require_safe
def risk_criteria_file(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    if kind not in WRITERS:
        raise Http404
    criteria = queries.criteria_for(request.officer, fiscal_year)
    return download(
        WRITERS[kind](criteria_paper(criteria)), kind, f"risk-criteria-{criteria.organization.code}-{fiscal_year}"
    )
