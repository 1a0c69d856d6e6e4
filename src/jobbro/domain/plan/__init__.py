"""The spine: dated steps of tasks that are practice or paid work."""
