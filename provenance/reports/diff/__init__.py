"""What an edit of the rules changes, for people and programs: text, Markdown, one page, JSON. Compares nothing."""

from provenance.reports.diff.markdown import markdown
from provenance.reports.diff.page import page
from provenance.reports.diff.records import record
from provenance.reports.diff.text import text

__all__ = ["markdown", "page", "record", "text"]
