"""The one plan that `sucharit demo` reads: invented, typical, and with the contradictions that such plans have.

It is made by `python -m tests.samples.build`. Never here: documents of a real organization.
"""

from importlib.resources import files

DEMO_NAME = "plan.txt"


def demo_plan() -> bytes:
    """The text of the demonstration plan, UTF-8, as a scan would give it."""
    return files(__name__).joinpath(DEMO_NAME).read_bytes()
