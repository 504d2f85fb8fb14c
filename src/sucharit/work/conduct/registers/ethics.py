"""Ethics cases (M28): for those who deal with personnel matters, without a name in any list; never public."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.roles import Can
from sucharit.core.thai.names import same_person
from sucharit.work.conduct.actions.ethics import DECIDED, decide_case
from sucharit.work.conduct.models import EthicsCase
from sucharit.work.conduct.registers.papers import CHAPTER, KEPT, NONE
from sucharit.work.shelf.declaring import Area, Column, Count, Ending, Measure, Personal, Register, Term, Verb

OPEN, SENSITIVE = EthicsCase.State.OPEN, Personal.SENSITIVE
CASES: Register = Register(
    key="ethics-cases", name=_("ทะเบียนการฝ่าฝืนจริยธรรม"), one=_("เรื่องจริยธรรม"), area=Area.CONDUCT, promises=("M28",),
    purpose=_("เรื่องที่กล่าวหาว่าฝ่าฝืนประมวลจริยธรรม การสอบข้อเท็จจริง และผล ชื่อและพฤติการณ์เห็นเฉพาะผู้เกี่ยวข้อง"),
    model=EthicsCase, dated_by="received_on",
    columns=(
        Column("received_on", NONE, 2.2),
        Column("group", NONE, 3.2),
        Column("person", SENSITIVE, listed=False, printed=False),
        Column("provision", NONE, 4.0),
        Column("matter", SENSITIVE, listed=False, printed=False),
        Column("order_no", NONE, 3.2, listed=False),
        Column("committee", SENSITIVE, listed=False, printed=False, help=_("บรรทัดละคน ผู้ถูกกล่าวหาและผู้วินิจฉัยเป็นไม่ได้")),
        Column("due_on", NONE, 2.2),
        Column("state", NONE, 2.4, listed=False, written=False),
        Column("reason", SENSITIVE, listed=False, printed=False, written=False),
        Column("decided_on", NONE, 2.2, written=False),
        Column("decided_by", Personal.DUTY, listed=False, printed=False, written=False),
    ),
    filters=("group",), searched=("provision", "order_no"), counts=(Count("group"),),
    tones={"open": "waiting", "dropped": "quiet", "kept": "good", "broke": "bad"}, closed=("dropped", "kept", "broke"),
    verbs=(Verb("decide", _("วินิจฉัย"), decide_case, DECIDED, None, Can.DECIDE, (OPEN,), asks=("state", "reason")),),
    measures=(
        Measure("decided", _("วินิจฉัยแล้ว"), of=_("ของเรื่องที่รับในปี"), part=~Q(state=OPEN), whole=Q()),
        Measure("broke", _("เรื่องที่พบว่าฝ่าฝืนจริยธรรม"), part=Q(state="broke")),
    ),
    terms=(Term("facts", _("สอบข้อเท็จจริงเรื่องจริยธรรม"), lambda row: row.due_on, lambda row: row.decided_on),),
    see=Can.SEE_PERSONNEL, about=lambda officer, row: same_person(officer.name, row.person), files=False,
    imports=False, retention=KEPT, chapter=CHAPTER,
    ending=Ending(running=Q(state="open"), apart=("person",)),
)  # fmt: skip
