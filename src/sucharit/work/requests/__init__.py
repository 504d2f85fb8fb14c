"""Requests of citizens for a service: online forms, files, where a request stands, messages, answers in time.

Never here: what a service is (the catalogue says), complaints, or who was served at a counter.
"""
