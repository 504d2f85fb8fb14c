"""The roster of a network as a file."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day
from sucharit.work.participation.models import Network
from sucharit.work.years.recording.papers import Listed, list_file


@require_safe
@gate(Can.KEEP_REGISTERS)
def network_members_file(request: OfficerRequest, network: int, form: str) -> HttpResponse:
    """Who is in it, as PDF, Word, XLSX or CSV."""
    row = get_object_or_404(Network, pk=network, organization=request.officer.organization)
    return list_file(_roster(row), form, request.officer)


def _roster(row: Network) -> Listed:
    columns = ((_("ชื่อ"), 5.0), (_("หน้าที่"), 3.0), (_("โทรศัพท์"), 3.0), (_("ตั้งแต่"), 2.6), (_("พ้นเมื่อ"), 2.6))
    lines = [
        [
            one.name, one.get_part_display(), one.contact, day(one.joined_on),
            day(one.left_on) if one.left_on else "",
        ]
        for one in row.members.all()
    ]  # fmt: skip
    return Listed(
        "network-members", _("รายชื่อสมาชิก %(name)s") % {"name": row.name}, columns, lines, None, "", _("ยังไม่มีสมาชิก")
    )
