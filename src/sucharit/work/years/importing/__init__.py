"""An annual plan that was read by intake goes into a draft year: rows known by their titles, differences shown first.

Never here: reading, and answering what the reader asks (intake).
"""
