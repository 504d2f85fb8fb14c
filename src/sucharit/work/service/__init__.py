"""The service catalogue: manuals for citizens and for staff in their versions, the chart for the counter, what lacks.

Never here: tickets, requests of citizens, or what a person was asked for.
"""
