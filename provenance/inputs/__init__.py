"""Files and folders -> articles: one door for every format. A fault is a problem with a place, never an exception."""

from provenance.inputs.door import SUFFIXES, articles, names, read
from provenance.inputs.folders import find
from provenance.inputs.metadata import Metadata, load_metadata
from provenance.inputs.options import Fields, Options

__all__ = ["SUFFIXES", "Fields", "Metadata", "Options", "articles", "find", "load_metadata", "names", "read"]
