"""Number and secret of a complaint's receipt."""

from sucharit.base.doors.receipts import NOBODY, Tokens, fits, new_secret, numbered, sealed, shown, typed

_TOKENS = Tokens("sucharit.complaints")
new_token, read_token = _TOKENS.new, _TOKENS.read
token_digest, secret_of = _TOKENS.digest, _TOKENS.secret

__all__ = [
    "NOBODY", "fits", "new_secret", "new_token", "numbered", "read_token", "sealed", "secret_of", "shown",
    "token_digest", "typed",
]  # fmt: skip
