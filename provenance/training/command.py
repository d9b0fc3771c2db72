"""The command line that the trainings of judges and antecedents share. Reads no corpus, trains nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from provenance import ruleset
from provenance.attribution.tagger.modelfiles import SHIPPED
from provenance.ruleset import Rules
from provenance.text import phrases


def asked(description: str | None, listens: bool = True) -> tuple[Namespace, Rules]:
    """What is asked for: annotations, corpus, metadata, write and, if it `listens`, model. And the shipped rules."""
    parser = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    for name in ("annotations", "corpus", "metadata"):
        parser.add_argument(name, type=Path)
    if listens:
        parser.add_argument("--model", type=Path, default=SHIPPED, help="folder of the careful reader's model")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    loaded, _ = ruleset.load([ruleset.shipped()])
    return chosen, ruleset.compile(loaded, phrases)
