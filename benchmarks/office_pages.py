"""The pages that an officer opens, timed in a process that is told when: `python benchmarks/office_pages.py`.

Reads one line a round on standard input, writes one line of JSON: page > milliseconds of one request through Django's
test client, all middleware included. Only benchmarks/nation.py starts it, with the environment of one installation.
"""

import json
import os
import sys
import time
from typing import TYPE_CHECKING

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sucharit.config.settings")

import django
from django.conf import settings
from django.test import Client
from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpResponse

#: What people look for: everywhere, somewhere, one place, two words, a beginning, nothing.
QUESTIONS = ("โครงการ", "จัดซื้อจัดจ้าง", "ร้องเรียน", "คุณธรรม จริยธรรม", "ประเมินคุณ", "ITA", "ปลาวาฬสีม่วง", "ส่งเสริมความโปร่งใส")


def pages() -> dict[str, str]:
    """Name > address, of the original organization."""
    from sucharit.office.synthesis.original import CODE, FIRST, LAST
    from sucharit.publishing.documents.models import Document
    from sucharit.work.plans.models import Plan
    from sucharit.work.risks.models import RiskRegister

    plans = {plan.state: plan for plan in Plan.objects.filter(organization__code=CODE).order_by("pk")}
    adopted, draft = plans["adopted"], plans["draft"]
    document = Document.objects.filter(organization__code=CODE, state="issued").order_by("pk")[0]
    year = RiskRegister.objects.filter(organization__code=CODE).order_by("pk").values_list("fiscal_year", flat=True)[0]
    wanted = {
        "desk": ("desk",), "plan list": ("plan_list",), "tree": ("plan_tree", adopted.pk),
        "sheet": ("initiative", adopted.pk, 30), "sheet, to edit": ("initiative_edit", draft.pk, 3),
        "five-year grid": ("plan_grid", adopted.pk), "findings": ("plan_findings", adopted.pk),
        "plan history": ("plan_history", adopted.pk), "approval of a plan": ("plan_approval", adopted.pk),
        "inbox of approvals": ("approval_list",), "risk register": ("risk_register", year),
        "documents": ("document_list",), "document": ("document", document.pk), "record": ("record",),
        "notices": ("notice_list",), "intake": ("intake_list",), "publishing": ("publishing",),
    }  # fmt: skip
    found = {name: reverse(view, args=[CODE, *rest]) for name, (view, *rest) in wanted.items()}
    public = {"public plan": "portal_plan", "public money": "portal_budget"}
    return found | {name: reverse(view, args=[CODE, f"{FIRST}-{LAST}"]) for name, view in public.items()}


def main() -> None:
    django.setup()
    from sucharit.base.people.models import User
    from sucharit.office.synthesis.original import CODE

    settings.ALLOWED_HOSTS = ["testserver"]
    planner, clerk = Client(), Client()
    for client, name in ((planner, "planner"), (clerk, "clerk")):
        who = User.objects.get(username=f"{CODE}-{name}")
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    found = pages()
    search = reverse("search", args=[CODE])
    for number, _line in enumerate(sys.stdin):
        told = {name: timed(clerk if name == "record" else planner, name, url) for name, url in found.items()}
        told["search"] = timed(planner, "search", search, q=QUESTIONS[number % len(QUESTIONS)])
        print(json.dumps(told), flush=True)


def timed(client: Client, name: str, url: str, **query: str) -> float:
    start = time.perf_counter()
    answer: HttpResponse = client.get(url, query)
    taken = (time.perf_counter() - start) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{name} answered {answer.status_code}")
    return taken


if __name__ == "__main__":
    main()
