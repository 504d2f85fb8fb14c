"""The risks of the demonstration: last year's register adopted, this year's carried on from it."""

from importlib import resources

from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import FiscalYear
from sucharit.core.plan import Plan as PlanValue
from sucharit.core.reading import open_document, read
from sucharit.office.demonstration.people import Cast
from sucharit.work.risks.actions import adopt_criteria, adopt_register, copy_to_year, start_criteria, take_over
from sucharit.work.risks.models import RiskRegister


def sample_plan() -> PlanValue:
    """The invented plan of ดอนสุขใจ as the reader gives it."""
    with resources.as_file(resources.files("sucharit.samples").joinpath("plan.txt")) as path:
        return read(open_document(path)).plan


def last_and_this_year(office: Cast) -> RiskRegister:
    """Returns last year's register, which the adopted plan goes with."""
    planner = office.officer("planner")
    year = FiscalYear.of(planner.today).value
    last = _adopted(planner, year - 1)
    copy_to_year(last, year, by=planner)
    return last


def _adopted(planner: Officer, year: int) -> RiskRegister:
    criteria = start_criteria(year, by=planner, reference="pacc-5x5")
    adopt_criteria(criteria, by=planner)
    register = take_over(sample_plan(), by=planner, fiscal_year=year)
    register.refresh_from_db()
    return adopt_register(register, by=planner)
