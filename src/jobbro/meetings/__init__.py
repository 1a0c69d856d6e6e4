"""Conversations with a citizen: what was asked, what it became, and who does what now."""
