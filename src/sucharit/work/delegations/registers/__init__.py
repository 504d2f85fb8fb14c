"""The registers of delegation as the shelf knows them."""

from sucharit.work.delegations.registers.orders import DELEGATIONS
from sucharit.work.delegations.registers.reports import REPORTS
from sucharit.work.delegations.registers.reserved import RESERVED

REGISTERS = (DELEGATIONS, REPORTS, RESERVED)

__all__ = ["DELEGATIONS", "REGISTERS", "REPORTS", "RESERVED"]
