"""Coming in: password, second factor, lock-out, sessions; what the record says of it, and what it must never say."""

import time

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sucharit.base.audit.models import Entry
from sucharit.base.people import actions
from sucharit.base.people.models import SignIn
from sucharit.base.people.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "ผ่าน-1234567"  # noqa: S105 - the cast's
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()
    yield
    cache.clear()


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: str):
    return client.post(
        reverse("account_login"), {"login": username, "password": password, **more}, headers={"user-agent": FIREFOX}
    )


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06}"


def with_totp(user) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def told(verb: str) -> list[Entry]:
    return list(Entry.objects.filter(verb=verb))


def test_a_password_opens_the_desk_and_the_record_says_so(office, client):
    answer = sign_in(client, "planner", next="/o/donsukchai/settings/units/")
    assert answer["Location"] == "/o/donsukchai/settings/units/"
    entry = told("people.signed_in")[0]
    assert (entry.chain, entry.actor, entry.label) == ("donsukchai", "planner", "นางสาวรัตนาภรณ์ ชูช่วย")
    assert "รหัสผ่าน" in entry.facts["how"]
    assert PASSWORD not in str(entry.facts) and "127.0.0.1" not in str(entry.facts)
    found = SignIn.objects.get()
    assert (found.device, found.how) == ("Firefox บน Linux", "password")


def test_an_email_signs_in_too(office, client):
    assert sign_in(client, "planner@donsukchai.example").status_code == 302
    assert "_auth_user_id" in client.session


def test_a_wrong_password_is_said_in_thai_and_recorded_without_it(office, client):
    answer = sign_in(client, "planner", "ผิดแน่นอน-99")
    assert "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง" in answer.content.decode()
    entry = told("people.sign_in_failed")[0]
    assert entry.actor == "" and entry.label == "นางสาวรัตนาภรณ์ ชูช่วย"
    assert "ผิดแน่นอน" not in str(entry.facts)


def test_a_name_that_nobody_has_is_not_written_down(office, client):
    """People type their password into the wrong field."""
    sign_in(client, "my-secret-password", "x")
    entry = told("people.sign_in_unknown")[0]
    assert entry.chain == "" and "my-secret-password" not in f"{entry.label}{entry.facts}"


def test_five_wrong_passwords_lock_the_name_and_the_administrator_opens_it(office, client):
    for _ in range(5):
        sign_in(client, "planner", "wrong-wrong-wrong")
    answer = sign_in(client, "planner")
    assert "ระบบจึงพักการเข้าด้วยชื่อนี้ไว้ 5 นาที" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    sign_in(client, "planner")
    assert len(told("people.locked_out")) == 1  # one entry for one lock
    helper = Client()
    helper.force_login(office.users["admin"], backend="django.contrib.auth.backends.ModelBackend")
    helper.post(reverse("person_account", args=["donsukchai", "planner", "unlock"]))
    assert sign_in(client, "planner").status_code == 302
    assert told("people.unlocked")[0].actor == "admin"


def test_two_steps_with_a_phone(office, client):
    secret = with_totp(office.users["clerk"])
    answer = sign_in(client, "clerk")
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert "_auth_user_id" not in client.session
    page = client.get(answer["Location"]).content.decode()
    assert "รหัส 6 หลักจากแอป" in page
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "รหัสไม่ถูกต้อง" in wrong.content.decode()
    assert told("people.sign_in_failed")[0].facts["why"] == "ปัจจัยที่สองไม่ถูกต้อง"
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    assert SignIn.objects.get().how == "second_factor"


def test_the_secret_of_a_second_factor_lies_encrypted(office):
    secret = with_totp(office.users["clerk"])
    kept = Authenticator.objects.get().data["secret"]
    assert secret not in kept
    assert get_adapter().decrypt(kept) == secret
    assert get_adapter().decrypt("ciphertext of another key") == ""


@pytest.mark.django_db(transaction=True)  # allauth tells of a new factor once it is committed
def test_setting_up_a_phone_gives_recovery_codes_and_an_entry(office, client):
    sign_in(client, "clerk")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert "รหัสกู้คืนของท่าน" in client.get(answer["Location"]).content.decode()
    assert {entry.facts["what"] for entry in told("people.factor_added")} >= {"แอปสร้างรหัส"}


def test_whoever_has_just_signed_in_is_not_asked_again_until_the_window_shuts(office, client, settings):
    sign_in(client, "clerk")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    late = client.get(reverse("mfa_activate_totp"))
    assert late["Location"].startswith(reverse("account_reauthenticate"))


