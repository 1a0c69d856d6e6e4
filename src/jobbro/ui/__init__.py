"""Base templates, components, form rendering and template tags; no business words."""
