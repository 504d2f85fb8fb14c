"""What a citizen comes for: the doors of an office, in the order in which they are asked for. Only those that open."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from sucharit.base.doors.pages import within
from sucharit.base.organizations.models import Organization
from sucharit.work.complaints.models import Centre
from sucharit.work.information.models import Clock as InfoClock
from sucharit.work.queue.models import Point
from sucharit.work.requests.queries import open_services
from sucharit.work.surveys.queries import listed_open, listed_results


class Door(NamedTuple):
    """Its words, what lies behind it, its address and icon."""

    words: str
    hint: str
    url: str
    icon: str


def doors_of(house: Organization, *, catalogue: bool) -> list[Door]:
    """A query for each room that may be shut."""
    code = house.code
    told = [
        (
            catalogue,
            Door(_("คู่มือบริการ"), _("ขั้นตอน เวลา ค่าธรรมเนียม เอกสาร"), within("service_open_list", code), "documents"),
        ),
        (
            open_services(house).exists(),
            Door(_("ยื่นคำขอออนไลน์"), _("และติดตามคำขอ ไม่ต้องเดินทาง"), within("e_service_door", code), "send"),
        ),
        (
            Point.objects.filter(organization=house, active=True, lines__active=True).exists(),
            Door(_("บัตรคิว"), _("ดูจำนวนผู้รอและรับบัตร"), within("queue_places", code), "waiting"),
        ),
        (
            Centre.objects.filter(organization=house, open=True).exists(),
            Door(_("ร้องเรียน/ร้องทุกข์"), _("ยื่นเรื่อง ติดตามเรื่อง และดูสถิติ"), within("complaint_door", code), "voices"),
        ),
        (True, Door(_("พบเห็นการทุจริต"), _("แจ้งโดยไม่ต้องบอกว่าท่านเป็นใคร"), within("door_front", code), "lock")),
        (
            InfoClock.objects.filter(organization=house).exclude(box=False, place="").exists(),
            Door(_("ศูนย์ข้อมูลข่าวสาร"), _("ขอข้อมูล เสนอแนะ ชมเชย"), within("information_centre", code), "info"),
        ),
        (
            listed_open(house).exists() or listed_results(house).exists(),
            Door(_("แบบประเมินและผลสำรวจ"), _("ไม่ถามชื่อ"), within("survey_doors", code), "good"),
        ),
    ]  # fmt: skip
    return [door for is_open, door in told if is_open]
