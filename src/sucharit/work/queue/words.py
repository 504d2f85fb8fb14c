"""What pages and papers of the queue say: waits, rules, days."""

from fractions import Fraction

from django.utils.translation import gettext as _

from sucharit.base.screens.words import number
from sucharit.work.queue.figures import minutes
from sucharit.work.queue.models import QueueDay

TONES = {QueueDay.State.OPEN.value: "info", QueueDay.State.CLOSED.value: "good"}


def wait_words(seconds: int | None) -> str:
    """ "7 นาที"; "-" for none."""
    told = minutes(seconds)
    return "-" if told is None else _("%(n)s นาที") % {"n": number(told)}


def share_words(share: Fraction | None) -> str:
    return "-" if share is None else _("ร้อยละ %(n)s") % {"n": number(round(float(share * 100), 1), 1)}


def rule_words(run: int, *, priorities: bool) -> str:
    """The order of the point in one sentence, as it hangs on the wall."""
    if not priorities:
        return _("เรียกตามลำดับที่มาถึง ไม่มีสิทธิก่อน")
    return _("เรียกตามลำดับที่มาถึง บัตรสิทธิก่อนเรียกก่อนติดกันได้ไม่เกิน %(n)s ใบ แล้วเรียกบัตรทั่วไป") % {"n": number(run)}
