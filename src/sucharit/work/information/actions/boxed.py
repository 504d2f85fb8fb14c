"""A suggestion that anyone puts into the box on the web: no name is asked, and a form that comes twice is one."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.doors.receipts import Tokens
from sucharit.base.notices.actions import tell
from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import FiscalYear
from sucharit.work.information.models import Clock, Suggestion
from sucharit.work.information.models.came import Channel
from sucharit.work.plans.pages import address
from sucharit.work.shelf.actions.locking import next_number_of
from sucharit.work.shelf.finding import make_findable
from sucharit.work.shelf.queries import keepers_of
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.recording.writing import text_of

CAME = declare("information.boxed", gettext_lazy("รับ{label} จากกล่องบนเว็บ"))
TOKENS = Tokens("sucharit.information")
MOST = 2_000


def put_in(house: Organization, *, kind: str, words: str, token: str) -> Suggestion:
    """One suggestion; the same form again gives the same."""
    digest = TOKENS.digest(token)
    before = Suggestion.objects.filter(organization=house, token=digest).first()
    if before is not None:
        return before
    if kind not in Suggestion.Kind.values:
        raise ValidationError({"kind": _("โปรดเลือกชนิด")})
    told = text_of(words, MOST, "words", required=_("โปรดเขียนข้อเสนอแนะ"))
    try:
        return _kept(house, kind, told, digest)
    except IntegrityError:  # the same form at the same moment: one was first
        return Suggestion.objects.get(organization=house, token=digest)


@transaction.atomic
def _kept(house: Organization, kind: str, words: str, digest: str) -> Suggestion:
    centre = Clock.objects.select_for_update(of=("self",)).select_related("unit").filter(organization=house).first()
    if centre is None or not centre.box or centre.unit is None:
        raise ValidationError({"words": _("ขณะนี้ปิดรับข้อเสนอแนะทางเว็บ โปรดติดต่อหน่วยงาน")})
    today, register = clock.today(), register_of(Suggestion)
    row = Suggestion(
        organization=house, unit=centre.unit, given_on=today, fiscal_year=FiscalYear.of(today).value, kind=kind,
        channel=Channel.ONLINE, words=words, token=digest, recorded_by=None,
    )  # fmt: skip
    row.number = next_number_of(register, house, row.fiscal_year)
    row.save()
    make_findable(register, row)
    record(CAME, by=None, subject=row, label=f"{register.entry_word} {row}", chain=house.code)
    url = address("register_entry", house.code, register.key, row.pk)
    tell(keepers_of(house, centre.unit, today), organization=house, text=f"มีข้อเสนอแนะใหม่ ที่ {row}", url=url)
    return row
