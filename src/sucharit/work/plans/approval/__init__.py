"""The way of a plan from draft to adoption: submitted, signed position by position, adopted.

Never here: routes and what an approval is (base.approvals), and what is printed or published of it (publishing).
"""
