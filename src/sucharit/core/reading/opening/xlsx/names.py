"""Names of SpreadsheetML, as Excel writes it (transitional) and as ISO 29500 has it (strict)."""

import re

from sucharit.core.reading.opening.elements import names

NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # ISO 29500 22.4.2.4: characters that XML cannot hold


def words(*local: str) -> dict[str, str]:
    return names(NAMESPACES, *local)


def unescaped(text: str) -> str:
    """Text with Excel's own escapes resolved and every line end as "\\n"."""
    if "_x" in text:
        text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def index(attributes: dict[str, str], name: str) -> int | None:
    """An attribute that counts from 0, or None."""
    text = attributes.get(name, "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else None
