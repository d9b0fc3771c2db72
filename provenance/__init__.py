"""Score the sourcing of news articles: attributions, citation chains, ratings with reasons."""
