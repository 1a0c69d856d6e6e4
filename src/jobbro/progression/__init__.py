"""The citizen's way forward: goals in small steps, the three zones, homework, and the road to a job."""
