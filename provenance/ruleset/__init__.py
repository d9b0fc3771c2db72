"""Rules that editors write: loaded from YAML into typed values, compiled once, found in articles in one pass."""
