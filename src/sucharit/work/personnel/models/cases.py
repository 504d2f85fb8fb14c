"""PersonnelCase: one person in one round; the points of each criterion; where each member of a committee stood."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.core.thai.names import bare_name
from sucharit.work.personnel.models.committees import PersonnelMeeting, Seat
from sucharit.work.personnel.models.rounds import HUNDRED, PersonnelRound, RoundCriterion
from sucharit.work.shelf.ending import COVER
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


def _score(label: Any) -> Any:
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True, validators=HUNDRED)


def _money(label: Any) -> Any:
    return models.DecimalField(
        label, max_digits=10, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )


class PersonnelCase(Entry):
    """A person considered in a round: evaluated by the superior with the work that shows it, screened, decided. `turn`
    counts up where an appeal brings it before the deciding committee again.

    Personal data: person, position (on duty, inside the house); scores, salary, opinions and outcome (of a person: for
    those who consider the case and, once announced, for the person); kept ten years. Where its time of keeping is over
    the outcome goes too: the rules let a case without one stand whose work is covered.
    """

    class State(models.TextChoices):
        NEW = "new", _("รอประเมิน")
        EVALUATED = "evaluated", _("ประเมินแล้ว")
        RETURNED = "returned", _("ส่งกลับผู้ประเมิน")
        SCREENED = "screened", _("กลั่นกรองแล้ว")
        DECIDED = "decided", _("พิจารณาแล้ว")
        REOPENED = "reopened", _("ทบทวนตามอุทธรณ์")

    class Opinion(models.TextChoices):
        AGREE = "agree", _("เห็นด้วย ได้มาตรฐานและเป็นธรรม")
        ADJUST = "adjust", _("เห็นควรปรับคะแนน")
        RETURN = "return", _("ส่งกลับให้ประเมินใหม่")

    class Outcome(models.TextChoices):
        GRANTED = "granted", _("ได้รับการเลื่อนหรือคัดเลือก")
        REFUSED = "refused", _("ไม่ได้รับการเลื่อนหรือคัดเลือก")

    round = models.ForeignKey(PersonnelRound, models.PROTECT, related_name="cases", verbose_name=_("รอบ"))
    person = models.CharField(_("ผู้รับการพิจารณา"), max_length=160)
    position = models.CharField(_("ตำแหน่ง"), max_length=200)
    user = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("บัญชีผู้ใช้ของผู้รับการพิจารณา")
    )
    superior = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("ผู้ประเมิน"))
    salary_before = _money(_("เงินเดือนเดิม"))
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.NEW)
    score = _score(_("คะแนนของผู้ประเมิน"))
    work = models.TextField(_("ผลงานที่อ้างอิง"), blank=True)
    evaluated_on = models.DateField(_("ประเมินเมื่อ"), null=True, blank=True)
    satisfaction = _score(_("ผลความพึงพอใจของประชาชน (ร้อยละ)"))
    opinion = models.CharField(_("ความเห็นของคณะกรรมการกลั่นกรอง"), max_length=8, choices=Opinion, blank=True)
    screened = _score(_("คะแนนหลังกลั่นกรอง"))
    screen_note = models.TextField(_("เหตุผลของคณะกรรมการกลั่นกรอง"), blank=True)
    outcome = models.CharField(_("ผลการพิจารณา"), max_length=8, choices=Outcome, blank=True)
    final = _score(_("คะแนนสุดท้าย"))
    steps = models.DecimalField(
        _("ขั้นที่เลื่อน"), max_digits=3, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(4)],
    )  # fmt: skip
    salary_after = _money(_("เงินเดือนใหม่"))
    outcome_note = models.TextField(_("เหตุผลของคณะกรรมการพิจารณา"), blank=True)
    decided_on = models.DateField(_("พิจารณาเมื่อ"), null=True, blank=True)
    turn = models.PositiveSmallIntegerField(_("พิจารณาครั้งที่"), default=1)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(user__isnull=True) | ~Q(user=F("superior")), name="personnelcase_not_judged_by_oneself"
            ),
            models.UniqueConstraint(
                fields=["round", "person"], condition=Q(withdrawn_at__isnull=True), name="personnelcase_once_a_round",
                violation_error_message=_("บุคคลนี้อยู่ในรอบนี้แล้ว"),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["evaluated", "screened", "decided", "reopened"])
                | (Q(score__isnull=False, score__range=(0, 100)) & ~Q(work="")),
                name="personnelcase_evaluated_with_work",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["screened", "decided", "reopened"])
                | (Q(screened__isnull=False, screened__range=(0, 100)) & (~Q(opinion="") | Q(work=COVER))),
                name="personnelcase_screened_before_it_is_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state="decided")
                | (
                    Q(final__isnull=False, final__range=(0, 100), decided_on__isnull=False)
                    & (~Q(outcome="") | Q(work=COVER))
                ),
                name="personnelcase_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(steps__isnull=True) | Q(outcome="granted") | Q(work=COVER),
                name="personnelcase_steps_for_who_is_raised",
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand; the account is the person's own."""
        faults: dict[str, Any] = {}
        if self.superior_id and bare_name(self.superior.full_name) == bare_name(self.person):
            faults["superior"] = gettext("ผู้ประเมินกับผู้รับการพิจารณาต้องเป็นคนละคน")
        if self.user_id and self.user and bare_name(self.user.full_name) != bare_name(self.person):
            faults["user"] = gettext("ชื่อไม่ตรงกับบัญชีผู้ใช้ที่เลือก")
        if faults:
            raise ValidationError(faults)

    @property
    def told_on(self) -> datetime.date | None:
        """From when the days of appeal count: the announcement, or the decision that came after an appeal."""
        return self.decided_on if self.turn > 1 else self.round.announced_on

    def is_of(self, name: str, user_id: int | None) -> bool:
        """Is this the case of that person?"""
        return (user_id is not None and user_id == self.user_id) or bare_name(name) == bare_name(self.person)


