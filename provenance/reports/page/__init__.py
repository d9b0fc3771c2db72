"""The page: a folder's readings in one self-contained HTML file that makes no request. Terminal reports live elsewhere.

`data` turns a reading into plain values, `segments` cuts its text at the marks, `assemble` writes the file; the looks
are in `page.css`, the behaviour in `page.js`, the frame in `page.html`.
"""

from provenance.reports.page.assemble import page
from provenance.reports.page.data import row

__all__ = ["page", "row"]
