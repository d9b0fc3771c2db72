"""What each trait of a candidate adds to the logit of its confidence. Data alone; `confidence` says how it was fitted."""

from __future__ import annotations

from collections.abc import Mapping

CENTRE = 0.40
"""What the traits of an average candidate add up to: weights are probabilities in average company."""

SHIFTS: Mapping[str, float] = {
    # clause
    "clause:left-clause": 1.09, "clause:left-quote": 0.72, "clause:passive-object": -0.06,
    "clause:passive-prep": -0.57, "clause:passive-that": 0.57, "clause:passive-to": 0.97, "clause:reduced-none":
    -0.36, "clause:reduced-prep": -0.32, "clause:right-adjective": 0.11, "clause:right-clause": 0.53,
    "clause:right-colon": -0.29, "clause:right-gerund": -0.14, "clause:right-object": -0.02,
    "clause:right-quote": 0.61, "clause:right-that": 0.4, "clause:right-to": -0.25, "clause:right-wh": -0.33,
    "clause:split-clause": 0.75, "clause:split-quote": 0.54,
    # form
    "form=finite": 0.43, "form=fixed": 0.16, "form=gerund": -0.17, "form=infinitive": -0.42, "form=noun": -0.36,
    "form=passive": 0.2, "form=reduced": -0.18,
    # frame
    "frame=adjunct-first": 0.15, "frame=adjunct-last": 0.06, "frame=adjunct-middle": -0.05, "frame=left": -0.48,
    "frame=noun": -0.36, "frame=passive": 0.2, "frame=raised": 0.31, "frame=reduced": -0.18, "frame=right":
    -0.58, "frame=split": 0.2,
    # infinitive
    "infinitive:left-clause": -0.72, "infinitive:left-quote": -0.71, "infinitive:passive-adjective": -0.31,
    "infinitive:passive-object": 0.03, "infinitive:right-adjective": 0.42, "infinitive:right-clause": -0.39,
    "infinitive:right-gerund": 0.11, "infinitive:right-object": 0.13, "infinitive:right-prep": -0.28,
    "infinitive:right-that": 0.54, "infinitive:right-to": 0.92, "infinitive:right-wh": -0.18,
    # kind
    "kind=adjunct-first": 0.15, "kind=adjunct-last": 0.06, "kind=adjunct-middle": -0.05, "kind=left-clause":
    -0.66, "kind=left-quote": 0.18, "kind=noun-quote": -0.12, "kind=noun-that": 0.41, "kind=noun-to": -0.41,
    "kind=passive-adjective": 0.59, "kind=passive-clause": -0.37, "kind=passive-gerund": -0.51,
    "kind=passive-none": -0.18, "kind=passive-object": -0.08, "kind=passive-prep": -0.07, "kind=passive-quote":
    -0.24, "kind=passive-that": 0.37, "kind=passive-to": 0.88, "kind=passive-wh": -0.06,
    "kind=raised-adjective": 0.12, "kind=raised-clause": -0.17, "kind=raised-object": 0.25, "kind=raised-prep":
    0.07, "kind=raised-that": 0.25, "kind=raised-to": -0.25, "kind=reduced-none": -0.26, "kind=reduced-prep":
    -0.2, "kind=right-adjective": -0.32, "kind=right-colon": -0.7, "kind=right-gerund": -0.17,
    "kind=right-object": -0.03, "kind=right-prep": -0.66, "kind=right-quote": 0.46, "kind=right-that": 0.78,
    "kind=right-to": -0.28, "kind=right-wh": 0.36, "kind=split-clause": -0.88, "kind=split-quote": 1.08,
    # listener
    "listener": 0.49, "listener:left-quote": 1.04, "listener:passive-none": -0.44, "listener:passive-prep":
    0.41, "listener:passive-to": -0.31, "listener:right-adjective": -0.15, "listener:right-clause": -0.1,
    "listener:right-object": -0.31, "listener:right-prep": -0.2, "listener:right-quote": -0.18,
    "listener:right-that": 0.09, "listener:right-to": -0.43, "listener:right-wh": 0.18, "listener:split-quote":
    0.69,
    # modal
    "modal": -0.7,
    # negated
    "negated": -0.18,
    # noun
    "noun=from-that": 0.33, "noun=inherited-about": -0.64, "noun=inherited-that": -0.98, "noun=inherited-to":
    -0.6, "noun=none-about": 1.04, "noun=none-that": 0.79, "noun=none-to": 0.09, "noun=owner-about": -0.27,
    "noun=owner-that": 0.27, "noun=owner-to": 0.35,
    # object
    "object:left-clause": -0.77, "object:left-quote": -2.14, "object:passive-adjective": 0.36,
    "object:passive-none": 0.19, "object:passive-prep": 0.58, "object:passive-that": 0.1, "object:passive-to":
    -0.5, "object:reduced-none": 0.45, "object:reduced-prep": 0.18, "object:right-clause": -0.2,
    "object:right-colon": -0.32, "object:right-gerund": 0.6, "object:right-object": 0.32, "object:right-prep":
    -0.13, "object:right-quote": -0.51, "object:right-that": -0.17, "object:right-wh": 0.19,
    "object:split-clause": -1.18,
    # quotation
    "quotation:left-quote": 1.26, "quotation:right-adjective": -0.71, "quotation:right-clause": 0.14,
    "quotation:right-gerund": -0.69, "quotation:right-object": -0.15, "quotation:right-prep": -0.08,
    "quotation:right-quote": 0.53, "quotation:right-that": -0.08, "quotation:right-to": -0.53,
    "quotation:split-quote": -0.03,
    # raised
    "raised:raised-adjective": 0.12, "raised:raised-clause": -0.17, "raised:raised-object": 0.25,
    "raised:raised-prep": 0.07, "raised:raised-that": 0.25, "raised:raised-to": -0.25,
    # subject
    "subject=before": 0.73, "subject=behind": -0.06, "subject=from": -0.16, "subject=inherited": 0.39,
    "subject=none": -1.19, "subject=owner": -0.04, "subject=relative": -0.03,
    # tense
    "tense=base": -0.27, "tense=ing": 0.17, "tense=past": 0.1, "tense=present": -0.15,
}  # fmt: skip
