"""Training and measuring the attribution models. Nothing here is imported when articles are read."""
