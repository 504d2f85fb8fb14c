"""The API under its addresses: open to every origin, cacheable, with documentation that runs no script."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, reverse
from django.utils import translation

from sucharit.base.people.gate import public
from sucharit.publishing.portal.api.answers import api, problem
from sucharit.publishing.portal.pages import absolute, address, finished, frame, open_page, page
from sucharit.publishing.portal.rates import admitted

Answer = Callable[..., HttpResponseBase]


def open_data(view: Answer) -> Answer:
    """GET and HEAD for every origin; OPTIONS for browsers that ask before."""

    @public
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override("th"):
            response = _answer(view, request, *args, **kwargs)
            response["Access-Control-Allow-Origin"] = "*"
            return finished(request, response)

    opened.csrf_exempt = True  # type: ignore[attr-defined]  # nothing here changes anything
    return opened


def _answer(view: Answer, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        response = HttpResponse(status=204)
        response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        return response
    if request.method not in ("GET", "HEAD"):
        return problem(405, "อ่านได้อย่างเดียว", "API นี้อ่านได้อย่างเดียว ใช้ GET", "this API is read only; use GET")
    if not admitted(request):
        response = problem(429, "ขอข้อมูลถี่เกินไป", "โปรดรอสักครู่แล้วลองใหม่", "too many requests; wait a minute")
        response["Retry-After"] = "60"
        return response
    request.method = "GET"  # HEAD is GET without its body, which the server drops
    return view(request, *args, **kwargs)


@open_page
def portal_api_docs(request: HttpRequest) -> HttpResponseBase:
    """The documentation as a page of this house, made from the schema itself."""
    schema = api.get_openapi_schema(path_prefix=reverse("portal_api_docs").removesuffix("docs/"))
    operations = [_operation(where, schema["paths"][where]["get"]) for where in schema["paths"]]
    shapes = [
        {"name": name, "says": shape.get("description", ""), "fields": _fields(shape)}
        for name, shape in sorted(schema["components"]["schemas"].items())
    ]
    context = frame(request) | {
        "operations": operations, "shapes": shapes, "schema_url": absolute(reverse("open_data_1:openapi-json")),
        "crumbs": [("หน่วยงานทั้งหมด", address("portal_front")), ("API", "")],
    }  # fmt: skip
    return page("portal/portal_api_docs.html", context)


def _operation(where: str, told: dict[str, Any]) -> dict[str, Any]:
    answers = told["responses"]
    return {
        "path": where,
        "summary": told["summary"],
        "parameters": [
            {
                "name": one["name"], "where": one["in"], "required": one["required"],
                "says": one["schema"].get("description") or one.get("description", ""),
                "type": _type(one["schema"]),
            }
            for one in told.get("parameters", ())
        ],
        "answers": [(status, _shape(answers[status])) for status in answers],
    }  # fmt: skip


def _shape(answer: dict[str, Any]) -> str:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return _type(schema)


def _type(schema: dict[str, Any]) -> str:
    """A schema in a few letters: "integer", "list of BudgetLine", "text or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    return str(schema.get("type", "any"))


def _fields(shape: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"name": name, "type": _type(told), "says": told.get("description", "")}
        for name, told in shape.get("properties", {}).items()
    ]


def api_urls() -> tuple[list[URLPattern], str, str]:
    """The list for `path("api/v1/", …)`, every address of it open."""
    patterns, app_name, namespace = _MADE
    return patterns, app_name, namespace


def _made() -> tuple[list[URLPattern], str, str]:
    """Ninja's own front page of the API says nothing: the documentation stands in its place."""
    patterns, app_name, namespace = api.urls
    kept = [one for one in patterns if isinstance(one, URLPattern)]
    for pattern in kept:
        own = open_data(cast(Answer, pattern.callback))
        pattern.callback = portal_api_docs if pattern.name == "api-root" else own
    return kept, app_name, namespace


_MADE = _made()