def test_a_session_that_gave_no_password_is_asked(office, client):
    client.force_login(office.users["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))


def test_a_disabled_user_is_out_at_once(office, client):
    sign_in(client, "planner")
    assert client.get("/o/donsukchai/").status_code == 200
    actions.disable_user(office.users["planner"], by=office.officer("admin"))
    assert client.get("/o/donsukchai/")["Location"].startswith("/accounts/login/")
    answer = sign_in(client, "planner")
    assert answer["Location"] == reverse("account_inactive")
    assert "ปิดอยู่" in client.get(answer["Location"]).content.decode()
    actions.enable_user(office.users["planner"], by=office.officer("admin"))
    assert client.get("/o/donsukchai/").status_code == 302  # the old session does not come back to life
    assert sign_in(client, "planner").status_code == 302


def test_sign_out_everywhere_leaves_this_one(office, client):
    other = Client()
    sign_in(client, "planner")
    sign_in(other, "planner")
    assert len(client.get(reverse("me")).context["sign_ins"]) == 2
    client.post(reverse("me_sign_out_everywhere"))
    assert other.get("/o/donsukchai/").status_code == 302
    assert client.get("/o/donsukchai/").status_code == 200
    left = client.get(reverse("me")).context["sign_ins"]
    assert [one["current"] for one in left] == [True]


def test_one_other_session_is_ended(office, client):
    other = Client()
    sign_in(other, "planner")
    sign_in(client, "planner")
    theirs = next(one["sign_in"] for one in client.get(reverse("me")).context["sign_ins"] if not one["current"])
    client.post(reverse("me_end_sign_in", args=[theirs.pk]))
    assert other.get("/o/donsukchai/").status_code == 302
    assert client.get("/o/donsukchai/").status_code == 200


def test_nobody_ends_the_session_of_another(office, client):
    other = Client()
    sign_in(other, "mayor")
    sign_in(client, "planner")
    theirs = SignIn.objects.get(user=office.users["mayor"])
    assert client.post(reverse("me_end_sign_in", args=[theirs.pk])).status_code == 404
    assert other.get("/o/donsukchai/").status_code == 200


def test_a_new_password_ends_other_sessions_and_the_list_follows_the_key(office, client):
    other = Client()
    sign_in(other, "planner")
    sign_in(client, "planner")
    new = {"oldpassword": PASSWORD, "password1": "ฝนตกที่ดอนสุขใจ", "password2": "ฝนตกที่ดอนสุขใจ"}
    assert client.post(reverse("account_change_password"), new).status_code == 302
    assert other.get("/o/donsukchai/").status_code == 302
    assert client.get("/o/donsukchai/").status_code == 200
    assert SignIn.objects.filter(session_key=client.session.session_key).exists()
    assert told("people.password_set")[0].actor == "planner"


def test_signing_out_is_recorded(office, client):
    sign_in(client, "planner")
    assert client.post(reverse("account_logout"))["Location"] == "/"
    assert told("people.signed_out")[0].actor == "planner"
    assert SignIn.objects.get().ended_at is not None


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "3rdparty/", "confirm-email/", "login/code/", "social/signup/", "2fa/webauthn/signup/"],
)
def test_what_is_not_used_has_no_address(office, client, path):
    assert client.get(f"/accounts/{path}").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_inactive",
    ],
)
def test_pages_for_strangers_are_thai(office, client, name):
    page = client.get(reverse(name)).content.decode()
    assert "สุจริต" in page and 'lang="th"' in page
    for english in ("Sign In", "Password Reset", "Menu", "Forgot"):
        assert english not in page


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "account_change_password",
        "account_reauthenticate",
        "me",
    ],
)
def test_pages_of_ones_own_are_thai(office, client, name):
    sign_in(client, "planner")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answer = client.get(reverse(name))
    page = answer.content.decode()
    assert answer.status_code == 200
    for english in ("Security", "Authenticator app", "Confirm", "Password", "Activate", "Add "):
        assert english not in page.replace("Google Authenticator", "").replace("Microsoft Authenticator", "")


