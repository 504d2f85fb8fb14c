"""What an administrator does for an account: password link, disabling, second factor; many people at once."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from sucharit.base.people import actions as people
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.queries import person_for
from sucharit.base.people.roles import WORTH_A_SECOND_FACTOR, Can, Role
from sucharit.base.screens.words import number, visible
from sucharit.office.settings.answers import add_faults, done, told_at
from sucharit.office.settings.forms.people import ImportForm, SecondFactorForm
from sucharit.office.settings.importing import MOST_ROWS, Given, Row, add_people, given_file, given_text, read_rows
from sucharit.office.settings.mailing import mail_password_link
from sucharit.office.settings.queries import rule_of, without_factor
from sucharit.office.settings.views.overview import crumbs

#: verb > question, what follows, word on the button, whether it is grave
ASKED = {
    "disable": (
        gettext_lazy("ปิดบัญชีนี้หรือไม่"),
        gettext_lazy("ผู้ใช้จะออกจากระบบทุกเครื่องทันที และเข้าไม่ได้จนกว่าจะเปิดบัญชีอีกครั้ง ตำแหน่งและผลงานเดิมยังอยู่"),
        gettext_lazy("ปิดบัญชี"),
        True,
    ),
    "enable": (
        gettext_lazy("เปิดบัญชีนี้อีกครั้งหรือไม่"),
        gettext_lazy("ผู้ใช้เข้าสู่ระบบด้วยรหัสผ่านเดิมได้"),
        gettext_lazy("เปิดบัญชี"),
        False,
    ),
    "link": (
        gettext_lazy("ออกลิงก์ตั้งรหัสผ่านหรือไม่"),
        gettext_lazy("รหัสผ่านเดิมและลิงก์ก่อนหน้าจะใช้ไม่ได้ทันที ลิงก์ใหม่ใช้ได้ครั้งเดียวภายใน 3 วัน"),
        gettext_lazy("ออกลิงก์"),
        False,
    ),
    "factor": (
        gettext_lazy("ล้างปัจจัยที่สองหรือไม่"),
        gettext_lazy("ใช้เมื่อโทรศัพท์หายหรือเปลี่ยนเครื่อง โปรดยืนยันตัวผู้ขอก่อน ผู้ใช้จะออกจากระบบทุกเครื่องและต้องตั้งปัจจัยที่สองใหม่"),
        gettext_lazy("ล้างปัจจัยที่สอง"),
        True,
    ),
    "unlock": (
        gettext_lazy("ปลดล็อกการเข้าสู่ระบบหรือไม่"),
        gettext_lazy("ใช้เมื่อใส่รหัสผ่านผิดหลายครั้งจนระบบพักการเข้าไว้"),
        gettext_lazy("ปลดล็อก"),
        False,
    ),
}


@gate(Can.MANAGE_PEOPLE)
@never_cache
@told_at("person")
def person_account(request: OfficerRequest, username: str, verb: str) -> HttpResponseBase:
    """Asks, and on POST does it."""
    officer, found = request.officer, person_for(request.officer, username)
    if request.method == "POST":
        if verb == "link":
            return _link(request, username)
        _done_for(request, username, verb)
        return redirect("person", officer.organization.code, username)
    title, consequence, action, danger = ASKED[verb]
    back = reverse("person", args=[officer.organization.code, username])
    context = {
        "person": found,
        "title": title,
        "consequence": consequence,
        "action": action,
        "danger": danger,
        "back": back,
        "crumbs": _crumbs(request, found.full_name),
    }
    return render(request, "settings/person_confirm.html", context)


def _done_for(request: OfficerRequest, username: str, verb: str) -> None:
    officer, found = request.officer, person_for(request.officer, username)
    if verb == "disable":
        people.disable_user(found, by=officer)
        done(request, _("ปิดบัญชีแล้ว"))
    elif verb == "enable":
        people.enable_user(found, by=officer)
        done(request, _("เปิดบัญชีแล้ว"))
    elif verb == "factor":
        people.reset_second_factor(found, by=officer)
        done(request, _("ล้างปัจจัยที่สองแล้ว"))
    else:
        people.unlock_user(found, by=officer, request=request)
        done(request, _("ปลดล็อกแล้ว ผู้ใช้ลองเข้าได้ทันที"))


def _link(request: OfficerRequest, username: str) -> HttpResponse:
    """Shown in this answer alone: it is kept nowhere."""
    found = person_for(request.officer, username)
    link = people.ask_for_password(found, by=request.officer)
    if found.email:
        mail_password_link.enqueue(found.pk)
    context = {"person": found, "link": link, "crumbs": _crumbs(request, found.full_name)}
    return render(request, "settings/person_link.html", context)


@gate(Can.MANAGE_PEOPLE)
def person_import(request: OfficerRequest) -> HttpResponse:
    """Read, shown, and made only when every row is right and the person says so."""
    officer = request.officer
    form = ImportForm(request.POST or None, request.FILES or None)
    rows: list[Row] = []
    given = Given([], "")
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            given = given_file(file) if file else given_text(form.cleaned_data["text"])
            form.data = {**request.POST.dict(), "text": visible(given.text)}  # rows of a file can be mended in the box
            rows = read_rows(given, officer)
            if "confirm" in request.POST and not any(row.faults for row in rows):
                return _imported(request, rows)
        except ValidationError as error:
            add_faults(form, ValidationError(error.messages))
    context = {
        "form": form,
        "rows": rows,
        "given": given,
        "faulty": sum(bool(row.faults) for row in rows),
        "most": MOST_ROWS,
        "roles": [role.label for role in Role],
        "crumbs": _crumbs(request, _("นำเข้าหลายคน")),
    }
    return render(request, "settings/person_import.html", context)


def _imported(request: OfficerRequest, rows: list[Row]) -> HttpResponse:
    made = add_people(rows, by=request.officer)
    for user in made:
        if user.email:
            mail_password_link.enqueue(user.pk)
    done(request, _("เพิ่มผู้ใช้ %(count)s คนแล้ว ผู้ที่มีอีเมลได้รับลิงก์ตั้งรหัสผ่าน") % {"count": number(len(made))})
    return redirect("person_list", request.officer.organization.code)


@gate(Can.MANAGE_ORGANIZATION)
def second_factor_rule(request: OfficerRequest) -> HttpResponse:
    """For which roles a second factor is asked, and who has none yet."""
    officer, rule = request.officer, rule_of(request.officer)
    initial = {"roles": rule.roles if rule else [], "grace_days": rule.grace_days if rule else 14}
    seen = f"{initial['grace_days']} {' '.join(sorted(initial['roles']))}"
    form = SecondFactorForm(request.POST or None, initial=initial | {"seen": seen})
    stale = request.method == "POST" and request.POST.get("seen", seen) != seen
    if stale:
        told = request.POST.copy()  # whoever saves again has now seen both
        told["seen"] = seen
        form.data = told
    elif request.method == "POST" and form.is_valid():
        roles = [Role(role) for role in form.cleaned_data["roles"]]
        people.set_second_factor_rule(by=officer, roles=roles, grace_days=form.cleaned_data["grace_days"])
        done(request, _("บันทึกกติกาแล้ว มีผลเมื่อแต่ละคนเข้าสู่ระบบครั้งต่อไป"))
        return redirect("second_factor_rule", officer.organization.code)
    asked = initial["roles"]
    context = {
        "form": form,
        "rule": rule,
        "theirs": [Role(role).label for role in asked] if stale else None,
        "missing": list(without_factor(officer, asked)[:50]) if asked else [],
        "suggested": [role.label for role in WORTH_A_SECOND_FACTOR],
        "crumbs": crumbs(officer=officer, here=_("ความปลอดภัยของการเข้าสู่ระบบ")),
    }
    return render(request, "settings/second_factor_rule.html", context, status=409 if stale else 200)


def _crumbs(request: OfficerRequest, here: str) -> list[tuple[str, str]]:
    room = (_("ผู้ใช้"), reverse("person_list", args=[request.officer.organization.code]))
    return crumbs(room, officer=request.officer, here=here)
