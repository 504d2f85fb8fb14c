"""A measure of a register becomes the source of a promise of the year."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.indicators.actions.binding import locked_binding, saved_binding
from sucharit.work.indicators.models import Binding
from sucharit.work.shelf.declaring import Register

BOUND = declare("shelf.bound", _("ใช้ทะเบียน{register} วัดตัวชี้วัด {label}"))
KIND = "register"


@transaction.atomic
def bind_measure(register: Register, measure: str, binding: Binding, *, by: Officer) -> Binding:
    """The promise is counted from the register from now on; it is accepted with it."""
    found = next((one for one in register.measures if one.key == measure), None)
    if found is None:
        raise NotAllowed("ไม่พบค่าที่นับจากทะเบียนนี้", "no such measure")
    row = locked_binding(binding, by)
    row.source, row.parameters = KIND, {"register": register.key, "measure": found.key}
    row.accepted_by, row.accepted_at = by.user, clock.now()
    return saved_binding(row, by, BOUND, register=str(register.name), counted=found.key)
