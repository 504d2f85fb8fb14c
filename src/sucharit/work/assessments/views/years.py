"""One year: its result, recording and correcting marks, paste, what-if, history, files."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.files.kinds import MEDIA_TYPES
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.papers import write_xlsx
from sucharit.work.assessments.actions import record_scores
from sucharit.work.assessments.actions.scores import Stale, corrections
from sucharit.work.assessments.forms import PasteForm, ScoresForm, WhatIfForm
from sucharit.work.assessments.models import Assessment
from sucharit.work.assessments.papers import as_csv, assessment_paper, marks_header, marks_rows
from sucharit.work.assessments.pasting import PastedRow, named_key, read_marks
from sucharit.work.assessments.queries import (
    assessment_for,
    assessments_for,
    before_of,
    improvements_for,
    lines_of,
    marks_of,
    standing_of,
    target_of,
)
from sucharit.work.assessments.standing import standing
from sucharit.work.assessments.views.pages import STATE_KINDS, frame, how_sure

FIRST_KNOWN, LAST = 2564, 2700


def _result(request: OfficerRequest, row: Assessment) -> dict[str, Any]:
    """What the page and the files show."""
    result, target = standing_of(row), target_of(row)
    measures = list(improvements_for(request.officer).filter(assessment=row))
    for one in measures:
        one.kind = STATE_KINDS[one.State(one.state)]  # type: ignore[attr-defined]
        one.late = not one.ended and one.due_on is not None and one.due_on < request.officer.today  # type: ignore[attr-defined]
    lines = lines_of(row, target, before_of(row))
    covered = {one.indicator for one in measures}
    return {
        "assessment": row, "result": result, "target": target, "lines": lines, "improvements": measures,
        "weak": [one for one in lines if one.weak], "covered": covered, "sure": how_sure(result.level),
        "met": None if target is None or result.total.used is None else result.total.used >= target,
    }  # fmt: skip


@require_safe
@gate(Can.SEE_YEAR)
def assessment(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """A year's result; a year without one says so, for the tabs of every year lead here."""
    row = assessments_for(request.officer).filter(fiscal_year=fiscal_year).first()
    if row is None:
        if not FIRST_KNOWN <= fiscal_year <= LAST:
            raise Http404
        return render(request, "assessments/assessment_absent.html", frame(request.officer, fiscal_year))
    return render(request, "assessments/assessment.html", frame(request.officer, fiscal_year, **_result(request, row)))


@gate(Can.ASSESS)
def assessment_edit(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    row = assessment_for(request.officer, fiscal_year)
    form = ScoresForm(request.POST or None, assessment=row)
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            record_scores(
                row, by=request.officer, values=form.values, targets=form.targets, about=form.about,
                reason=form.cleaned_data["reason"], edition=form.cleaned_data["edition"],
            )  # fmt: skip
        except Stale as stale:
            form.data = {**request.POST.dict(), "edition": str(stale.assessment.edition)}
            conflict = _standing_now(row)
        except NotAllowed as refused:
            form.add_error(None, refused.said)
        else:
            messages.success(request, _("บันทึกคะแนนแล้ว"))
            return redirect("assessment", request.officer.organization.code, fiscal_year)
    context = frame(request.officer, fiscal_year, (_("บันทึกคะแนน"), ""), form=form, assessment=row, conflict=conflict)
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "assessments/assessment_edit.html", context, status=status)


def _standing_now(row: Assessment) -> list[tuple[str, Any]]:
    """What somebody else has saved meanwhile."""
    fresh = Assessment.objects.prefetch_related("scores").get(pk=row.pk)
    return [(named_key(key, fresh.rule), value) for key, value in marks_of(fresh).items()] or [("-", None)]


