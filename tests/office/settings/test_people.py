"""An administrator's day with people: new ones, roles, positions, acting officers, lost phones, leavers."""

import datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import StepVerb
from sucharit.base.audit.models import Entry
from sucharit.base.history.queries import versions_of
from sucharit.base.notices.models import Notice
from sucharit.base.people import actions as people
from sucharit.base.people.gate import NotAllowed, officer_for
from sucharit.base.people.models import Holding, User
from sucharit.base.people.queries import organizations_of
from sucharit.base.people.roles import Role
from sucharit.office.settings import actions
from sucharit.office.settings.queries import warnings_for

pytestmark = pytest.mark.django_db

NEW = {
    "full_name": "นายสมชาย  ใจดี",
    "username": "somchai.j",
    "email": "somchai@donsukchai.example",
    "role": "plan_officer",
}


@pytest.fixture
def desk(office, desk_of) -> Client:
    return desk_of(office.users["admin"])


def at(name: str, *args) -> str:
    return reverse(name, args=["donsukchai", *args])


def test_a_new_officer_from_form_to_first_sign_in(office, desk, mailoutbox):
    assert desk.post(at("person_add"), NEW)["Location"] == at("person", "somchai.j")
    made = User.objects.get(username="somchai.j")
    assert (made.full_name, made.home, made.has_usable_password()) == ("นายสมชาย ใจดี", office.organization, False)
    assert officer_for(made, office.organization).roles == {Role.PLAN_OFFICER}
    assert mailoutbox[0].to == ["somchai@donsukchai.example"] and "somchai.j" in mailoutbox[0].body
    link = next(line for line in mailoutbox[0].body.splitlines() if "/password/reset/key/" in line)
    browser = Client()
    page = browser.get(link, follow=True)
    browser.post(page.request["PATH_INFO"], {"password1": "ข้าวเหนียวมะม่วง", "password2": "ข้าวเหนียวมะม่วง"})
    browser.post(reverse("account_login"), {"login": "somchai.j", "password": "ข้าวเหนียวมะม่วง"})
    assert browser.get("/o/donsukchai/").status_code == 200
    verbs = [entry.verb for entry in Entry.objects.filter(label="นายสมชาย ใจดี").order_by("number")]
    assert verbs[:2] == ["people.user_created", "people.role_given"]


def test_a_link_is_shown_once_printed_and_ends_the_password(office, desk, mailoutbox):
    answer = desk.post(at("person_account", "province", "link"))
    page = answer.content.decode()
    link = answer.context["link"]
    assert link in page and "แสดงครั้งเดียว" in page and mailoutbox == []  # no address: only printed
    assert "no-store" in answer["Cache-Control"]
    assert not User.objects.get(username="province").has_usable_password()
    assert link not in str(list(Entry.objects.values_list("facts", flat=True)))
    second = desk.post(at("person_account", "province", "link")).context["link"]
    stale = Client().get(link, follow=True)
    assert second != link and "ลิงก์นี้ใช้ไม่ได้แล้ว" in stale.content.decode()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"full_name": "นาย\u200bสมชาย ใจดี"}, "มองไม่เห็นหรือเปลี่ยนทิศทาง"),
        ({"full_name": "นายสมชาย \u202eดีใจ"}, "มองไม่เห็นหรือเปลี่ยนทิศทาง"),
        ({"full_name": "Somсhai Jaidee"}, "หน้าตาคล้ายกัน"),  # Cyrillic с
        ({"full_name": "นางสาวพิมพ์ใจ สุขเกษม"}, "นางสาวพิมพ์ใจ สุขเกษม (clerk)"),
        ({"full_name": "นางสาวพิมพ์ใจ  สุขเกษม"}, "(clerk)"),
        ({"username": "adm1n"}, "(admin)"),
        ({"username": "admin"}, "ชื่อผู้ใช้นี้มีแล้ว"),
        ({"username": "สมชาย"}, "อักษรอังกฤษตัวเล็ก"),
        ({"email": "clerk@donsukchai.example"}, "อีเมลนี้มีผู้ใช้อื่นใช้แล้ว"),
        ({"role": "head"}, "โปรดเลือกหน่วยงาน"),
        ({"role": "king"}, "ไม่มีในรายการ"),
        ({"full_name": "ก" * 161}, "160"),
    ],
)
def test_names_that_deceive_and_doubles_are_refused_or_shown(office, desk, change, why):
    page = desk.post(at("person_add"), {**NEW, **change})
    assert page.status_code == 200 and why in page.content.decode()
    assert not User.objects.filter(email=NEW["email"]).exists()


