"""The plans of the demonstration: read from the sample, mended, approved up the line, adopted, now being revised."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sucharit.base import clock
from sucharit.core.checking import Severity
from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai import fold
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.risks import sample_plan
from sucharit.reference.catalogue import catalogue, names_of
from sucharit.work.plans.actions import add_from_catalogue, create_plan, edit_initiative, explain, store_plan
from sucharit.work.plans.approval.actions import adopt, decide, submit
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.plans.models import Plan
from sucharit.work.plans.queries import findings_of
from sucharit.work.plans.revision.actions import revise
from sucharit.work.risks.models import RiskRegister

FIRST, LAST = 2566, 2570
#: place > what the plan officer mended after the reader had pointed at it
MENDED: dict[int, Mapping[str, Any]] = {
    1: {"period": "ปีงบประมาณ พ.ศ. 2566 - 2570", "period_start": FIRST, "period_end": LAST},
    9: {"kind": "activity"},
    23: {"responsible": "หน่วยตรวจสอบภายใน"},
    28: {"period": "ปีงบประมาณ พ.ศ. 2566 - 2570", "period_start": FIRST, "period_end": LAST},
}
#: measures of the catalogue that the revision takes up, for the objectives with the fewest initiatives
TAKEN_UP = 6


def adopted_plan(office: Cast, register: RiskRegister) -> Plan:
    """From the sample to a plan in force, through every desk of the route."""
    planner = office.officer("planner")
    plan = store_plan(sample_plan(), by=planner, risk_register=register)
    for seq, fields in MENDED.items():
        edit_initiative(plan.initiatives.get(seq=seq), by=planner, fields=fields)
    explain_errors(office, plan)
    submit(plan, by=planner, note="แผนฉบับเต็มสำหรับห้าปีงบประมาณ ข้อที่ยังเหลือได้ชี้แจงไว้แล้ว")
    return _up_the_line(plan, office, "planner", ("head", "clerk", "mayor"))


def _up_the_line(plan: Plan, cast: Cast, planner: str, deciders: tuple[str, ...]) -> Plan:
    for username in deciders:
        decide(plan, by=cast.officer(username), answer="agreed", fingerprint=content_fingerprint(plan))
    plan.refresh_from_db()
    return adopt(plan, by=cast.officer(planner), on=clock.today())


def explain_errors(cast: Cast, plan: Plan, username: str = "planner") -> None:
    """What cannot be mended any more is explained: the old announcement was never dated."""
    planner = cast.officer(username)
    for finding in findings_of(plan).open:
        if finding.severity is Severity.ERROR:
            explain(plan, by=planner, digest=finding.digest, reason="เอกสารฉบับเดิมไม่ได้ระบุไว้ ตรวจกับต้นฉบับแล้ว")


def revision_at_work(office: Cast, adopted: Plan) -> Plan:
    """A revision that the plan officer has begun: measures taken up from the catalogue, some figures still open."""
    planner = office.officer("planner")
    revision = revise(adopted, by=planner, reason="ปรับให้ครอบคลุมวัตถุประสงค์ที่ยังไม่มีโครงการ")
    add_from_catalogue(revision, by=planner, keys=new_measures(revision)[:TAKEN_UP])
    training = revision.initiatives.filter(amounts__amount__gt=0).order_by("seq").first()
    if training is not None:
        more = {str(row.year): str(row.amount + 5_000) for row in training.amounts.all()}
        edit_initiative(training, by=planner, fields={"amounts": more})
    return revision


def new_measures(plan: Plan) -> list[str]:
    """Keys of catalogue measures that the plan does not have yet, those of its least served objectives first."""
    served = Counter(plan.initiatives.values_list("objective_rows__code", flat=True))
    known = {fold(title) for title in plan.initiatives.values_list("title", flat=True)}
    names = names_of(plan.organization.name, plan.organization.kind)
    fresh = [entry for entry in catalogue() if fold(entry.filled(names).title) not in known]
    return [entry.key for entry in sorted(fresh, key=lambda entry: served[entry.objective_codes[0]])]


def neighbours_plan(neighbour: Cast) -> Plan:
    """The neighbour's plan, from the catalogue."""
    planner = neighbour.officer("neighbour-planner")
    year = FiscalYear.of(planner.today).value
    plan = create_plan(by=planner, first_year=year, last_year=year + 4)
    add_from_catalogue(plan, by=planner, keys=[entry.key for entry in catalogue()[:12]])
    explain_errors(neighbour, plan, "neighbour-planner")
    submit(plan, by=planner)
    return _up_the_line(plan, neighbour, "neighbour-planner", ("neighbour-clerk", "neighbour-mayor"))
