"""Calculations over the dated rates: what a job with subsidy, a fleksjob or a daily journey gives."""
