"""The first run: founding an organization on an empty installation, step by step, behind a token that only the
operator of the server can read.

Never here: changing an organization that exists (the rest of settings).
"""


def setup_address() -> str:
    """Where to found the first organization and with which token; "" where there is one. For `sucharit serve`."""
    from sucharit.office.settings.first_run.tokens import ready_token, said_to_operator

    token = ready_token(quiet=True)
    return said_to_operator(token) if token else ""


def new_setup_address() -> str:
    """The same with a fresh token, for another organization too. For `sucharit setup`."""
    from sucharit.office.settings.first_run.tokens import new_token, said_to_operator

    return said_to_operator(new_token())
