"""The row that a verb changes, held until the verb is done, and only while it may be changed."""

from typing import TypeVar

from django.db.models import F
from django.http import Http404
from django.utils.translation import gettext as _

from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.risks.models import RiskCriteria, RiskRegister, Yearly

Row = TypeVar("Row", RiskCriteria, RiskRegister)


class Stale(NotAllowed):
    """Somebody saved before: `edition` is what stands now. Nothing was written."""

    def __init__(self, edition: int) -> None:
        super().__init__(
            _("มีผู้อื่นบันทึกไปก่อนแล้ว ระบบยังไม่ได้บันทึกของท่าน โปรดเปรียบเทียบสองฉบับแล้วเลือก"),
            "someone saved before you; nothing was overwritten",
        )
        self.edition = edition


def held(row: Row, by: Officer) -> Row:
    """The row under its lock, for whom may change risks; 404 for another organization's."""
    require(by, Can.EDIT_RISKS)
    found = type(row)._default_manager.select_for_update().filter(pk=row.pk, organization=by.organization).first()
    if found is None:
        raise Http404
    return found


def held_open(row: Row, by: Officer) -> Row:
    """The same, and it is a draft. NotAllowed where it is frozen."""
    found = held(row, by)
    if not found.open_to_change:
        raise NotAllowed(
            _("%(what)s มีสถานะ “%(state)s” จึงแก้ไขไม่ได้ โปรดเปิดฉบับแก้ไขพร้อมเหตุผลก่อน")
            % {"what": found, "state": found.get_state_display()},
            "frozen: open a revision with a reason first",
        )
    return found


def fits(row_edition: int, edition: int | None) -> None:
    """Raises Stale where the officer looked at an older edition; None means the verb does not ask."""
    if edition is not None and edition != row_edition:
        raise Stale(row_edition)


def changed(row: Yearly) -> None:
    """One edition more, without overwriting what another field says."""
    type(row)._default_manager.filter(pk=row.pk).update(edition=F("edition") + 1)
    row.refresh_from_db(fields=["edition"])


def reason_given(reason: str, longest: int = 2_000) -> str:
    """The reason that a verb asks for. NotAllowed where there is none."""
    from sucharit.work.risks.contents import words

    told = words(reason, longest)
    if not told:
        raise NotAllowed(_("โปรดระบุเหตุผล"), "a reason is needed")
    return told
