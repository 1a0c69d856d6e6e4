"""A PostgreSQL of a bench's own."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.throwaway import postgres

from bench.harness import CannotMeasure


@contextmanager
def empty_postgres() -> Iterator[str]:
    """Start one and yield the address of an empty database; it is removed at the end.

    :raises CannotMeasure: when the machine has no PostgreSQL that is new enough
    """
    with ExitStack() as stack:
        try:
            address = stack.enter_context(postgres.cluster())
        except FileNotFoundError as problem:
            raise CannotMeasure(str(problem)) from problem
        # The tests make their own database there; a bench takes the one that every new cluster has.
        yield address.replace("/jobbro?", "/postgres?")
