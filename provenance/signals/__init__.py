"""Signals read straight from the words: hedges, requests for comment, reasons for anonymity, disclosures.

Each module has one verb, `find`, and knows nothing of who speaks or how the words travelled.
"""
