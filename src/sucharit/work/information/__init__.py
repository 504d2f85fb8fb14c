"""The information centre: who came, requests under the Official Information Act with their clock, suggestions.

Never here: complaints, requests for a service, or the documents that are shown.
"""
