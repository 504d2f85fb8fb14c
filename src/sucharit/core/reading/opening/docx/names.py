"""Names of WordprocessingML, as Word writes it (transitional) and as ISO 29500 has it (strict)."""

from sucharit.core.reading.opening.elements import names

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STRICT_MATH = "http://purl.oclc.org/ooxml/officeDocument/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFF = ("0", "false", "off", "none")


def words(*local: str) -> dict[str, str]:
    """Full names of WordprocessingML elements to their local names."""
    return names((TRANSITIONAL, STRICT), *local)


def value(attributes: dict[str, str], name: str = "val") -> str | None:
    """An attribute of the w: namespace, or None."""
    found = attributes.get(f"{TRANSITIONAL} {name}")
    return attributes.get(f"{STRICT} {name}") if found is None else found


def number(attributes: dict[str, str], name: str = "val") -> int | None:
    """The same as a whole number; anything else is as if it were absent."""
    text = value(attributes, name) or ""
    digits = text.removeprefix("-")
    return int(text) if digits.isdecimal() and digits.isascii() and len(digits) < 10 else None


def is_on(attributes: dict[str, str]) -> bool:
    """A switch such as <w:vanish/>: on unless it says otherwise."""
    return (value(attributes) or "1").lower() not in OFF