def test_a_forgotten_password_by_mail_once(office, client, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": "planner@donsukchai.example"})
    assert mailoutbox[0].to == ["planner@donsukchai.example"]
    assert mailoutbox[0].subject.startswith("[สุจริต]")
    link = next(line for line in mailoutbox[0].body.splitlines() if "/password/reset/key/" in line)
    page = client.get(link, follow=True)
    assert "ตั้งรหัสผ่านของท่าน" in page.content.decode()
    where = page.request["PATH_INFO"]
    client.post(where, {"password1": "ฝนตกที่ดอนสุขใจ", "password2": "ฝนตกที่ดอนสุขใจ"})
    assert sign_in(Client(), "planner", "ฝนตกที่ดอนสุขใจ").status_code == 302
    again = Client().get(link, follow=True)
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in again.content.decode()


def test_an_unknown_address_is_answered_alike_and_gets_no_mail(office, client, mailoutbox):
    answer = client.post(reverse("account_reset_password"), {"email": "nobody@nowhere.example"}, follow=True)
    assert "ตรวจอีเมลของท่าน" in answer.content.decode()
    assert mailoutbox == []


def test_a_weak_password_is_refused_in_thai(office, client):
    sign_in(client, "planner")
    for weak, why in (("1234567890123", "ตัวเลขล้วน"), ("สั้น", "สั้นเกินไป"), ("password123", "เดาง่าย")):
        page = client.post(
            reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        )
        assert why in page.content.decode(), weak


@pytest.mark.django_db(transaction=True)
def test_a_second_factor_is_asked_with_grace_and_then_demanded(office, client):
    admin = office.officer("admin")
    rule = actions.set_second_factor_rule(by=admin, roles=[Role.CLERK], grace_days=7)
    first = sign_in(client, "clerk", next="/o/donsukchai/")
    asked = client.get(first["Location"])
    assert asked["Location"].startswith(reverse("second_factor_needed"))
    assert "ไว้ทำภายหลัง" in client.get(asked["Location"]).content.decode()
    assert client.get("/o/donsukchai/").status_code == 200  # asked once
    rule.since = rule.since.replace(year=rule.since.year - 1)
    rule.save()
    actions_since = office.users["clerk"].grants.get()
    assert actions_since.since < rule.since
    late = Client()
    sign_in(late, "clerk")
    assert late.get("/o/donsukchai/")["Location"].startswith(reverse("second_factor_needed"))
    assert late.get("/o/donsukchai/")["Location"].startswith(reverse("second_factor_needed"))
    assert late.post("/o/donsukchai/settings/units/add/")["Location"].startswith(reverse("second_factor_needed"))
    page = late.get(reverse("second_factor_needed")).content.decode()
    assert "พ้นกำหนดผ่อนผันแล้ว" in page and "ไว้ทำภายหลัง" not in page
    late.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = late.get(reverse("mfa_activate_totp")).context["form"].secret
    late.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert late.get("/o/donsukchai/").status_code == 200


def test_who_has_one_or_needs_none_is_not_asked(office, client):
    actions.set_second_factor_rule(by=office.officer("admin"), roles=[Role.CLERK], grace_days=0)
    sign_in(client, "planner")
    assert client.get("/o/donsukchai/").status_code == 200


def test_the_middleware_costs_no_query(office, client, django_assert_num_queries):
    sign_in(client, "planner")
    client.get(reverse("health"))
    session = client.session
    assert time.time() - session["sign_in"]["seen"] < 60
    with django_assert_num_queries(3):  # session, user, roles: as for any page
        client.get("/home/")


def test_language_of_the_person_is_used_on_their_pages(office, client):
    planner = office.users["planner"]
    planner.language = "en"
    planner.save()
    sign_in(client, "planner")
    assert 'lang="en"' in client.get(reverse("me")).content.decode()
    assert 'lang="th"' in Client().get(reverse("account_login")).content.decode()


def test_too_many_tries_from_one_machine_are_told_in_thai(office, client):
    for number in range(31):
        answer = client.post(reverse("account_login"), {"login": f"nobody{number}", "password": "x"})
    assert answer.status_code == 429
    assert "ส่งคำขอถี่เกินไป" in answer.content.decode()


def test_digits_are_chosen_from_any_page_and_lead_back_to_it(office, client):
    sign_in(client, "planner")
    answer = client.post(reverse("me_digits"), {"digits": "thai", "next": "/o/donsukchai/"})
    assert answer["Location"] == "/o/donsukchai/"
    office.users["planner"].refresh_from_db()
    assert office.users["planner"].digits == "thai"
    away = client.post(reverse("me_digits"), {"digits": "roman", "next": "https://evil.example/"})
    assert away["Location"] == "/home/"


def test_who_opted_out_of_mail_gets_none(office, mailoutbox, django_capture_on_commit_callbacks):
    from sucharit.base.notices.actions import tell

    planner, clerk = office.users["planner"], office.users["clerk"]
    planner.mail_notices = False
    planner.save()
    with django_capture_on_commit_callbacks(execute=True):
        tell([planner, clerk], organization=office.organization, text="เรื่องรอ", url="/o/donsukchai/")
    assert [mail.to for mail in mailoutbox] == [["clerk@donsukchai.example"]]