def test_a_namesake_is_added_once_it_is_confirmed(office, desk):
    namesake = {**NEW, "full_name": "นางสาวพิมพ์ใจ สุขเกษม"}
    assert desk.post(at("person_add"), namesake).status_code == 200
    assert desk.post(at("person_add"), {**namesake, "confirmed": "on"}).status_code == 302


def test_an_acting_clerk_signs_until_the_last_day_and_no_longer(office, desk):
    clerk, deputy = office.positions["clerk"], office.users["deputy"]
    form = {"user": deputy.pk, "acting": "on", "since": "1 ธ.ค. 2569", "until": "5 ธ.ค. 2569",
            "order_reference": "คำสั่ง อบต.ดอนสุขใจ ที่ 99/2569"}  # fmt: skip
    assert desk.post(at("position_appoint", clerk.pk), form)["Location"] == at("position", clerk.pk)
    during = officer_for(deputy, office.organization, datetime.date(2026, 12, 5))
    after = officer_for(deputy, office.organization, datetime.date(2026, 12, 6))
    assert "รักษาราชการแทน ปลัดองค์การบริหารส่วนตำบล" in [holding.signs_as for holding in during.holdings]
    assert len(after.holdings) == 1
    assert Notice.objects.filter(user=deputy, text__contains="รักษาราชการแทน").exists()
    entry = Entry.objects.get(verb="people.appointed_acting")
    assert entry.facts["order"] == "คำสั่ง อบต.ดอนสุขใจ ที่ 99/2569"
    page = desk.get(at("position", clerk.pk)).content.decode()
    assert "ที่ 99/2569" in page and "รักษาราชการแทน" in page


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"until": ""}, "ต้องมีวันสิ้นสุด"),
        ({"order_reference": ""}, "โปรดอ้างคำสั่ง"),
        ({"until": "1 ม.ค. 2569"}, "วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"),
        ({"since": "วันไหนดี"}, "อ่านวันที่นี้ไม่ได้"),
        ({"acting": "", "order_reference": "", "until": ""}, "นางสาวพิมพ์ใจ สุขเกษม ดำรงตำแหน่งนี้อยู่"),
    ],
)
def test_slips_of_an_appointment_are_said(office, desk, change, why):
    form = {"user": office.users["deputy"].pk, "acting": "on", "since": "1 ธ.ค. 2569", "until": "5 ธ.ค. 2569",
            "order_reference": "คำสั่งที่ 99/2569", **change}  # fmt: skip
    answer = desk.post(at("position_appoint", office.positions["clerk"].pk), form)
    assert answer.status_code == 200 and why in answer.content.decode()
    assert Holding.objects.filter(position=office.positions["clerk"]).count() == 1


def test_a_successor_follows_once_the_predecessor_has_a_last_day(office, desk):
    held = Holding.objects.get(position=office.positions["clerk"])
    desk.post(at("holding_end", held.pk), {"until": "30 ก.ย. 2570"})
    held.refresh_from_db()
    assert held.until == datetime.date(2027, 9, 30)
    form = {"user": office.users["deputy"].pk, "since": "1 ต.ค. 2570"}
    assert desk.post(at("position_appoint", office.positions["clerk"].pk), form).status_code == 302
    bad = desk.post(at("holding_end", held.pk), {"until": "1 ม.ค. 2500"})
    assert bad.status_code == 200  # it may not end before it began


def test_a_position_in_a_route_left_vacant_is_a_warning_and_cannot_be_closed(office, desk):
    admin, mayor = office.officer("admin"), office.positions["mayor"]
    people.set_holding_end(
        Holding.objects.get(position=mayor), by=admin, until=admin.today - datetime.timedelta(days=1)
    )
    assert any("จะหยุดที่ นายกองค์การบริหารส่วนตำบล" in warning.text for warning in warnings_for(admin))
    page = desk.post(at("position_active", mayor.pk), {"active": "0"}, follow=True).content.decode()
    assert "ตำแหน่งนี้อยู่ในเส้นทาง" in page
    mayor.refresh_from_db()
    assert mayor.active


