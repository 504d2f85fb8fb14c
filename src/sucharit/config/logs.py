"""Log lines as JSON: time, level, logger, message, status. Never a body, a form value, a name or a network address.

Two things carry such values without meaning to: the text of an exception (a database quotes the row that it refuses,
a conversion the word that it could not convert) and the address of a page (search words, one-time tokens). So an
exception is told by its type and its place, and a request by the pattern of its route.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.template import TemplateDoesNotExist, TemplateSyntaxError

#: Exceptions whose text tells of the program, not of what people typed into it.
_TELLING = (ImportError, ImproperlyConfigured, NameError, RecursionError, TemplateDoesNotExist, TemplateSyntaxError)
_MOST_PLACES = 40


class Lines(logging.Formatter):
    """One JSON object a line. A trace keeps types, files and lines; values are never in it."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if (status := getattr(record, "status_code", None)) is not None:
            told["status"] = status
        if record.exc_info and record.exc_info[1] is not None:
            told["trace"] = trace_of(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """What is said; a line about a request says its method and route instead of what was asked for."""
    if record.name == "django.server":
        return _of_development(record)
    if record.name.startswith(("django.request", "django.security")):
        return f"{_refusal(record)}: {_route(getattr(record, 'request', None))}"
    if isinstance(record.args, tuple):
        record.args = tuple(_kind(told) if isinstance(told, BaseException) else told for told in record.args)
    return record.getMessage()


def _refusal(record: logging.LogRecord) -> str:
    """ "Not Found", "Forbidden"; a suspicion only by its name, which is the logger's: its text quotes what was sent."""
    if record.name.startswith("django.security"):
        return record.name.removeprefix("django.security.")
    told = str(record.msg).partition(":")[0].partition("(")[0].strip()
    return str(record.args[0]) if told == "%s" and isinstance(record.args, tuple) and record.args else told


def _route(request: Any) -> str:
    """ "GET o/<slug:organization>/search/": the pattern, never what stood in its place, nor the query."""
    match = getattr(request, "resolver_match", None)
    return f"{getattr(request, 'method', '')} {match.route if match else '(no such address)'}".strip()


def _of_development(record: logging.LogRecord) -> str:
    """The line of `runserver`, without the query."""
    line = str(record.args[0]) if isinstance(record.args, tuple) and record.args else ""
    return " ".join(part.partition("?")[0] for part in line.split()[:2])


def trace_of(exception: BaseException) -> list[str]:
    """The exception and what caused it, each with its places, the innermost last."""
    told: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = exception
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        told.append(_kind(cause))
        frames = traceback.extract_tb(cause.__traceback__)[-_MOST_PLACES:]
        told += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return told


def _kind(exception: BaseException) -> str:
    """The type, and what is known to be no one's: a database's code, the system's word for an error."""
    name = f"{type(exception).__module__}.{type(exception).__qualname__}".removeprefix("builtins.")
    code = getattr(exception, "sqlstate", None) or getattr(exception, "sqlite_errorname", None)
    if code:
        return f"{name} {code}"
    if isinstance(exception, OSError) and exception.strerror:
        return f"{name} {exception.strerror}"
    return f"{name}: {exception}" if isinstance(exception, _TELLING) else name


def logging_settings() -> dict[str, Any]:
    """For LOGGING: ours and Django's from INFO, the libraries' only warnings (some tell of the documents they open; the
    queue tells of every mail twice)."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "sucharit.config.logs.Lines"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "sucharit": {"level": "INFO"},
            # Django's own handlers would write the message as it is, and mail it to administrators.
            "django": {"handlers": [], "level": "INFO"},
            "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
            "django_tasks": {"level": "WARNING"},
        },
    }
