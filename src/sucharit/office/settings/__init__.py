"""The settings of one organization: its facts and units, people, positions and roles, approval routes; and the first run.

Never here: settings of the installation (config, from the environment).
"""
