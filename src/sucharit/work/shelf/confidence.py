"""How sure we are of what a register demands, and which items of the disclosure list it answers, in words."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.reference.confidence import Confidence
from sucharit.reference.grounds import Ground, ground
from sucharit.reference.oit import oit, oit_themes, oit_years
from sucharit.work.shelf.declaring import Register

Words = str | Promise
SURE: Mapping[Confidence, tuple[str, Words]] = {
    Confidence.CONFIRMED: ("good", _("อ่านพบใน อปท. หรือในกฎหมาย")),
    Confidence.CONFIRMED_OTHER_BODY: ("info", _("อ่านพบในหน่วยงานประเภทอื่น")),
    Confidence.SUPPORTED: ("warn", _("มีแหล่งอ้างอิงทางอ้อม โปรดตรวจ")),
    Confidence.UNCONFIRMED: ("warn", _("ยังไม่พบแหล่งอ้างอิง โปรดตรวจ")),
}


def grounds_of(register: Register) -> list[tuple[Ground, str, Words]]:
    """What the register demands, with how sure we are of it."""
    told = [ground(key) for key in register.grounds]
    return [(one, *SURE[one.confidence]) for one in told]


def items_of(register: Register, fiscal_year: int) -> tuple[int, Sequence[tuple[str, str]]]:
    """Number and title of the items that the register answers once it is open, by the list of that year or the latest
    before."""
    year = max((one for one in oit_years() if one <= fiscal_year), default=min(oit_years()))
    numbers = [no for one in oit_themes() if one.theme in register.themes for no in one.items.get(year, ())]
    found = [item for no in dict.fromkeys(numbers) if (item := oit(year).item(no)) is not None]
    return year, [(item.number, item.title) for item in found]
