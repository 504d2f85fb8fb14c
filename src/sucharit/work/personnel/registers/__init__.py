"""The registers of the room as the shelf knows them."""

from sucharit.work.personnel.registers.cases import APPEALS, CASES
from sucharit.work.personnel.registers.committees import COMMITTEES, MEETINGS
from sucharit.work.personnel.registers.papers import OPINIONS, PAPERS
from sucharit.work.personnel.registers.rounds import ROUNDS

REGISTERS = (PAPERS, ROUNDS, COMMITTEES, MEETINGS, CASES, APPEALS, OPINIONS)

__all__ = ["APPEALS", "CASES", "COMMITTEES", "MEETINGS", "OPINIONS", "PAPERS", "REGISTERS", "ROUNDS"]