class Mark(models.Model):
    """The points of one criterion. Personal data: of the person in the case; kept with it."""

    case = models.ForeignKey(PersonnelCase, models.PROTECT, related_name="marks")
    criterion = models.ForeignKey(RoundCriterion, models.PROTECT, related_name="+")
    points = models.DecimalField(_("คะแนน"), max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["criterion", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "criterion"], name="mark_once_a_criterion"),
            models.CheckConstraint(condition=Q(points__gte=0, points__lte=100), name="mark_of_a_hundred"),
        ]

    def __str__(self) -> str:
        return str(self.points)


class Stand(models.Model):
    """Where a member stood in a case: agreed, was against, kept out of it, or was asked about a relation and has none.
    One line for each member and turn: whoever kept out has no place left for a vote, and the reason holds the line in
    the database.

    Personal data: by its seat (on duty), reason; kept as long as the case.
    """

    class Choice(models.TextChoices):
        AGREE = "agree", _("เห็นชอบ")
        AGAINST = "against", _("ไม่เห็นชอบ")
        RECUSED = "recused", _("ถอนตัว")
        CLEARED = "cleared", _("ยืนยันว่าไม่เกี่ยวข้อง")

    case = models.ForeignKey(PersonnelCase, models.PROTECT, related_name="stands")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="stands")
    turn = models.PositiveSmallIntegerField(default=1)
    choice = models.CharField(_("มติ"), max_length=8, choices=Choice)
    reason = models.CharField(_("เหตุที่ถอนตัว"), max_length=300, blank=True)
    meeting = models.ForeignKey(PersonnelMeeting, models.PROTECT, null=True, related_name="stands")

    class Meta:
        ordering = ["seat__role_order", "seat", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "seat", "turn"], name="stand_once_a_member"),
            models.CheckConstraint(
                condition=(Q(choice="recused") & ~Q(reason="")) | (~Q(choice="recused") & Q(reason="")),
                name="stand_recused_has_no_vote",
            ),
            models.CheckConstraint(
                condition=~Q(choice__in=["agree", "against"]) | Q(meeting__isnull=False),
                name="stand_voted_in_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_choice_display())
