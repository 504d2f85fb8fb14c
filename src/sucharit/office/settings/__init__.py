"""The settings of one organization: facts, units, people, positions, roles, approval routes; and the first run.

Never here: settings of the installation (config, from the environment).
"""
