"""Pictures without a look of their own: blocks → Office charts, scenes of primitives, SVG."""