def test_a_disabled_holder_counts_as_vacant(office):
    admin = office.officer("admin")
    people.disable_user(office.users["mayor"], by=admin)
    assert any("นายกองค์การบริหารส่วนตำบล" in warning.text for warning in warnings_for(admin))


def test_the_last_administrator_stays(office, desk):
    admin = office.users["admin"]
    grant = admin.grants.get()
    page = desk.post(at("grant_end", grant.pk), {"until": "30 พ.ย. 2569"})
    assert "ผู้ดูแลระบบคนสุดท้าย" in page.content.decode()
    desk.post(at("person_account", "admin", "disable"))
    admin.refresh_from_db()
    grant.refresh_from_db()
    assert admin.is_active and grant.until is None
    actions.give_role(
        office.users["planner"], Role.ADMINISTRATOR, by=office.officer("admin"), since=office.officer("admin").today
    )
    second = office.officer("planner")
    people.disable_user(admin, by=second)
    with pytest.raises(NotAllowed):
        people.end_role(office.users["planner"].grants.get(role=Role.ADMINISTRATOR), by=second, until=second.today)


def test_power_taken_for_oneself_is_told_to_the_clerk_and_stands_out(office, desk):
    note = desk.get(at("person_role", "admin")).content.decode()
    assert "ท่านกำลังให้บทบาทแก่ตนเอง" in note
    desk.post(at("person_role", "admin"), {"role": "clerk", "since": "28 พ.ย. 2569"})
    assert Entry.objects.get(verb="people.role_taken").actor == "admin"
    told = set(Notice.objects.filter(text__contains="แก่ตนเอง").values_list("user__username", flat=True))
    assert told == {"clerk", "mayor"}
    office.positions["mayor"].holdings.update(until=datetime.date(2026, 1, 1))
    actions.appoint(office.positions["mayor"], office.users["admin"], by=office.officer("admin"),
                    since=office.officer("admin").today, until=None, acting=False, order_reference="")  # fmt: skip
    assert Entry.objects.filter(verb="people.appointed_self").count() == 1


def test_a_role_for_others_is_told_to_nobody_but_recorded(office, desk):
    desk.post(at("person_role", "planner"), {"role": "head", "unit": office.units["clerk"].pk, "since": "28 พ.ย. 2569"})
    assert not Notice.objects.filter(text__contains="แก่ตนเอง").exists()
    assert Entry.objects.filter(verb="people.role_given", label="นางสาวรัตนาภรณ์ ชูช่วย").count() == 2
    twice = desk.post(
        at("person_role", "planner"), {"role": "head", "unit": office.units["clerk"].pk, "since": "28 พ.ย. 2569"}
    )
    assert "มีบทบาทนี้อยู่แล้ว" in twice.content.decode()


def test_a_lost_phone(office, desk):
    clerk = office.users["clerk"]
    TOTP.activate(clerk, generate_totp_secret())
    page = desk.post(at("person_account", "clerk", "factor"), follow=True).content.decode()
    assert "ล้างปัจจัยที่สองแล้ว" in page
    assert not Authenticator.objects.exists()
    assert Entry.objects.filter(verb="people.second_factor_reset").count() == 1


def test_two_administrators_edit_one_person(office, desk):
    planner = office.users["planner"]
    seen = planner.edition
    first = {"full_name": "นางสาวรัตนาภรณ์ ชูช่วย-สุข", "email": planner.email, "edition": seen}
    assert desk.post(at("person_edit", "planner"), first).status_code == 302
    late = desk.post(at("person_edit", "planner"), {**first, "full_name": "นางรัตนาภรณ์ ใหม่"})
    page = late.content.decode()
    assert late.status_code == 409
    assert "ชูช่วย-สุข" in page and "นางรัตนาภรณ์ ใหม่" in page  # both are shown, nothing typed is lost
    again = desk.post(
        at("person_edit", "planner"),
        {**first, "full_name": "นางรัตนาภรณ์ ใหม่", "edition": late.context["form"]["edition"].value()},
    )
    assert again.status_code == 302
    assert versions_of(planner).count() == 3


