"""The one error that a reader may meet when a document is made."""


class DocumentError(Exception):
    """A document could not be made; the message is a plain Danish sentence for the person who asked for it."""
