"""Users, teams, roles and the municipality's settings; the guards for views."""
