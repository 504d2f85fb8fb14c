"""An empty server: the token, the steps there and back, one founding; and a stranger who never gets in."""

import io

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image

from sucharit.base.approvals.models import Route
from sucharit.base.audit.models import Entry
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import Holding, User
from sucharit.office.settings.first_run import founding, new_setup_address, setup_address, tokens
from sucharit.office.settings.models import FirstRun

pytestmark = pytest.mark.usefixtures("empty_installation")

PASSWORD = "ข้าวเหนียวมะม่วง"  # noqa: S105 - of the test
FACTS = {
    "kind": "sao", "name": "องค์การบริหารส่วนตำบลดอนสุขใจ", "short_name": "อบต.ดอนสุขใจ", "code": "donsukchai",
    "subdistrict": "ดอนสุขใจ", "district": "ทุ่งสว่าง", "province": "อุทัยธานี", "address": "99 หมู่ที่ 4", "postcode": "๖๑๐๐๐",
    "telephone": "", "email": "", "website": "", "document_prefix": "อน 73201", "staff_count": "48",
}  # fmt: skip
ADMINISTRATOR = {
    "full_name": "นายเอกชัย เครือข่าย",
    "username": "admin",
    "email": "",
    "password1": PASSWORD,
    "password2": PASSWORD,
}
LEADERS = {
    "executive_title": "นายกองค์การบริหารส่วนตำบล", "executive_name": "นายบุญเลิศ ธรรมรักษา", "executive_username": "mayor",
    "clerk_title": "ปลัดองค์การบริหารส่วนตำบล", "clerk_name": "", "clerk_username": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.SUCHARIT_HOME = tmp_path
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path


def opened(client: Client) -> Client:
    client.get(reverse("setup"))
    client.post(reverse("setup"), {"token": tokens.current_token()})
    return client


def step(client: Client, key: str, data: dict):
    return client.post(reverse("setup_step", args=[key]), data)


def answered(client: Client) -> Client:
    opened(client)
    step(client, "organization", FACTS)
    step(client, "units", {"units": "สำนักปลัดองค์การบริหารส่วนตำบล, สป.\nกองคลัง, กค.\nกองช่าง"})
    step(client, "administrator", ADMINISTRATOR)
    step(client, "leaders", LEADERS)
    step(client, "route", {"line": "clerk", "own_work_forbidden": "on"})
    return client


def test_a_whole_first_run(client, home, caplog, django_capture_on_commit_callbacks):
    page = client.get(reverse("setup"))
    assert page.status_code == 200
    token = (home / "keys" / "setup.token").read_text()
    assert token in caplog.text  # the operator reads it in the server's terminal
    assert (home / "keys" / "setup.token").stat().st_mode & 0o077 == 0
    assert client.post(reverse("setup"), {"token": f" {token.upper()} "})["Location"] == "/setup/organization/"
    logo = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(logo, "PNG")
    logo.name = "ตรา.png"
    logo.seek(0)
    assert step(client, "organization", {**FACTS, "logo": logo})["Location"] == "/setup/units/"
    suggested = client.get("/setup/units/").content.decode()
    assert "สำนักปลัดองค์การบริหารส่วนตำบล, สป." in suggested and "กองคลัง, กค." in suggested
    assert step(client, "units", {"units": "สำนักปลัด, สป.\nกองคลัง\tกค."})["Location"] == "/setup/administrator/"
    step(client, "administrator", ADMINISTRATOR)
    assert "นายกองค์การบริหารส่วนตำบล" in client.get("/setup/leaders/").content.decode()
    step(client, "leaders", LEADERS)
    step(client, "route", {"line": "clerk", "own_work_forbidden": "on"})
    check = client.get("/setup/check/").content.decode()
    for told in ("องค์การบริหารส่วนตำบลดอนสุขใจ", "กองคลัง", "นายเอกชัย เครือข่าย", "ปลัดเห็นชอบ แล้วนายกอนุมัติ"):
        assert told in check
    assert PASSWORD not in check and not Organization.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        done = step(client, "check", {"found": "1"})
    assert done["Location"] == "/setup/done/donsukchai/"
    organization = Organization.objects.get()
    assert (organization.postcode, organization.staff_count, len(organization.logo)) == ("61000", 48, 64)
    assert [unit.abbreviation for unit in organization.units.all()] == ["สป.", "กค."]
    assert "ตั้งปัจจัยที่สอง" in client.get(done["Location"]).content.decode()  # signed in as the administrator
    assert client.get(reverse("settings", args=["donsukchai"])).status_code == 200
    assert Holding.objects.get().user.username == "mayor"
    assert [step.verb for step in Route.objects.get().steps.all()] == ["endorse", "approve"]
    assert User.objects.get(username="admin").check_password(PASSWORD)
    assert not User.objects.get(username="mayor").has_usable_password()
    assert Entry.objects.filter(chain="donsukchai", verb="organizations.founded").count() == 1
    assert FirstRun.objects.get().answers == {}  # names are where they belong now, and nowhere else
    assert not (home / "keys" / "setup.token").exists()
    assert Client().get(reverse("setup")).status_code == 404


def test_a_stranger_without_the_token_gets_nowhere(client):
    client.get(reverse("setup"))
    for guess in ("", "x", "0" * 40, "ก" * 80, "\0"):
        answer = client.post(reverse("setup"), {"token": guess})
        assert answer.status_code == 200
        assert "first_run" not in client.session
    for key in ("organization", "units", "administrator", "leaders", "route", "check"):
        assert client.get(reverse("setup_step", args=[key])).status_code == 404
        assert client.post(reverse("setup_step", args=[key]), FACTS).status_code == 404
    assert not FirstRun.objects.exists()


def test_a_running_installation_shows_no_door(office, client):
    assert client.get(reverse("setup")).status_code == 404
    assert setup_address() == ""


def test_another_organization_by_a_fresh_token(office, client, django_capture_on_commit_callbacks):
    token = new_setup_address().rpartition(" ")[2]
    client.post(reverse("setup"), {"token": token})
    answer = step(client, "organization", FACTS)
    assert "รหัสนี้มีหน่วยงานอื่นใช้แล้ว" in answer.content.decode()
    assert step(client, "organization", {**FACTS, "code": "second"}).status_code == 302
    taken = step(client, "units", {"units": "สำนักปลัด"}) and step(client, "administrator", ADMINISTRATOR)
    assert "ชื่อผู้ใช้นี้มีแล้ว" in taken.content.decode()
    step(client, "administrator", {**ADMINISTRATOR, "username": "second-admin"})
    step(client, "leaders", {**LEADERS, "executive_username": "second-mayor"})
    step(client, "route", {"line": "executive"})
    with django_capture_on_commit_callbacks(execute=True):
        assert step(client, "check", {"found": "1"})["Location"] == "/setup/done/second/"
    assert client.get("/o/donsukchai/").status_code == 404
    assert client.get("/o/second/").status_code == 200


def test_a_new_token_shuts_out_who_came_with_the_old_one(client):
    answered(client)
    tokens.new_token()
    assert client.get("/setup/check/").status_code == 404
    assert client.post("/setup/check/", {"found": "1"}).status_code == 404
    assert not Organization.objects.exists()


def test_two_browsers_with_one_token_found_once(client):
    answered(client)
    run = FirstRun.objects.get()
    founding.found_from(run, token=tokens.current_token())
    with pytest.raises(NotAllowed):
        founding.found_from(run, token=tokens.current_token())
    assert Organization.objects.count() == 1
    assert client.post("/setup/check/", {"found": "1"}).status_code == 404


def test_steps_cannot_be_jumped_and_can_be_gone_back_to(client):
    opened(client)
    assert client.get("/setup/route/")["Location"] == "/setup/organization/"
    assert client.get("/setup/nonsense/").status_code == 404
    step(client, "organization", FACTS)
    again = client.get("/setup/organization/").content.decode()
    assert "องค์การบริหารส่วนตำบลดอนสุขใจ" in again
    step(client, "units", {"units": "กองคลัง"})
    step(client, "organization", {**FACTS, "kind": "town", "name": "เทศบาลเมืองทุ่งน้ำใส"})
    assert "สำนักปลัดเทศบาล" in client.get("/setup/units/").content.decode()  # another kind has other units


def test_the_password_is_kept_as_a_hash_and_need_not_be_typed_again(client):
    answered(client)
    kept = FirstRun.objects.get().answers["administrator"]
    assert PASSWORD not in str(kept) and kept["password"].startswith("md5$")
    step(client, "administrator", {**ADMINISTRATOR, "full_name": "นายเอกชัย ใหม่", "password1": "", "password2": ""})
    assert FirstRun.objects.get().answers["administrator"]["password"] == kept["password"]


@pytest.mark.parametrize(
    ("key", "change", "why"),
    [
        ("organization", {"name": "องค์การ\u202eลบตำบ"}, "มองไม่เห็นหรือเปลี่ยนทิศทาง"),
        ("organization", {"code": "Don Suk"}, "อักษรอังกฤษตัวเล็ก"),
        ("organization", {"province": "แอตแลนติส"}, "ไม่มีในรายการ"),
        ("organization", {"postcode": "123"}, "5 หลัก"),
        ("units", {"units": "กองคลัง, กค.\nกองช่าง, กค."}, "ซ้ำกัน"),
        ("units", {"units": "\n".join(f"กอง {n}" for n in range(99))}, "ต้องมี 1 ถึง 40"),
        ("administrator", {"password2": "ไม่ตรงกันเลย"}, "ไม่ตรงกัน"),
        ("administrator", {"password1": "12345", "password2": "12345"}, "สั้นเกินไป"),
        ("leaders", {"clerk_name": "นางสาวพิมพ์ใจ สุขเกษม"}, "ต้องกรอกทั้งชื่อและชื่อผู้ใช้"),
        ("leaders", {"clerk_name": "นางสาวพิมพ์ใจ", "clerk_username": "mayor"}, "ต้องไม่ซ้ำกัน"),
    ],
)
def test_wrong_answers_are_said_beside_the_field_and_nothing_typed_is_lost(client, key, change, why):
    answered(client)
    good = {"organization": FACTS, "units": {"units": "กองคลัง"}, "administrator": ADMINISTRATOR, "leaders": LEADERS}[
        key
    ]
    answer = step(client, key, {**good, **change})
    page = answer.content.decode()
    assert answer.status_code == 200 and why in page
    assert "ดอนสุขใจ" in page or key != "organization"


def test_the_command_prints_a_token(capsys):
    call_command("setup")
    assert tokens.current_token() in capsys.readouterr().out
