"""FirstRun: what has been answered so far while an organization is being founded."""

from django.db import models


class FirstRun(models.Model):
    """The answers of one first run, behind one token. The token itself is never here, only its digest; the password is
    here only as its hash. `founded` is the organization that came of it: a token founds one organization.

    Personal data: the names, sign-in names and addresses of the first people, until the organization is founded; then
    the answers are emptied. An unfinished first run keeps them until the operator makes a new token.
    """

    token_digest = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict)
    begun_at = models.DateTimeField(auto_now_add=True)
    founded = models.OneToOneField("organizations.Organization", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d} {self.founded or '-'}"
