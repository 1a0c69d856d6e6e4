"""The papers about companies."""
