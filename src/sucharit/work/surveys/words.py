"""A rule, a level and a state in words: the same on screen, on paper and beside the indicator."""

from django.utils.translation import gettext as _

from sucharit.base.screens.words import number
from sucharit.work.surveys.models import Survey

STATE_KINDS = {
    Survey.State.DRAFT: "quiet",
    Survey.State.OPEN: "info",
    Survey.State.CLOSED: "good",
    Survey.State.DISCARDED: "quiet",
}
"""The kind of tag that each state has."""


def rule_words(survey: Survey) -> str:
    """The rule as one sentence: what "80 %" means here."""
    whom = _of_whom(survey)
    if survey.test:
        if survey.rule == Survey.RuleIs.MEAN:
            return _("คะแนนเฉลี่ยเทียบคะแนนเต็ม ของ%(whom)s") % {"whom": whom}
        return _("ร้อยละของคนที่ได้คะแนนตั้งแต่ร้อยละ %(mark)s ขึ้นไป ของ%(whom)s") % {
            "mark": number(survey.pass_mark),
            "whom": whom,
        }
    if survey.rule == Survey.RuleIs.MEAN:
        return _("คะแนนเฉลี่ยเทียบคะแนนเต็ม 5 ของ%(whom)s") % {"whom": whom}
    return _("ร้อยละของคนที่ให้คะแนนเฉลี่ยตั้งแต่ระดับ %(level)s จาก 5 ขึ้นไป ของ%(whom)s") % {
        "level": number(survey.level),
        "whom": whom,
    }


def _of_whom(survey: Survey) -> str:
    whom = {
        Survey.Of.RESPONDENTS: _("ผู้ตอบทั้งหมด"),
        Survey.Of.PARTICIPANTS: _("ผู้เข้าร่วมทั้งหมด"),
        Survey.Of.STAFF: _("บุคลากรทั้งหมด"),
    }[Survey.Of(survey.base)]
    if survey.base == Survey.Of.RESPONDENTS:
        return whom
    if survey.people is None:
        return _("%(whom)s (ยังไม่ได้ใส่จำนวน)") % {"whom": whom}
    return _("%(whom)s %(n)s คน") % {"whom": whom, "n": number(survey.people)}
