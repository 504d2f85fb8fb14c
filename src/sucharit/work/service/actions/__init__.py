"""Verbs on manuals: written, proposed, decided on by another, reviewed, ended; files that go with a service."""
