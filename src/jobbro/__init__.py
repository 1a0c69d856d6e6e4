"""Jobbro: the workbench of the Danish job- og virksomhedskonsulent."""
