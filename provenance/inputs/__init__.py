"""Files and folders -> articles: one door for every format. A fault is a problem with a place, never an exception."""

from provenance.inputs.door import SUFFIXES, articles, read
from provenance.inputs.folders import find
from provenance.inputs.metadata import Metadata, load_metadata

__all__ = ["SUFFIXES", "Metadata", "articles", "find", "load_metadata", "read"]
