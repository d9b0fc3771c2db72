"""Ways to read many articles, one contract: the same rows in the same order, whoever made them. Reads none itself.

An engine is a function (articles, job) -> rows. `serial` is the reference; `processes` must give the same bytes.
"""

from provenance.engines.job import Engine, Job

__all__ = ["Engine", "Job"]
