"""A synthetic nation: one invented organization worked up by the verbs, then copied as rows thousands of times.

It answers one question: are an officer's pages as quick among thousands of organizations as alone? Never for people:
copies share their texts, their files have no bytes, and their record does not verify.
"""
