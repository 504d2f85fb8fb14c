"""Where a case stands in its term, in the office's own way of counting, and in plain words."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sucharit.base.screens.words import day, number
from sucharit.work.complaints.clock import Rules, Term, days_until, term
from sucharit.work.complaints.models import Centre, Complaint
from sucharit.work.obligations.days import days_of

SOON = 5


def rules_of(centre: Centre) -> Rules:
    """How this office counts: its own rule, with the holidays that the obligations' calendar keeps. Two queries."""
    days = days_of(centre.organization)
    return Rules(centre.days, centre.working, days.moves, days.off)


def start_of(complaint: Complaint, centre: Centre) -> datetime.date | None:
    """The day of the event from which the term counts; None where it has not come. A reopened case begins anew."""
    return (
        complaint.restarted_on
        or {
            Centre.Start.RECEIVED: complaint.received_on,
            Centre.Start.COMPLETE: complaint.complete_on,
            Centre.Start.REACHED: complaint.reached_on,
        }[Centre.Start(centre.start)]
    )


def term_of(complaint: Complaint, centre: Centre, rules: Rules, today: datetime.date, *, more: int = 0) -> Term:
    """The term of a case, or what it would be with `more` days; pauses and extensions may be prefetched."""
    pauses = [(one.since, one.until) for one in complaint.pauses.all()]
    since = complaint.restarted_on or datetime.date.min
    extended = sum(one.days for one in complaint.extensions.all() if one.counts_since and one.counts_since >= since)
    return term(start_of(complaint, centre), today, rules, pauses=pauses, extended=extended + more)


def due_of(complaint: Complaint, centre: Centre, rules: Rules, today: datetime.date) -> datetime.date | None:
    return term_of(complaint, centre, rules, today).due_on if complaint.open else None


@dataclass(frozen=True)
class Standing:
    """What a screen says of a term: kind and word of a tag, and a sentence."""

    kind: str
    word: str
    sentence: str


def standing_of(complaint: Complaint, centre: Centre, rules: Rules, today: datetime.date) -> Standing:
    """For the page of a case and the tracking page."""
    if not complaint.open:
        return _ended(complaint)
    found = term_of(complaint, centre, rules, today)
    if not found.begun:
        waits = {
            Centre.Start.COMPLETE: _("ยังไม่เริ่มนับเวลา จนกว่าจะได้ข้อมูลหรือเอกสารครบ"),
            Centre.Start.REACHED: _("ยังไม่เริ่มนับเวลา จนกว่าเรื่องจะถึงหน่วยงานผู้รับผิดชอบ"),
        }
        return Standing("quiet", _("ยังไม่เริ่มนับ"), waits.get(Centre.Start(centre.start), ""))
    if found.due_on is None:
        told = _("หยุดนับเวลาตั้งแต่ %(day)s เหลือเวลาอีก %(n)s วัน เมื่อกลับมานับต่อ") % {
            "day": day(found.paused_since), "n": number(found.left_of_days),
        }  # fmt: skip
        return Standing("quiet", _("หยุดนับเวลา"), told)
    return _running(found.due_on, today)


def _running(due: datetime.date, today: datetime.date) -> Standing:
    left = days_until(due, today)
    if left < 0:
        word = ngettext("เกินกำหนด %(n)s วัน", "เกินกำหนด %(n)s วัน", -left) % {"n": number(-left)}
        return Standing("bad", word, _("ครบกำหนดเมื่อ %(day)s") % {"day": day(due)})
    if left == 0:
        return Standing("warn", _("ครบกำหนดวันนี้"), _("ครบกำหนดวันนี้ (%(day)s)") % {"day": day(due)})
    word = ngettext("เหลืออีก %(n)s วัน", "เหลืออีก %(n)s วัน", left) % {"n": number(left)}
    return Standing("warn" if left <= SOON else "info", word, _("ต้องแล้วเสร็จหรือแจ้งเหตุภายใน %(day)s") % {"day": day(due)})


def _ended(complaint: Complaint) -> Standing:
    if complaint.state == Complaint.State.LINKED:
        return Standing("quiet", _("รวมกับเรื่องเดิม"), _("ติดตามผลที่เรื่อง %(other)s") % {"other": complaint.same_as})
    late = was_late(complaint)
    told = _("เสร็จสิ้นเมื่อ %(day)s") % {"day": day(complaint.finished_on)}
    if late:
        return Standing(
            "warn", _("เสร็จสิ้นเกินกำหนด"), told + " " + _("(ครบกำหนด %(day)s)") % {"day": day(complaint.term_end)}
        )
    return Standing("good", _("เสร็จสิ้น"), told)


def was_late(complaint: Complaint) -> bool:
    """Did a finished case end after its term?"""
    return bool(complaint.term_end and complaint.finished_on and complaint.finished_on > complaint.term_end)


def short_word(complaint: Complaint, today: datetime.date) -> tuple[str, str]:
    """Kind and word of the tag in a list, from the stored due day alone."""
    if not complaint.open:
        ended = _ended(complaint)
        return ended.kind, ended.word
    if complaint.due_on is None:
        return "quiet", _("ไม่นับเวลา")
    running = _running(complaint.due_on, today)
    return running.kind, running.word


def with_terms(rows: Iterable[Complaint]) -> list[Complaint]:
    """The same rows with pauses and extensions at hand: two queries for any number."""
    found = list(rows)
    prefetch_related_objects(found, "pauses", "extensions")
    return found


def counting_words(centre: Centre) -> str:
    """The office's rule as one sentence, for manual, door and letters."""
    kind = _("วันทำการ") if centre.working else _("วัน")
    return _("ภายใน %(n)s %(kind)s นับแต่%(start)s") % {
        "n": number(centre.days), "kind": kind, "start": centre.get_start_display(),
    }  # fmt: skip
