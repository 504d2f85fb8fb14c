"""The reader's page of the record: who did what and when, in sentences, and whether the chain holds.

Never here: writing an entry (base.audit, inside each verb).
"""
