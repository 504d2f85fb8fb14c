"""kill -9 of everything, three times: what was answered is there, nothing is half-done. benchmarks/killing.py does it
fifty times, on both databases."""

import sys
from pathlib import Path

import pytest
from benchmarks.killing import CHANCE, Trial, free_port, rounds_of


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds every process below the server in /proc")
def test_killed_in_the_middle_of_work(tmp_path: Path) -> None:
    CHANCE.seed(3)
    trial = Trial(tmp_path, free_port())
    trial.prepare(plans=12)
    lines: list[str] = []
    faults = rounds_of(trial, rounds=3, longest=0.8, least=6, say=lines.append)
    assert not faults, "\n".join([*faults, *lines])
    assert not trial.ledger.refused, trial.ledger.refused
    assert sum(trial.ledger.acknowledged().values()) >= 18, lines
