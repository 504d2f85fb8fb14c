"""A name or anything else that points at somebody is covered in a comment. What was covered is gone."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer
from sucharit.work.surveys.actions.locking import locked
from sucharit.work.surveys.models import Comment, Survey

COVERED = declare("surveys.comment_covered", gettext_lazy("ปิดทับข้อความในความเห็นของแบบสำรวจ {label}"))

MARK = "[ปิดไว้]"


@transaction.atomic
def cover(survey: Survey, comment: Comment, *, by: Officer, words: str) -> Comment:
    """`words` in the comment become a mark; without words the whole comment does."""
    survey = locked(survey, by)
    row = Comment.objects.select_for_update().get(pk=comment.pk, survey=survey)
    told = words.strip()
    if told and told not in row.text:
        raise ValidationError({"words": _("ไม่พบข้อความนี้ในความเห็น โปรดคัดลอกจากความเห็นให้ตรงตัว")})
    row.text, row.covered = (row.text.replace(told, MARK) if told else MARK), True
    row.save(update_fields=["text", "covered"])
    record(COVERED, by=by, subject=survey, label=survey.title)
    return row
