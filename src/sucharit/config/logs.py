"""Log lines as JSON: time, level, logger, message, status. Never a body, a form value, a name or a network address."""

import json
import logging
from datetime import UTC, datetime
from typing import Any


class Lines(logging.Formatter):
    """One JSON object a line. A traceback keeps files and lines; local values and request data are never in it."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (status := getattr(record, "status_code", None)) is not None:
            told["status"] = status
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)
