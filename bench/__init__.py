"""Measurements of Jobbro against named peers: one command each, ours and theirs in turns within the same run.

A bench is a module with `run(rounds: int) -> Outcome`, listed in `bench.__main__`. It brings its own data, checks
that both sides give the same answer, and never runs inside the test suite.
"""
