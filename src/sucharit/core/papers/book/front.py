"""Cover, foreword and contents."""

from collections.abc import Iterator

from sucharit.core.papers.organizations import chief_executive, name_of, place_of, years_of
from sucharit.core.papers.paper import Block, Contents, Cover, Emblem, Heading, Section, Signature, text
from sucharit.core.papers.prose import foreword_of
from sucharit.core.plan import Plan


def front(plan: Plan, *, emblem: bytes | None = None, foreword: tuple[str, ...] = ()) -> Iterator[Block]:
    if emblem:
        yield Emblem(height=3.5, image=emblem, alternative=f"ตราสัญลักษณ์ของ{name_of(plan.organization)}")
    yield Cover(
        title=_title_lines(plan.title),
        years="" if _says_years(plan) else years_of(plan),
        organization=plan.organization.name if plan.organization else "",
        place=place_of(plan.organization),
    )
    yield Section(numbers="letters", restart=True)
    yield Heading(text="คำนำ", level=1)
    for paragraph in foreword or foreword_of(plan):
        yield text(paragraph, first_line=True)
    if plan.signatory:
        yield Signature(name=plan.signatory, position=(chief_executive(plan.organization),))
    elif plan.organization:
        yield Signature(position=(plan.organization.name,))
    yield Section(numbers="letters")
    yield Contents()


def _title_lines(title: str) -> tuple[str, ...]:
    """A long title in two lines, parted where its purpose begins."""
    what, purpose, why = title.replace("\n", "").partition("เพื่อ")
    lines = (what, purpose + why) if len(what) > 15 else (title,)
    return tuple(line.strip() for line in lines if line.strip()) or ("แผนปฏิบัติการป้องกันการทุจริต",)


def _says_years(plan: Plan) -> bool:
    return plan.span is not None and str(plan.span.first) in plan.title
