"""The demonstration as a stranger sees it: pages that link to pages, and the forms that stand on them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve
from tests.house.addresses import addresses

from sucharit.base.audit.models import Entry
from sucharit.base.people.models import User
from sucharit.base.people.roles import GRANTS, Role
from sucharit.office.demonstration.people import Cast

#: Links that are followed at most this often for one address of the configuration: a list of sixty is one page.
SAMPLES = 1
WITHIN = ("/o/", "/me/")
#: Nothing can be followed or filled in there, and drawing a book takes as long as ten pages.
FILES = re.compile(r"[./](pdf|docx|xlsx|csv|json|ics|zip)/?$")
#: Who walks beside the planner: most of what they see is what the planner sees, and is not walked again.
BESIDE = {"clerk": Role.CLERK, "reporter": Role.UNIT_REPORTER}
#: Rooms whose pages ask again who it is: the owner of a matter, the keeper of a rule or of a meeting, another's deed.
ASKING_AGAIN = frozenset({"approvals", "complaints", "obligations", "progress", "retention", "shelf"})


def rooms_of(role: Role) -> tuple[str, ...]:
    """Where the role makes a difference: rooms with a door that no plan officer may open, and those that ask again."""
    more = {can.value for can in GRANTS[role] - GRANTS[Role.PLAN_OFFICER]}
    own = {one.pattern.split("/")[2] for one in addresses() if one.gate in more and one.pattern.startswith("o/")}
    return tuple(f"/o/donsukchai/{room}/" for room in sorted((own | ASKING_AGAIN) - {""}))


@dataclass
class Field:
    """A field of a form as it would be sent; `options` are those of a choice."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)

    @property
    def is_text(self) -> bool:
        return self.kind in {"text", "search", "email", "url", "tel", "textarea", "number", "date", "hidden", ""}


@dataclass
class Form:
    """A form of a page: where it goes, and what is in it before anybody types."""

    page: str
    action: str
    method: str = "get"
    fields: list[Field] = field(default_factory=list)

    @property
    def sent(self) -> dict[str, list[str]]:
        """What a browser sends when nothing is changed; radio buttons and boxes as they are ticked."""
        told: dict[str, list[str]] = {}
        for one in self.fields:
            if one.kind not in {"file", "submit", "button", "unticked"}:
                told.setdefault(one.name, []).append(one.value)
        return told


class Page(HTMLParser):
    """Links and forms of a page, read without mercy for how it looks."""

    def __init__(self, here: str, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.here, self.text, self.links, self.forms = here, text, list[str](), list[Form]()
        self._form: Form | None = None
        self._area: Field | None = None
        self._choice: Field | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "href" in told and tag == "a":
            self.links.append(urljoin(self.here, told["href"]))
        if "hx-get" in told:
            self.links.append(urljoin(self.here, told["hx-get"]))
        if tag == "form":
            action = urljoin(self.here, told.get("action") or self.here)
            self._form = Form(self.here, action, told.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and told.get("name"):
            self._field(tag, told)
        elif tag == "option" and self._choice is not None:
            self._option(told)

    def _field(self, tag: str, told: Mapping[str, str]) -> None:
        assert self._form is not None
        kind = told.get("type", "text") if tag == "input" else tag
        if kind in {"checkbox", "radio"} and "checked" not in told:
            kind = "unticked"
        one = Field(told["name"], kind, told.get("value", "on" if kind == "checkbox" else ""))
        self._form.fields.append(one)
        if tag == "textarea":
            self._area = one
        elif tag == "select":
            self._choice = one

    def _option(self, told: Mapping[str, str]) -> None:
        assert self._choice is not None
        self._choice.options.append(told.get("value", ""))
        if "selected" in told or len(self._choice.options) == 1:
            self._choice.value = told.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._choice = None


@dataclass
class World:
    """Two organizations, a browser for each person, and what each can reach."""

    office: Cast
    neighbour: Cast
    _walked: dict[str, tuple[dict[str, Page], set[str]]] = field(default_factory=dict)

    def user(self, username: str) -> User:
        return (self.neighbour if username.startswith("neighbour") else self.office).users[username]

    def browser(self, username: str, **settings: bool) -> Client:
        client = Client(raise_request_exception=False, **settings)
        client.force_login(self.user(username), backend="django.contrib.auth.backends.ModelBackend")
        return client

    def deeds(self) -> int:
        """How many entries the record has."""
        return Entry.objects.count()

    def pages_of(self, username: str) -> dict[str, Page]:
        """Address > page, `SAMPLES` of each kind that can be reached by links from the desk; walked once."""
        return self._walk_of(username)[0]

    def links_of(self, username: str) -> set[str]:
        """Every address that stands on those pages."""
        return self._walk_of(username)[1]

    def forms_of(self, username: str) -> list[Form]:
        """Every kind of form on those pages once."""
        told: dict[tuple[str, str, frozenset[str]], Form] = {}
        for page in self.pages_of(username).values():
            for form in page.forms:
                names = frozenset(one.name for one in form.fields if not any(letter.isdigit() for letter in one.name))
                told.setdefault((kind_of(form.action), form.method, names), form)
        return list(told.values())

    def _walk_of(self, username: str) -> tuple[dict[str, Page], set[str]]:
        if username not in self._walked:
            within = rooms_of(BESIDE[username]) if username in BESIDE else WITHIN
            self._walked[username] = self._walk(self.browser(username), within)
        return self._walked[username]

    def _walk(self, client: Client, within: tuple[str, ...]) -> tuple[dict[str, Page], set[str]]:
        waiting, seen, counted, pages = ["/o/donsukchai/"], {"/o/donsukchai/"}, dict[str, int](), dict[str, Page]()
        while waiting:
            here = waiting.pop(0)
            answer = client.get(here)
            shut(answer)
            if answer.status_code != 200 or answer.streaming or "text/html" not in answer["Content-Type"]:
                continue
            pages[here] = Page(here, answer.content.decode())
            for link in pages[here].links:
                place = urlsplit(link)._replace(fragment="").geturl()
                if place.startswith(within) and place not in seen:
                    seen.add(place)
                    kind = kind_of(place)
                    if FILES.search(urlsplit(place).path):
                        continue
                    counted[kind] = counted.get(kind, 0) + 1
                    waiting += [place] if counted[kind] <= SAMPLES else []
        return pages, seen


def shut(answer: HttpResponseBase) -> None:
    """Closes the file behind an answer, without the signal that would end the test's connection."""
    for close in answer._resource_closers:
        close()


def kind_of(place: str) -> str:
    """The pattern of an address, and whether something is asked of it."""
    try:
        return resolve(urlsplit(place).path).route + ("?" if urlsplit(place).query else "")
    except Resolver404:
        return place
