"""Verbs of requests: a service goes online, a request comes in, is worked on, answered, called off."""
