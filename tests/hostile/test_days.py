"""Hasty, late and crooked people: pressed twice, signed out meanwhile, saved before, out of office since yesterday."""

import datetime
import logging
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.hostile.test_forms import BREAKING, posts_of, undone
from tests.hostile.world import Page, World, shut

from sucharit.base.approvals.models import Route
from sucharit.base.audit.actions import record
from sucharit.base.audit.models import Entry
from sucharit.base.audit.sentences import sentence
from sucharit.base.audit.verifying import verify
from sucharit.base.notices.actions import tell
from sucharit.base.notices.mailing import mail_notice
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import Holding, RoleGrant
from sucharit.work.plans.actions import add_initiatives, create_plan
from sucharit.work.plans.approval.actions import content_fingerprint, decide, submit
from sucharit.work.plans.models import Plan
from sucharit.work.risks.actions import add_risk, start_register
from sucharit.work.risks.contents import ControlContent, RiskContent, new_controls

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def token_of(client: Client, where: str) -> str:
    found = TOKEN.search(client.get(where).content.decode())
    assert found, where
    return found[1]


#: Forms that make something; the second press may make nothing more.
MAKING = ("documents/new/", "/copy/", "/add/", "/void/", "/duplicate/", "/new/", "revise", "/paste/")


@pytest.mark.parametrize("username", ["planner", "admin"])
def test_a_button_pressed_twice_is_pressed_once(whole_world: World, username: str):
    """Both presses come from one page: what the second writes is nothing, and it leads where the first led."""
    client, tried = whole_world.browser(username), 0
    for form in posts_of(whole_world, username):
        if not any(word in form.action for word in MAKING):
            continue
        with undone():
            named = {one.name: ["ใบใหม่"] for one in form.fields if one.kind in {"text", "textarea"} and not one.value}
            data = form.sent | named
            first = client.post(form.action, data)
            if first.status_code != 302:
                continue
            after = whole_world.deeds()
            second = client.post(form.action, data)
            shut(second)
            assert second["Location"] == first["Location"], form.action
            assert whole_world.deeds() == after, form.action
            tried += 1
    assert tried > 0


def test_the_same_words_from_a_page_opened_anew_are_a_second_deed(whole_world: World):
    client, where = whole_world.browser("planner"), reverse("document_start", args=["donsukchai", "memo"])
    before = whole_world.deeds()
    for _press in range(2):
        client.post(where, {"source": "blank", "csrfmiddlewaretoken": token_of(client, where)})
    assert whole_world.deeds() == before + 2


def test_a_refused_form_may_be_sent_again_as_it_is(whole_world: World):
    client, where = whole_world.browser("admin"), reverse("unit_add", args=["donsukchai"])
    token = token_of(client, where)
    for _press in range(2):
        assert client.post(where, {"name": "", "abbreviation": "", "csrfmiddlewaretoken": token}).status_code == 200


def test_signed_out_in_the_middle_of_a_form_one_comes_back_to_the_form(whole_world: World):
    """A post without a session leads to sign-in and then to the page that held the form, never to the address that
    takes it, and never out of the house."""
    client = Client()
    where = reverse("plan_new", args=["donsukchai"])
    own = client.post(where, {"title": "ก"}, headers={"referer": f"http://testserver{where}"})
    assert own["Location"] == f"/accounts/login/?next={where}"
    foreign = client.post(where, {"title": "ก"}, headers={"referer": "https://evil.example/o/"})
    assert "evil" not in foreign["Location"]
    script = client.post(where, headers={"hx-request": "true", "hx-current-url": "https://evil.example/"})
    assert script.status_code == 204
    assert "evil" not in script["HX-Redirect"]


def test_two_who_tick_controls_at_once_both_keep_theirs(whole_world: World):
    """The page of a control: each adds one initiative to what the page showed."""
    from sucharit.work.plans.controls import register_shown, table_of

    planner = whole_world.office.officer("planner")
    plan = Plan.objects.filter(organization=planner.organization, state="adopted").latest("pk")
    risks = table_of(planner, plan, register_shown(planner, plan)).risks
    control = next(line.control for risk in risks for line in risk.controls)
    client, where = (
        whole_world.browser("planner"),
        reverse("control_initiatives", args=["donsukchai", plan.pk, control.key]),
    )
    shown = list(plan.initiatives.filter(control_links__control__key=control.key).values_list("pk", flat=True))
    one, two = plan.initiatives.exclude(pk__in=shown).values_list("pk", flat=True)[:2]
    for added in (one, two):
        client.post(where, {"with-seen": "1", "seen": shown, "initiative": [*shown, added]})
    now = set(plan.initiatives.filter(control_links__control__key=control.key).values_list("pk", flat=True))
    assert now == {*shown, one, two}


def submitted(world: World) -> Plan:
    planner = world.office.officer("planner")
    plan = create_plan(by=planner, first_year=2581, last_year=2585)
    add_initiatives(plan, by=planner, sheets=[{"title": "มาตรการหนึ่ง", "objective_codes": ["1.1.1"]}])
    plan = Plan.objects.get(pk=plan.pk)
    from sucharit.core.checking import Severity
    from sucharit.work.plans.actions import explain
    from sucharit.work.plans.queries import findings_of

    for found in [one for one in findings_of(plan).open if one.severity is Severity.ERROR]:
        explain(plan, by=planner, digest=found.digest, reason="ทดสอบ")
    submit(Plan.objects.get(pk=plan.pk), by=planner)
    return Plan.objects.get(pk=plan.pk)


