"""A person's name as it is compared: two writings of one name are one person."""

import re

from sucharit.work.plans.sheet import fit_text

MOST = 160  # letters of a name
_TITLES = re.compile(
    r"^(นางสาว|น\.ส\.|นาย|นาง|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|คุณ |ว่าที่ ?ร\.ต\.|mr\.? |mrs\.? |ms\.? )\s*", re.IGNORECASE
)


def fit_name(text: str) -> str:
    """One line of regular letters."""
    return " ".join(fit_text(text, MOST, one_line=True).split())


def name_key(name: str) -> str:
    """ "นาย สมชาย  ใจดี" and "สมชาย ใจดี" are the same."""
    return _TITLES.sub("", fit_name(name)).replace(" ", "").casefold()


def lines_of(text: str, most: int) -> list[tuple[str, str]]:
    """A line each: name, and what stands after the first comma; each name once, in order."""
    found: dict[str, tuple[str, str]] = {}
    for line in fit_text(text, 200_000).splitlines()[: most + 1]:
        name, _comma, rest = line.partition(",")
        if key := name_key(name):
            found.setdefault(key, (fit_name(name), " ".join(rest.split())[:MOST]))
    return list(found.values())
