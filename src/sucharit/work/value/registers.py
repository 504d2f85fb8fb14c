"""The register of assessments of value (M42)."""

from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.work.obligations.models import Rule
from sucharit.work.shelf.declaring import (
    Area,
    Carry,
    Column,
    Count,
    Duty,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Verb,
)
from sucharit.work.value import actions, figures
from sucharit.work.value.forms import AfterForm, BeforeForm
from sucharit.work.value.models import Assessment
from sucharit.work.value.showing import sheet_part

_open = partial(Column, personal=Personal.NONE, seen=Seen.OPEN)
_TONES = {"listed": "waiting", "before": "info", "after": "good"}


def check_assessment(row: Assessment, by: Officer) -> None:
    """While it is listed, the rule of today says whether it must be assessed."""
    rule = actions.rule_of(by.organization)
    if row.state == Assessment.State.LISTED and rule is not None:
        row.judge(rule.threshold)


ASSESSMENTS = Register(
    key="value", name=_("การประเมินความคุ้มค่า"), one=_("การประเมิน"), area=Area.SERVICE, promises=("M42",),
    ita=(2,),
    purpose=_("ภารกิจ โครงการ และการจัดซื้อจัดจ้างที่ถึงเกณฑ์ต้องประเมินก่อนและหลัง เกณฑ์เป็นของหน่วยงานและแสดงไว้"),
    model=Assessment, chapter="34-service.md",
    columns=(
        _open("title", width=6, also=("โครงการ", "ชื่อโครงการ", "รายการ")), _open("kind", width=2.4, listed=False),
        _open("people", width=2, listed=False, also=("จำนวนประชาชน", "ผู้ได้รับผลกระทบ")),
        _open("budget", width=2.4, total=True, also=("งบประมาณ",)),
        _open("amount", width=2.4, total=True, listed=False, also=("วงเงิน", "วงเงินจัดซื้อจัดจ้าง")),
        _open("required", width=1.6, written=False),
        _open("by_people", width=1.6, written=False, listed=False, printed=False),
        _open("by_budget", width=1.6, written=False, listed=False, printed=False),
        _open("by_amount", width=1.6, written=False, listed=False, printed=False),
        _open("assessed_on", width=2.2, written=False, listed=False),
        _open("expected", written=False, listed=False, printed=False),
        _open("alternatives", written=False, listed=False, printed=False),
        Column("assessed_by", personal=Personal.DUTY, written=False, listed=False, printed=False),
        _open("concluded_on", width=2.2, written=False, listed=False),
        _open("spent", width=2.4, written=False, total=True, listed=False),
        _open("served", width=1.8, written=False, listed=False),
        _open("result", written=False, listed=False, printed=False),
        _open("lesson", written=False, listed=False, printed=False), _open("verdict", width=2.2, written=False),
        Column("concluded_by", personal=Personal.DUTY, written=False, listed=False, printed=False),
        Column("state", personal=Personal.NONE, written=False, listed=False, printed=False, shown=False),
    ),
    filters=("kind", "required", "verdict"), searched=("title", "expected", "result"), tones=_TONES,
    closed=("before", "after"), counts=(Count("kind"), Count("required"), Count("verdict")),
    verbs=(
        Verb("before", _("ประเมินก่อนดำเนินการ"), actions.assess_before, actions.BEFORE, form=BeforeForm,
             states=("listed",), evidence=True),
        Verb("after", _("ประเมินผล"), actions.assess_after, actions.AFTER, form=AfterForm, states=("before",),
             evidence=True),
    ),
    measures=(
        Measure("before", _("ประเมินก่อนดำเนินการ"), figures.assessed_before, _("ของรายการที่ต้องประเมิน")),
        Measure("after", _("ประเมินครบก่อนและหลัง"), figures.assessed_after, _("ของรายการที่ต้องประเมิน")),
        Measure("worth", _("สรุปว่าคุ้มค่า"), figures.worth, _("ของรายการที่ประเมินผลแล้ว")),
    ),
    duties=(
        Duty("yearly", _("รายงานและเผยแพร่ผลการประเมินความคุ้มค่าประจำปี"), Rule.Often.YEARLY, 30,
             _("แผนให้รายงานและเผยแพร่ผลการประเมิน จำนวนวันเป็นค่าเริ่มต้นของระบบ")),
    ),
    carry=Carry(_("รายการที่ยังไม่ได้ประเมินผล ยกไปปีถัดไป"), which=~Q(state=Assessment.State.AFTER)),
    same_by=("title",), public=Q(state=Assessment.State.AFTER),
    retention=Retention(10, _("ผลการประเมินของปี เก็บสิบปีหลังปีงบประมาณ")), check=check_assessment,
    pages=((_("เกณฑ์และรายงาน"), "value_rule"),), parts=(Part("value/_sheet.html", sheet_part),),
)  # fmt: skip