@gate(Can.ASSESS)
def assessment_paste(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """A paste is shown as it was understood, then recorded."""
    row = assessment_for(request.officer, fiscal_year)
    form = PasteForm(request.POST or None, initial={"edition": row.edition})
    pasted: list[PastedRow] = []
    changed: dict[str, list[str]] = {}
    if request.method == "POST" and form.is_valid():
        try:
            pasted = read_marks(form.cleaned_data["text"], row.rule)
            values = {one.key: one.value for one in pasted if one.key}
            changed = corrections({score.key: score for score in row.scores.all()}, values)
            if request.POST.get("record") and values:
                targets = {one.key: one.target for one in pasted if one.key and one.target is not None}
                record_scores(
                    row, by=request.officer, values=values, targets=targets, reason=form.cleaned_data["reason"],
                    edition=form.cleaned_data["edition"],
                )  # fmt: skip
                messages.success(request, _("บันทึก %(n)s คะแนนแล้ว") % {"n": len(values)})
                return redirect("assessment", request.officer.organization.code, fiscal_year)
        except NotAllowed as refused:
            form.add_error(None, refused.said)
        except Stale as stale:
            form.data = {**request.POST.dict(), "edition": str(stale.assessment.edition)}
            form.add_error(None, _("มีผู้บันทึกก่อนท่าน ข้อความที่วางยังอยู่ โปรดตรวจคะแนนแล้วกดบันทึกอีกครั้ง"))
    named = [(named_key(key, row.rule), *pair) for key, pair in changed.items()]
    context = frame(
        request.officer, fiscal_year, (_("วางจากตาราง"), ""), form=form, pasted=pasted, changed=named,
        ready=any(one.key for one in pasted),
    )  # fmt: skip
    return render(request, "assessments/assessment_paste.html", context, status=422 if form.errors else 200)


@require_safe
@gate(Can.SEE_YEAR)
def assessment_what_if(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """What the level would be; nothing is kept."""
    row = assessment_for(request.officer, fiscal_year)
    form = WhatIfForm(request.GET, rule=row.rule, marks=marks_of(row))
    imagined = standing(row.rule, form.marks)
    context = frame(
        request.officer, fiscal_year, (_("ลองคิดระดับ (ไม่เป็นทางการ)"), ""), form=form, imagined=imagined,
        now=standing_of(row), rule=row.rule, sure=how_sure(imagined.level), tried=form.is_bound,
        steps=_missing(imagined, row),
    )  # fmt: skip
    return render(request, "assessments/assessment_what_if.html", context, status=422 if form.errors else 200)


def _missing(imagined: Any, row: Assessment) -> list[tuple[Any, list[str]]]:
    """For each level above: what is missing to it."""
    told = []
    for level in row.rule.levels:
        if imagined.level is not None and level.name == imagined.level.name:
            break
        lacks = []
        if imagined.total.used is not None and level.total_min is not None and imagined.total.used < level.total_min:
            lack = level.total_min - imagined.total.used
            lacks.append(_("คะแนนรวมขาดอีก %(n)s") % {"n": f"{lack:.2f}"})
        for part in imagined.instruments:
            least = level.each_instrument_min
            if least is not None and part.used is not None and part.used < least:
                lacks.append(_("%(key)s ขาดอีก %(n)s") % {"key": part.key, "n": f"{least - part.used:.2f}"})
        if lacks:
            told.append((level, lacks))
    return told


@require_safe
@gate(Can.SEE_YEAR)
def assessment_history(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Every recording and correction with both values and the reason."""
    row = assessment_for(request.officer, fiscal_year)
    versions = list(versions_of(row)[:200])
    told = []
    for version, older in zip(versions, [*versions[1:], None], strict=True):
        before = older.snapshot["marks"] if older else {}
        after = version.snapshot["marks"]
        keys = dict.fromkeys([*after, *before])
        changes = [
            (named_key(key, row.rule), before.get(key, "-"), after.get(key, "-"))
            for key in keys
            if before.get(key) != after.get(key)
        ]
        told.append((version, changes, version.snapshot.get("reason", "")))
    context = frame(request.officer, fiscal_year, (_("ประวัติ"), ""), versions=told, assessment=row)
    return render(request, "assessments/assessment_history.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def assessment_xlsx(request: OfficerRequest, fiscal_year: int) -> FileResponse:
    told = _result(request, assessment_for(request.officer, fiscal_year))
    marks = marks_rows(told["lines"], told["result"], told["target"])
    data = write_xlsx(assessment_paper(request.officer, told["assessment"], marks, told["improvements"]))
    name = f"ITA {fiscal_year}.xlsx"
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=MEDIA_TYPES["xlsx"])


@require_safe
@gate(Can.SEE_YEAR)
def assessment_csv(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    told = _result(request, assessment_for(request.officer, fiscal_year))
    text = as_csv(marks_header(), marks_rows(told["lines"], told["result"], told["target"]))
    headers = {"Content-Disposition": f'attachment; filename="ita-{fiscal_year}.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)
