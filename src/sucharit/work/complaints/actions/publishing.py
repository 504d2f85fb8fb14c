"""A finished case is shown to everyone, with its covered places and their reasons; or taken back, saying why."""

from django.db import transaction
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.complaints.actions.locking import LONGEST_TEXT, at_centre, happened, words
from sucharit.work.complaints.models import Complainant, Complaint, Event, PublishedCase
from sucharit.work.complaints.redaction import COVER, covered, sealed

PUBLISHED = declare("complaints.case_published", gettext_lazy("เผยแพร่กรณีเรื่องร้องเรียนที่ {label} ปิดข้อความ {covers} แห่ง"))
WITHDRAWN = declare("complaints.case_withdrawn", gettext_lazy("ถอนกรณีเรื่องร้องเรียนที่ {label}"))


@transaction.atomic
def publish_case(complaint: Complaint, *, by: Officer, title: str, story: str, answer: str) -> PublishedCase:
    """Refused while a name or a number of the complainant stands uncovered in it."""
    row = at_centre(complaint, by)
    if row.state != Complaint.State.FINISHED:
        raise NotAllowed("เผยแพร่ได้เมื่อเรื่องเสร็จสิ้นแล้ว", "only a finished case is published")
    if row.category.safe_door:
        raise NotAllowed("เรื่องเกี่ยวกับการทุจริตไม่เผยแพร่เป็นกรณี", "cases about corruption are not published")
    person = Complainant.objects.get(complaint=row)
    told = {
        "title": sealed(words(title, 200, "โปรดใส่ชื่อเรื่อง", "write a title")),
        "story": sealed(words(story, LONGEST_TEXT, "โปรดใส่เรื่องที่ร้องเรียน", "write the story")),
        "answer": sealed(words(answer, LONGEST_TEXT, "โปรดใส่ผลการดำเนินการ", "write the result")),
    }
    if any(COVER in covered(text, person) for text in told.values()):
        raise NotAllowed(
            "ยังมีชื่อ หมายเลข อีเมล หรือที่อยู่ที่อาจเป็นข้อมูลส่วนบุคคล โปรดปิดด้วย [[ข้อความ|เหตุผล]] ก่อนเผยแพร่",
            "a name, number or address is still uncovered: cover it as [[text|why]]",
        )
    values = told | {"published_on": by.today, "by": by.user, "withdrawn_on": None, "withdrawn_because": ""}
    made, _new = PublishedCase.objects.update_or_create(complaint=row, defaults=values)
    covers = sum(text.count("[[|") for text in told.values())
    happened(row, Event.Kind.PUBLISHED, made.title, by=by)
    record(PUBLISHED, by=by, subject=row, label=str(row), facts={"covers": covers})
    return made


@transaction.atomic
def withdraw_case(complaint: Complaint, *, by: Officer, reason: str) -> PublishedCase:
    row = at_centre(complaint, by)
    found = PublishedCase.objects.select_for_update().filter(complaint=row, withdrawn_on=None).first()
    if found is None:
        raise NotAllowed("เรื่องนี้ไม่ได้เผยแพร่อยู่", "it is not published")
    found.withdrawn_because = words(reason, 300, "โปรดเขียนเหตุผลที่ถอน", "say why")
    found.withdrawn_on = by.today
    found.save()
    record(WITHDRAWN, by=by, subject=row, label=str(row))
    return found
