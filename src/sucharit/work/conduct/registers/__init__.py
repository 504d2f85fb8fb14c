"""The registers of conduct as the shelf knows them."""

from sucharit.work.conduct.registers.assets import ASSETS, COUNTS, LOANS
from sucharit.work.conduct.registers.ethics import CASES
from sucharit.work.conduct.registers.gifts import GIFTS
from sucharit.work.conduct.registers.interests import CHECKS, INTERESTS, RISKS
from sucharit.work.conduct.registers.papers import ACKNOWLEDGEMENTS, CODES, MANUALS, PLEDGES

REGISTERS = (CODES, CASES, PLEDGES, ACKNOWLEDGEMENTS, GIFTS, INTERESTS, RISKS, CHECKS, MANUALS, ASSETS, LOANS, COUNTS)

__all__ = [
    "ACKNOWLEDGEMENTS", "ASSETS", "CASES", "CHECKS", "CODES", "COUNTS", "GIFTS", "INTERESTS", "LOANS", "MANUALS",
    "PLEDGES", "REGISTERS", "RISKS",
]  # fmt: skip
