"""The transformer is a scikit-learn transformer: scikit-learn's own checks say so, as far as they can read text."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks
from sklearn.utils.validation import validate_data

import provenance
from provenance.api import BrokenRules
from provenance.scoring.features import NAMES
from provenance.transformer import ProvenanceFeatures

VELDE = "“We will not reopen the mill,” Mara Velde told Reuters on Monday."
SOURCES = "The mill may close, sources said. Officials declined to comment."

WORDS = "said told reported may sources officials Reuters Axios mill closed that Velde".split()

OF_NUMBERS = {
    "check_array_api_input",
    "check_complex_data",
    "check_dtype_object",
    "check_estimator_sparse_array",
    "check_estimator_sparse_matrix",
    "check_estimator_sparse_tag",
    "check_estimators_dtypes",
    "check_estimators_empty_data_messages",
    "check_estimators_nan_inf",
    "check_f_contiguous_array_estimator",
    "check_fit1d",
    "check_fit2d_1feature",
    "check_fit2d_1sample",
    "check_fit2d_predict1d",
    "check_n_features_in",
    "check_n_features_in_after_fitting",
    "check_positive_only_tag_during_fit",
    "check_readonly_memmap_input",
    "check_transformer_data_not_an_array",
}
"""Checks that ask how a table of numbers is taken in. Text input has no such table: they pass by what `Numbers` does
and say nothing of the transformer. scikit-learn's own text vectorizers are not asked either."""


class Numbers(ProvenanceFeatures):
    """The transformer behind a table of numbers, each turned into a word: all that scikit-learn's checks can make."""

    def fit(self, X: Any, y: object = None) -> Numbers:  # noqa: N803
        super().fit(said(validate_data(self, X)), y)
        return self

    def transform(self, X: Any) -> Any:  # noqa: N803
        return super().transform(said(validate_data(self, X, reset=False)))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array, tags.input_tags.one_d_array, tags.input_tags.string = True, False, False
        return tags


def said(rows: Any) -> list[str]:
    return [" ".join(WORDS[int(abs(value) * 7) % len(WORDS)] for value in row) + "." for row in rows]


def test_every_check_of_scikit_learn_passes() -> None:
    done = estimator_checks.check_estimator(Numbers(model="rules"), on_skip=None, on_fail=None)
    assert {one["check_name"]: str(one["exception"]) for one in done if one["status"] == "failed"} == {}
    passed = {one["check_name"] for one in done if one["status"] == "passed"}
    # What is left when the checks of numbers are set aside: parameters, cloning, pickling, repetition, output.
    assert len(passed - OF_NUMBERS) >= 20
    assert {"check_estimators_pickle", "check_fit_idempotent", "check_methods_subset_invariance"} <= passed
    assert {"check_get_params_invariance", "check_estimator_cloneable", "check_dict_unchanged"} <= passed


def test_on_text_scikit_learn_asks_nothing_as_of_its_own_vectorizers() -> None:
    with pytest.warns(UserWarning, match="requires input"):
        estimator_checks.check_estimator(ProvenanceFeatures(model="rules"))


def test_columns_are_the_measured_features_under_their_names() -> None:
    features = ProvenanceFeatures(model="rules").set_output(transform="pandas")
    got = features.fit_transform(pd.Series([VELDE, SOURCES], index=["a", "b"]))
    assert list(got.columns) == list(NAMES) == list(features.get_feature_names_out())
    assert list(got.index) == ["a", "b"]
    assert got["relayed"].tolist() == [1.0, 0.0]
    reading = provenance.read(VELDE, model="rules")
    assert got.loc["a"].to_dict() == {one.name: one.value for one in reading.ratings.features}


def test_ratings_come_last_and_are_nan_where_there_is_no_text() -> None:
    features = ProvenanceFeatures(model="rules", ratings=True)
    got = features.transform([VELDE, ""])
    names = list(features.get_feature_names_out())
    assert names[-4:] == ["rating_depth", "rating_hedging", "rating_secondhand", "rating_overall"]
    assert got.shape == (2, len(names))
    assert got[0, -1] == provenance.score(VELDE, model="rules").overall
    assert np.isnan(got[1, -4:]).all()
    assert np.isfinite(got[:, :-4]).all()


def test_it_stands_in_front_of_a_classifier_and_in_a_table_s_column() -> None:
    table = pd.DataFrame({"body": [VELDE, SOURCES] * 4, "year": [2024, 2025] * 4})
    columns = ColumnTransformer([("sourcing", ProvenanceFeatures(model="rules"), "body")], remainder="passthrough")
    line = make_pipeline(columns, LogisticRegression(max_iter=2000))
    answers = [1, 0] * 4
    assert line.fit(table, answers).predict(table).tolist() == answers


def test_no_texts_are_no_rows() -> None:
    assert ProvenanceFeatures(model="rules").transform([]).shape == (0, len(NAMES))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("one text", "got one text"),
        ([VELDE, None], "text 1 is None"),
        ([VELDE, float("nan")], "text 1 is nan"),
        ([b"bytes"], "a bytes and no text"),
        (np.array([[VELDE]]), r"array of shape \(1, 1\)"),
        (pd.DataFrame({"body": [VELDE]}), r"array of shape \(1, 1\): choose one column"),
        (3, "got a int"),
    ],
)
def test_what_is_no_list_of_texts_is_refused(given: Any, told: str) -> None:
    for verb in (ProvenanceFeatures(model="rules").fit, ProvenanceFeatures(model="rules").transform):
        with pytest.raises(ValueError, match=told):
            verb(given)


def test_faults_in_rules_and_an_unknown_model_show_when_it_is_fitted(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("kind: cue\nrules:\n  - id: cue.bad\n")
    with pytest.raises(BrokenRules):
        ProvenanceFeatures(model="rules", rules_folders=[str(tmp_path)]).fit([VELDE])
    with pytest.raises(ValueError, match="charm"):
        ProvenanceFeatures(model="charm").fit([VELDE])


def test_a_pickled_one_gives_the_same() -> None:
    features = ProvenanceFeatures(model="rules").fit([VELDE])
    again = pickle.loads(pickle.dumps(features))
    assert (again.transform([SOURCES]) == features.transform([SOURCES])).all()


@pytest.mark.parametrize("heavy", ["sklearn", "pandas"])
def test_reading_and_scoring_bring_neither_pandas_nor_scikit_learn(heavy: str) -> None:
    code = (
        "import sys, provenance; provenance.score('x', model='rules')._repr_html_();"
        f"provenance.read('x', model='rules')._repr_html_(); sys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
