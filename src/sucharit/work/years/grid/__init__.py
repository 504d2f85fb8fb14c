"""The table of a year as an editable grid: quarters as marks, quantities, the ordinance's money, owner and unit.

Never here: what a change of an approved year needs (actions.amending).
"""
