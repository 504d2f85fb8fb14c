"""The page after the founding: what to do next, in order."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can


@gate(Can.MANAGE_ORGANIZATION)
def setup_done(request: OfficerRequest) -> HttpResponse:
    code = request.officer.organization.code
    tasks = [
        (reverse("mfa_activate_totp"), _("ตั้งปัจจัยที่สองให้บัญชีผู้ดูแลระบบ"), _("ใช้โทรศัพท์ส่องภาพหนึ่งครั้ง ประมาณ 2 นาที")),
        (
            reverse("person_list", args=[code]),
            _("ออกลิงก์ตั้งรหัสผ่านให้นายกและปลัด"),
            _("เปิดหน้าของแต่ละคน แล้วกด ออกลิงก์ตั้งรหัสผ่าน"),
        ),
        (reverse("person_import", args=[code]), _("เพิ่มเจ้าหน้าที่แผนและผู้ใช้อื่น"), _("ทีละคน หรือวางจาก Excel")),
        (reverse("position_list", args=[code]), _("เพิ่มตำแหน่งและผู้ดำรงตำแหน่ง"), _("เช่น หัวหน้าสำนักปลัด ผู้อำนวยการกองคลัง")),
        (reverse("settings", args=[code]), _("ตรวจการตั้งค่าทั้งหมด"), _("ตราสัญลักษณ์ เส้นทางเสนอ ความปลอดภัย")),
    ]
    shown = [{"url": url, "label": label, "hint": hint} for url, label, hint in tasks]
    return render(request, "settings/setup_done.html", {"tasks": shown})