def test_whoever_left_office_yesterday_signs_nothing_after_midnight(whole_world: World):
    """The page was opened before midnight, the button is pressed after it."""
    plan, head = submitted(whole_world), whole_world.user("head")
    today = timezone.localdate()
    Holding.objects.filter(user=head).update(until=today)
    late = whole_world.office.officer("head", today + datetime.timedelta(days=1))
    with pytest.raises(NotAllowed):
        decide(plan, by=late, answer="agreed", fingerprint=content_fingerprint(plan))
    in_time = whole_world.office.officer("head", today)
    assert decide(plan, by=in_time, answer="agreed", fingerprint=content_fingerprint(plan)).state == "open"


def test_a_role_that_ended_yesterday_opens_nothing(whole_world: World):
    client = whole_world.browser("planner")
    where = reverse("plan_list", args=["donsukchai"])
    assert client.get(where).status_code == 200
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    RoleGrant.objects.filter(user=whole_world.user("planner")).update(until=yesterday)
    assert client.get(where).status_code == 404
    assert client.post(reverse("plan_new", args=["donsukchai"]), {"title": "x"}).status_code == 404


def test_a_clock_set_back_does_not_turn_the_record_round(whole_world: World, monkeypatch):
    """Entries are numbered; their hour is only told."""
    from sucharit.base.audit import actions

    planner = whole_world.office.officer("planner")
    now = timezone.now()
    for hours in (0, -48, 1):
        monkeypatch.setattr(actions.timezone, "now", lambda hours=hours: now + datetime.timedelta(hours=hours))
        record("plans.created", by=planner, subject="plans.plan:0", label=f"{hours}")
    monkeypatch.undo()
    last = Entry.objects.filter(chain="donsukchai").order_by("-number")[:3]
    assert [entry.label for entry in last] == ["1", "-48", "0"]
    assert verify("donsukchai").faults == ()


def test_a_label_is_never_a_format(whole_world: World):
    """What people call things stands in sentences, mails and logs as it is."""
    entry = record("plans.created", by=whole_world.office.officer("planner"), subject="plans.plan:0", label=BREAKING)
    assert BREAKING in sentence(entry)
    entry.facts = {"__class__": "x", "0": "y"}
    assert BREAKING in sentence(entry)
    answer = whole_world.browser("mayor").get(reverse("record", args=["donsukchai"]))
    assert "<script>alert(1)" not in answer.content.decode()
    export = whole_world.browser("mayor").get(reverse("record_export", args=["donsukchai"]))
    assert BREAKING in b"".join(export.streaming_content).decode().replace('""', '"')


def test_a_notice_of_many_lines_is_mailed_under_one(whole_world: World):
    user = whole_world.user("planner")
    notice = tell([user], organization=whole_world.office.organization, text="ส่งกลับ\r\nBcc: x@evil.example\n", url="/")[
        0
    ]
    mail.outbox.clear()
    mail_notice.call(notice.pk)
    assert mail.outbox[0].subject == "[สุจริต] ส่งกลับ Bcc: x@evil.example"
    assert mail.outbox[0].recipients() == [user.email]


def test_logs_hold_no_line_of_a_stranger(whole_world: World, caplog):
    with caplog.at_level(logging.DEBUG):
        whole_world.browser("planner").get("/o/donsukchai/plans/%0a%0dforged/?q=%0aforged")
        Client().post("/accounts/login/", {"login": "forged\nname", "password": "forged-password"})
    written = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("sucharit"))
    assert "forged" not in written


def test_an_administrator_does_not_decide_or_look_into_plans(whole_world: World):
    """Who gives roles has none of what they open; what they take for themselves is seen by the clerk."""
    admin = whole_world.browser("admin")
    for name in ("plan_list", "risk_register_list", "document_list", "intake_list", "publishing"):
        assert admin.get(reverse(name, args=["donsukchai"])).status_code == 404
    told = {"role": "chief_executive", "since": "1 ต.ค. 2568", "until": "", "unit": ""}
    admin.post(reverse("person_role", args=["donsukchai", "admin"]), told)
    assert Entry.objects.filter(verb="people.role_taken").exists()
    clerk = whole_world.user("clerk")
    assert clerk.notices.filter(text__contains="ตนเอง").exists()


def test_a_route_or_a_word_that_another_saved_is_shown_beside_ones_own(whole_world: World):
    admin, where = whole_world.browser("admin"), reverse("route_edit", args=["donsukchai", "plans.plan"])
    form = next(one for one in Page(where, admin.get(where).content.decode()).forms if "seen" in one.sent)
    other = form.sent | {"name": ["ทางของเพื่อน"]}
    assert admin.post(where, other).status_code == 302
    late = admin.post(where, form.sent | {"name": ["ทางของฉัน"]})
    assert late.status_code == 409
    assert "ทางของฉัน" in late.content.decode()
    again = next(one for one in Page(where, late.content.decode()).forms if "seen" in one.sent)
    assert admin.post(where, again.sent).status_code == 302
    assert Route.objects.get(organization__code="donsukchai", subject_kind="plans.plan").name == "ทางของฉัน"


def test_a_new_control_cannot_take_the_name_of_another(whole_world: World):
    """Controls are bound to initiatives by their key: one risk may not claim those of another, nor of another house."""
    planner = whole_world.office.officer("planner")
    register = start_register(2590, by=planner)
    mine = add_risk(register, RiskContent(process="ก", controls=new_controls(["ของเรื่องแรก"])), by=planner)
    taken = ControlContent(key=mine.controls.get().key, text="ปลอม")
    with pytest.raises(NotAllowed):
        add_risk(register, RiskContent(process="ข", controls=(taken,)), by=planner)
