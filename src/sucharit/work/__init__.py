"""The integrity work itself, in the order in which its data flow: intake, risks, plans.

A room knows the rooms before it and pulls from them. Never here: papers with register numbers and public pages
(publishing), and the pages that look across rooms (office).
"""
