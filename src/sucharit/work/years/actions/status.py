"""How far an initiative is: the status that is reported to the NACC, with its reason or its result."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.plans.sheet import fit_text
from sucharit.work.years.actions.locking import check_running, locked_row
from sucharit.work.years.actions.writing import row_at, store
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import may_report
from sucharit.work.years.rows import Stale, snapshot

STATUS_SET = declare("years.status_set", _("{label} ปีงบประมาณ พ.ศ. {year}: {status}"))
LONGEST_RESULT = 20_000


@transaction.atomic
def set_status(
    row: YearInitiative,
    *,
    by: Officer,
    status: str,
    result: str = "",
    reason: str = "",
    reason_text: str = "",
    edition: int | None = None,
) -> YearInitiative:
    """Says how far it is. Done needs a result; what cannot be done needs one of the NACC's reasons, "other" in words.
    A result once written stays unless another is given. NotAllowed says what is missing, or that it is not theirs."""
    row = locked_row(row, by)
    if not may_report(by, row):
        raise NotAllowed(
            "บันทึกสถานะได้เฉพาะผู้รับผิดชอบ หน่วยงานเจ้าของโครงการ และเจ้าหน้าที่แผน",
            "only the owner, the unit, or the plan officer",
        )
    check_running(row.year_plan)
    if edition is not None and edition != row.edition:
        before = snapshot(row)
        raise Stale(row, before | {"status": status, "result": result}, before, row_at(row, edition))
    told = {
        "status": status, "reason": reason if status == YearInitiative.Status.IMPOSSIBLE else "",
        "reason_text": fit_text(reason_text, 4_000), "result": fit_text(result, LONGEST_RESULT) or row.result,
    }  # fmt: skip
    _complete(told)
    said = str(YearInitiative.Status(status).label)
    return store(row, snapshot(row) | told, by=by, verb=STATUS_SET, facts={"status": said})


def _complete(told: dict[str, str]) -> None:
    status = told["status"]
    if status not in YearInitiative.Status.values:
        raise NotAllowed("โปรดเลือกสถานะ", "choose a status")
    if status == YearInitiative.Status.DONE and not told["result"]:
        raise NotAllowed("ยังไม่มีผลการดำเนินงาน จึงบันทึกว่าแล้วเสร็จไม่ได้ โปรดเขียนผลที่ได้", "nothing is done without a result")
    if status != YearInitiative.Status.IMPOSSIBLE:
        return
    if told["reason"] not in YearInitiative.Reason.values:
        raise NotAllowed("โปรดเลือกเหตุผลที่ไม่สามารถดำเนินการได้ ตามแบบของ ป.ป.ช.", "choose the reason")
    if told["reason"] == YearInitiative.Reason.OTHER and not told["reason_text"]:
        raise NotAllowed("เลือกเหตุผล “อื่น ๆ” โปรดอธิบายด้วยว่าเพราะอะไร", "say which other reason")
