"""Delegations: orders that hand powers on, with their law, annexed list, notice and monthly reports; what may not be
handed on.

Never here: who holds a position (base.people), and what every register does (work.shelf).
"""
