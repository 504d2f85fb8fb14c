"""The statistics of procurement as anyone may read them, where the office has opened the register of purchases."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec.structs import replace

from sucharit.base.organizations.models import Organization
from sucharit.base.screens import charts
from sucharit.core.fiscal import FiscalYear
from sucharit.core.procurement import public_name
from sucharit.core.thai import MONTHS
from sucharit.work.procurement.figures import YearFigures, year_figures
from sucharit.work.procurement.models import Method
from sucharit.work.procurement.papers import facts_of
from sucharit.work.procurement.queries import years_with_purchases
from sucharit.work.procurement.registers import PURCHASES
from sucharit.work.procurement.words import NO_VERDICT, OLDER_ANSWER, question_words
from sucharit.work.shelf.queries import opened
from sucharit.work.shelf.views.public import anyone, open_page

_VENDORS = 10


@anyone
def open_procurement(request: HttpRequest, organization: Organization) -> HttpResponse:
    """Shares, saving, lateness and competition of a year, and the office's answers to what the figures ask. A question
    that has no answer yet is not shown: the office is asked first."""
    if opened(PURCHASES, organization) is None:
        raise Http404
    years = years_with_purchases(organization)
    year = _year(request, years)
    told = year_figures(organization, year)
    methods, analysis = dict(Method.choices), told.analysis
    vendors = analysis.vendors[:_VENDORS]
    pictures = [
        charts.bars(
            _("วงเงินตามวิธี"), [str(methods[one.key]) for one in analysis.methods],
            charts.Series(_("ราคาที่ตกลง"), tuple(one.money for one in analysis.methods)), unit=_("บาท"),
        ),
        charts.bars(
            _("วงเงินตามเดือนที่ทำสัญญา"), [MONTHS[int(one.key) - 1] for one in analysis.months],
            charts.Series(_("ราคาที่ตกลง"), tuple(one.money for one in analysis.months)), unit=_("บาท"),
        ),
        charts.bars(
            _("ผู้ขายหรือผู้รับจ้างที่ได้วงเงินสูงสุด"), [public_name(one.name) for one in vendors],
            charts.Series(_("ราคาที่ตกลง"), tuple(one.money for one in vendors)), unit=_("บาท"),
        ),
    ]  # fmt: skip
    register = (str(PURCHASES.name), reverse("open_register", args=[organization.code, PURCHASES.key]))
    return open_page(
        request, "procurement/open.html", organization, [register, (_("สถิติการจัดซื้อจัดจ้าง"), "")], register=PURCHASES,
        year=year, years=years, analysis=analysis, facts=list(facts_of(told)), charts=pictures,
        answered=_answered(told), no_verdict=NO_VERDICT, older_answer=OLDER_ANSWER,
    )  # fmt: skip


def _answered(told: YearFigures) -> list[tuple[str, str, bool]]:
    """Questions that have their answer, with names as the public may read them."""
    return [
        (
            question_words(replace(one.question, name=public_name(one.question.name)), told.sticks),
            one.answer.text,
            one.changed,
        )
        for one in told.asked
        if one.answer
    ]


def _year(request: HttpRequest, years: list[int]) -> int:
    told = request.GET.get("year", "")
    if told.isdecimal() and len(told) == 4 and int(told) in years:
        return int(told)
    from sucharit.base import clock

    return next(iter(years), FiscalYear.of(clock.today()).value)
