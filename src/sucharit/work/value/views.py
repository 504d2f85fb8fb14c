"""The rule and the yearly report."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.shelf.queries import keeps_all, may_keep, years_of
from sucharit.work.shelf.registry import register_for
from sucharit.work.shelf.views.frame import register_page
from sucharit.work.value.actions import rule_of, set_rule
from sucharit.work.value.figures import not_listed, purchases_not_listed
from sucharit.work.value.forms import RuleForm
from sucharit.work.value.models import Assessment
from sucharit.work.value.papers import announcement_paper, report_paper, rule_words
from sucharit.work.years.recording.answers import posted
from sucharit.work.years.recording.papers import paper_file

KEY = "value"


@gate(Can.SEE_REGISTERS)
def value_rule(request: OfficerRequest) -> HttpResponseBase:
    """From which size on something must be assessed; the reports of the years."""
    officer = request.officer
    rule = rule_of(officer.organization)
    initial = {name: getattr(rule, name) for name in ("people", "budget", "amount", "basis")} if rule else {}
    form = RuleForm(request.POST or None, initial=initial)
    made, status, _conflict = posted(request, form, lambda: set_rule(by=officer, **form.said))
    if made:
        messages.success(request, _("บันทึกเกณฑ์แล้ว รายการที่รอประเมินถูกพิจารณาใหม่ตามเกณฑ์นี้"))
        return redirect("value_rule", officer.organization.code)
    register, year = register_for(officer, KEY), FiscalYear.of(officer.today).value
    context = register_page(
        officer, register, "value_rule", (_("เกณฑ์และรายงาน"), ""), rule=rule, words=rule_words(rule), form=form,
        sets=keeps_all(officer), years=years_of(register, officer), year=year, keeps=may_keep(register, officer),
        lacking=not_listed(officer.organization, year, rule), buying=purchases_not_listed(officer, year, rule),
    )  # fmt: skip
    return render(request, "value/rule.html", context, status=status)


@require_safe
@gate(Can.SEE_REGISTERS)
def value_report(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    """The report of a year as PDF or Word."""
    officer = request.officer
    if not FiscalYear(2500).value <= fiscal_year <= FiscalYear(2700).value:
        raise Http404
    rows = Assessment.objects.filter(organization=officer.organization, fiscal_year=fiscal_year, withdrawn_at=None)
    paper = report_paper(list(rows.order_by("number")), rule_of(officer.organization), fiscal_year, officer)
    return paper_file(paper, form, f"value-{fiscal_year}")


@require_safe
@gate(Can.SEE_REGISTERS)
def value_announcement(request: OfficerRequest, form: str) -> HttpResponse:
    """The rule as an announcement with its guideline, for signature; 404 while no rule is set."""
    rule = rule_of(request.officer.organization)
    if rule is None:
        raise Http404
    return paper_file(announcement_paper(request.officer.organization, rule), form, "value-announcement")
