"""The register of damages, and the few tools with which a damage strikes a sample."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import msgspec

from sucharit.core.plan import Initiative
from sucharit.core.thai import thai_digits
from tests.samples.printed import Printed, Sample, Wanted

Damage = Callable[[Sample, random.Random], Sample | None]
#: name > damage; a damage gives None where the sample has no place for it
DAMAGES: dict[str, Damage] = {}
#: damages that change neither what must be read nor what must be found
HARMLESS: set[str] = set()
#: damages that leave no tabs or marks for others to strike: always the last
CLOTHES: set[str] = set()


def damage(name: str, *, harmless: bool = False, clothes: bool = False) -> Callable[[Damage], Damage]:
    """Registers a damage under a name that is used in file names and in tests."""

    def register(function: Damage) -> Damage:
        DAMAGES[name] = function
        if harmless or clothes:
            HARMLESS.add(name)
        if clothes:
            CLOTHES.add(name)
        return function

    return register


def in_order(names: Iterable[str]) -> list[str]:
    """Contradictions first, then what only looks different, clothes last."""
    return sorted(names, key=lambda name: (name in CLOTHES, name in HARMLESS, name))


def damaged(sample: Sample, *names: str, seed: int = 1) -> Sample:
    """The sample after each named damage in turn; one that finds no place for itself is left out of `damages`."""
    for name in names:
        after = DAMAGES[name](sample, random.Random(f"{name} {seed}"))
        if after is not None:
            sample = replace(after, damages=(*sample.damages, name))
    return sample


# lines


def with_line(sample: Sample, place: int, *lines: Printed) -> Sample:
    """The line at `place` replaced by others (none: taken out)."""
    return replace(sample, lines=(*sample.lines[:place], *lines, *sample.lines[place + 1 :]))


def with_text(sample: Sample, place: int, text: str, mark: str | None = None) -> Sample:
    line = sample.lines[place]
    return with_line(sample, place, replace(line, text=text, mark=mark or line.mark))


def inserted(sample: Sample, place: int, *lines: Printed) -> Sample:
    return replace(sample, lines=(*sample.lines[:place], *lines, *sample.lines[place:]))


def without(sample: Sample, places: Sequence[int]) -> Sample:
    gone = set(places)
    return replace(sample, lines=tuple(line for i, line in enumerate(sample.lines) if i not in gone))


def mapped(sample: Sample, change: Callable[[Printed], str], chosen: Callable[[Printed], bool]) -> Sample:
    """Every chosen line with its text changed."""
    return replace(sample, lines=tuple(replace(x, text=change(x)) if chosen(x) else x for x in sample.lines))


def in_digits_of(sample: Sample, text: str) -> str:
    """Thai digits where the sample prints Thai digits."""
    return thai_digits(text) if any("๑" in line.text for line in sample.lines) else text


# what must be read and found


def with_initiative(sample: Sample, seq: int, **changes: object) -> Sample:
    changed = tuple(msgspec.structs.replace(x, **changes) if x.seq == seq else x for x in sample.plan.initiatives)
    return with_plan(sample, initiatives=changed)


def with_plan(sample: Sample, **changes: object) -> Sample:
    return replace(sample, plan=msgspec.structs.replace(sample.plan, **changes))


def wants(sample: Sample, *wanted: Wanted) -> Sample:
    return replace(sample, wanted=(*sample.wanted, *wanted))


def initiative(sample: Sample, seq: int) -> Initiative:
    return next(one for one in sample.plan.initiatives if one.seq == seq)


def pick(chance: random.Random, options: Sequence[int]) -> int | None:
    return chance.choice(options) if options else None


def free(sample: Sample) -> list[int]:
    """Initiatives that no damage has touched: two contradictions in one sheet may hide each other."""
    touched = {wanted.initiative for wanted in sample.wanted}
    return [one.seq for one in sample.plan.initiatives if one.seq not in touched]


def only(sample: Sample, part: str, **tags: object) -> int | None:
    """The place of the only (first) line with these tags."""
    places = sample.places(part, **tags)
    return places[0] if places else None
