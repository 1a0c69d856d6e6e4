"""The demo municipality: the worked cases of the trade and an invented town around them, all marked DEMO."""