def test_an_administrator_has_no_power_over_an_account_of_another_organization(office, neighbour, desk):
    theirs = neighbour.users["neighbour-planner"]
    wrong = {
        "username": theirs.username,
        "email": "guess@thungnamsai.example",
        "role": "viewer",
        "since": "28 พ.ย. 2569",
    }
    assert "ไม่พบผู้ใช้" in desk.post(at("person_invite"), wrong).content.decode()
    assert desk.post(at("person_invite"), {**wrong, "email": theirs.email}).status_code == 302
    assert [one.code for one in organizations_of(theirs)] == ["thungnamsai", "donsukchai"] or len(
        organizations_of(theirs)
    ) == 2
    page = desk.get(at("person", theirs.username)).content.decode()
    assert "บัญชีของหน่วยงานอื่น" in page and theirs.email not in page
    for verb in ("link", "disable", "factor", "unlock"):
        answer = desk.post(at("person_account", theirs.username, verb), follow=True)
        assert "หน่วยงานต้นสังกัดอื่น" in answer.content.decode(), verb
    edit = {"full_name": "ใครก็ได้", "email": "x@y.example", "edition": 1}
    assert "หน่วยงานต้นสังกัดอื่น" in desk.post(at("person_edit", theirs.username), edit).content.decode()
    theirs.refresh_from_db()
    assert theirs.is_active and theirs.has_usable_password()
    browser = Client()
    browser.force_login(theirs, backend="django.contrib.auth.backends.ModelBackend")
    home = browser.get("/home/").content.decode()
    assert "ทุ่งน้ำใส" in home and "ดอนสุขใจ" in home


def test_the_list_is_searched_filtered_and_sorted(office, desk):
    def names(**query):
        return [person.username for person in desk.get(at("person_list"), query).context["page"]]

    assert names(q="พิมพ์ใจ") == ["clerk"]
    assert names(role="plan_officer") == ["planner"]
    assert set(names(unit=office.units["works"].pk)) == {"reporter"}
    people.disable_user(office.users["council"], by=office.officer("admin"))
    assert names(state="disabled") == ["council"]
    assert names(sort="-username")[0] == "reporter"
    assert len(names(q="ไม่มีใครชื่อนี้")) == 0
    assert len(names(role="nonsense", unit="x", page="999")) == 13


def test_many_people_from_a_spreadsheet(office, desk, mailoutbox):
    rows = "\n".join([
        "ชื่อผู้ใช้\tชื่อ-นามสกุล\tอีเมล\tบทบาท\tหน่วยงาน\tตำแหน่ง",
        "malee\tนางมาลัย ทองดี\tmalee@x.example\tผู้รายงานของหน่วยงาน\tกค.\t",
        "wichai\tนายวิชัย มานะ\t\tสมาชิกสภาท้องถิ่น\t\t",
    ])  # fmt: skip
    preview = desk.post(at("person_import"), {"text": rows})
    assert "ถูกต้องทั้ง 2 แถว" in preview.content.decode()
    assert not User.objects.filter(username="malee").exists()
    assert desk.post(at("person_import"), {"text": rows, "confirm": "1"})["Location"] == at("person_list")
    assert User.objects.get(username="malee").grants.get().unit == office.units["finance"]
    assert [mail.to for mail in mailoutbox] == [["malee@x.example"]]


def test_a_bad_row_stops_all_of_them(office, desk):
    rows = "\n".join([
        "good\tนางดี งาม\t\tสมาชิกสภาท้องถิ่น",
        "clerk\tใคร\u202eก็ได้\tnot-an-address\tจักรพรรดิ\tกองไหน\tตำแหน่งไหน",
        "g00d\tนางดี สอง\t\tหัวหน้าหน่วยงาน",
        "=cmd|' /C calc'!A0\tนายสูตร ร้าย\t\tสมาชิกสภาท้องถิ่น",
    ])  # fmt: skip
    page = desk.post(at("person_import"), {"text": rows, "confirm": "1"}).content.decode()
    for why in (
        "ชื่อผู้ใช้นี้มีแล้ว",
        "มองไม่เห็น",
        "อีเมลไม่ถูกต้อง",
        "ไม่รู้จักบทบาท",
        "ไม่มีหน่วยงาน",
        "ไม่มีตำแหน่ง",
        "คล้ายกับแถวที่ 1",
        "ต้องระบุหน่วยงาน",
    ):
        assert why in page, why
    assert "ต้องแก้ไข 3 แถว" in page
    assert not User.objects.filter(username="good").exists()


