"""The trained readers at run time: words in, attributions out. Nothing here trains, and nothing here imports torch."""
