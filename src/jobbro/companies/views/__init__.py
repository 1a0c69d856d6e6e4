"""The pages about companies."""