def test_import_is_bounded(office, desk):
    many = "\n".join(f"user{n:04}\tนายคนที่ {n}\t\tสมาชิกสภาท้องถิ่น" for n in range(301))
    assert "มีเกิน 300 แถว" in desk.post(at("person_import"), {"text": many}).content.decode()
    assert "ยังไม่มีข้อมูล" in desk.post(at("person_import"), {"text": " \n"}).content.decode()


def test_a_route_is_edited_and_wrong_ones_are_refused(office, desk):
    def posted(*steps, name="เสนอแผน"):
        data = {"name": name, "own_work_forbidden": "on", "steps-TOTAL_FORMS": "4", "steps-INITIAL_FORMS": "4"}
        for number in range(4):
            verb, position = steps[number] if number < len(steps) else ("review", "")
            data |= {f"steps-{number}-verb": verb, f"steps-{number}-position": position}
        return desk.post(at("route_edit", "plans.plan"), data)

    clerk, mayor = office.positions["clerk"].pk, office.positions["mayor"].pk
    assert posted(("endorse", clerk), ("approve", mayor))["Location"] == at("route_list")
    assert office.organization.routes.get(subject_kind="plans.plan").steps.count() == 2
    assert "ขั้นสุดท้ายต้องเป็น" in posted(("approve", mayor), ("endorse", clerk)).content.decode()
    assert "อย่างน้อยหนึ่งขั้น" in posted().content.decode()
    assert posted(("approve", 999999)).status_code == 200
    assert desk.get(at("route_edit", "no.such")).status_code == 404


def test_a_route_never_takes_a_position_of_the_neighbour(office, neighbour, desk):
    theirs = neighbour.positions["neighbour-mayor"]
    with pytest.raises(Exception, match="ตำแหน่งของหน่วยงานนี้"):
        set_route(office.organization, by=office.officer("admin"), subject_kind="plans.plan", name="x",
                  steps=[(StepVerb.APPROVE, theirs)])  # fmt: skip
    data = {
        "name": "x",
        "steps-TOTAL_FORMS": "1",
        "steps-INITIAL_FORMS": "1",
        "steps-0-verb": "approve",
        "steps-0-position": theirs.pk,
    }
    assert desk.post(at("route_edit", "plans.plan"), data).status_code == 200


@pytest.mark.parametrize("username", ["planner", "clerk", "mayor", "province"])
def test_verbs_ask_again_whoever_calls_them(office, username):
    by = office.officer(username)
    target = office.users["reporter"]
    for verb in (
        lambda: people.disable_user(target, by=by),
        lambda: people.ask_for_password(target, by=by),
        lambda: people.reset_second_factor(target, by=by),
        lambda: actions.give_role(target, Role.ADMINISTRATOR, by=by, since=by.today),
        lambda: actions.add_unit(by=by, name="กองใหม่", abbreviation=""),
        lambda: actions.change_logo(None, by=by),
        lambda: actions.add_position(by=by, title="ใหม่", rank="officer", unit=None),
        lambda: people.set_second_factor_rule(by=by, roles=[], grace_days=1),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_own_profile(office, desk_of):
    client = desk_of(office.users["planner"])
    form = client.get(reverse("me")).context["form"]
    data = {"full_name": "นางรัตนาภรณ์ ชูช่วย", "email": "planner@donsukchai.example", "digits": "thai", "language": "th",
            "edition": form["edition"].value()}  # fmt: skip
    assert client.post(reverse("me"), data)["Location"] == reverse("me")
    planner = User.objects.get(username="planner")
    assert (planner.full_name, planner.digits, planner.mail_notices) == ("นางรัตนาภรณ์ ชูช่วย", "thai", False)
    assert Entry.objects.get(verb="people.profile_changed").facts["before"] == "นางสาวรัตนาภรณ์ ชูช่วย"
    moved = {**data, "email": "new@donsukchai.example", "edition": planner.edition}
    asked = client.post(reverse("me"), moved)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))  # who takes over a session takes no account
    client.post(asked["Location"], {"password": "ผ่าน-1234567", "next": reverse("me")})
    assert User.objects.get(username="planner").email == "new@donsukchai.example"  # the typed form was not lost
    stale = client.post(reverse("me"), moved)
    assert stale.status_code == 409
