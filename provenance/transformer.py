"""A scikit-learn transformer: texts in, sourcing features out, to stand in front of any classifier. Trains nothing.

The only room outside of training that imports scikit-learn; nothing imports it but whoever asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from provenance import api
from provenance.scoring.features import NAMES
from provenance.values import Article, RatingName, Reading

RATINGS: tuple[RatingName, ...] = ("depth", "hedging", "secondhand", "overall")


class ProvenanceFeatures(TransformerMixin, BaseEstimator):
    """The measured features of each text: counts, shares of words, rates per 100 words.

    Parameters
    ----------
    model : {"careful", "quick", "rules"}, default="quick"
        Who finds the attributions. Careful is the most exact, rules is the fastest.
    rules_folders : sequence of paths or None, default=None
        Folders of rules laid over the shipped ones, later over earlier.
    ratings : bool, default=False
        Whether depth, hedging, secondhand and overall (0 to 100) come after the features as `rating_depth` and so on;
        nan where a text cannot be rated. The features themselves are always finite.

    Attributes
    ----------
    feature_names_ : tuple of str
        Names of the columns, in order.

    Notes
    -----
    It learns nothing from the texts: `fit` opens rules and reader, so that faults in them come to light before the
    first text, and `transform` may be called without it. As with scikit-learn's own text vectorizers, input is one
    sequence of texts, not a table of numbers.
    """

    feature_names_: tuple[str, ...]

    def __init__(
        self, *, model: str = "quick", rules_folders: Sequence[str | Path] | None = None, ratings: bool = False
    ) -> None:
        self.model = model
        self.rules_folders = rules_folders
        self.ratings = ratings

    def fit(self, X: Iterable[str], y: object = None) -> Self:  # noqa: ARG002, N803 - scikit-learn's names
        """Check the texts and open rules and reader. Raises `BrokenRules` for faults in rules, ValueError otherwise."""
        _texts(X)
        api.ready(self.model, self._folders())
        self.feature_names_ = self._names()
        return self

    def transform(self, X: Iterable[str]) -> NDArray[np.float64]:  # noqa: N803
        """Features of the texts, an array of shape (n_texts, n_features). Raises ValueError for what is no text."""
        articles = (Article("", str(number), text) for number, text in enumerate(_texts(X)))
        readings = api.read_many(articles, model=self.model, rules_folders=self._folders())
        rows = [self._row(reading) for reading in readings]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(self._names()))

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:  # noqa: ARG002
        """Names of the columns, in order; `input_features` is there for scikit-learn and is not used."""
        return np.array(self._names(), dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.one_d_array = True
        tags.input_tags.two_d_array = False
        tags.requires_fit = False
        return tags

    def _names(self) -> tuple[str, ...]:
        return (*NAMES, *(f"rating_{name}" for name in RATINGS)) if self.ratings else NAMES

    def _row(self, reading: Reading) -> list[float]:
        measured = {one.name: one.value for one in reading.ratings.features}
        row = [measured.get(name, 0.0) for name in NAMES]
        if self.ratings:
            given = (getattr(reading.ratings, name) for name in RATINGS)
            row += [float("nan") if one is None else float(one) for one in given]
        return row

    def _folders(self) -> tuple[Path, ...]:
        return tuple(Path(folder) for folder in self.rules_folders or ())


def _texts(given: object) -> list[str]:
    """The texts, each checked. Takes what scikit-learn's vectorizers take: any iterable of texts, one dimension."""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise ValueError("expected a sequence of texts, got one text" if isinstance(given, str) else _not_texts(given))
    if (shape := getattr(given, "shape", None)) is not None and len(shape) != 1:
        raise ValueError(f"expected a sequence of texts, got an array of shape {tuple(shape)}: choose one column")
    texts = list(given)
    for number, text in enumerate(texts):
        if not isinstance(text, str):
            raise ValueError(f"text {number} is {text!r}, a {type(text).__name__} and no text")
    return texts


def _not_texts(given: object) -> str:
    return f"expected a sequence of texts, got a {type(given).__name__}"
