"""One's own profile: name, address, digits, language, password, second factors, sessions.

Never here: anybody else's account.
"""
