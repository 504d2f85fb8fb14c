"""A browser's name as a person would say it: "Chrome บน Windows". The full User-Agent is never kept."""

_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Line/", "LINE"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
             ("CriOS/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
            ("CrOS", "Chromebook"), ("Linux", "Linux"))  # fmt: skip


def device_of(user_agent: str) -> str:
    """ "" where neither the browser nor the system is known."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    return " บน ".join(part for part in (browser, system) if part)
