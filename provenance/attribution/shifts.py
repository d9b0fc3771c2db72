"""What each trait of a candidate adds to its confidence, as a logit. Data alone; `confidence` tells how it was fitted."""

from __future__ import annotations

from collections.abc import Mapping

CENTRE = 0.73
"""What the traits of an average candidate add up to: weights are probabilities in average company."""

SHIFTS: Mapping[str, float] = {
    # clause
    "clause:as-left": 0.08, "clause:as-right": 0.6, "clause:gap-noun": -0.11, "clause:gap-relative": -0.43,
    "clause:left-clause": 0.95, "clause:left-quote": 0.42, "clause:passive-none": -0.19, "clause:passive-prep":
    -0.81, "clause:passive-to": -0.06, "clause:right-adjective": 0.22, "clause:right-clause": 0.52,
    "clause:right-colon": -0.18, "clause:right-gerund": 0.23, "clause:right-quote": 0.3, "clause:right-that":
    0.33, "clause:right-to": -0.12, "clause:right-wh": -0.05, "clause:split-clause": 0.89, "clause:split-quote":
    0.39,
    # colon
    "colon=line": -0.68, "colon=title": 0.87, "colon=word": 0.15, "colon=words": 0.04,
    # form
    "form=colon": 0.19, "form=finite": 0.16, "form=fixed": 0.38, "form=gerund": -0.3, "form=infinitive": -0.76,
    "form=noun": -0.36, "form=passive": 0.24,
    # frame
    "frame=adjunct-first": 0.34, "frame=adjunct-last": 0.09, "frame=adjunct-middle": -0.05, "frame=as": -0.48,
    "frame=colon": 0.19, "frame=gap": -0.62, "frame=left": -0.35, "frame=noun": -0.36, "frame=passive": 0.24,
    "frame=raised": 0.32, "frame=right": -0.17, "frame=split": 0.15,
    # governed
    "governed": 0.15,
    # head
    "head=0": -0.18, "head=1": 0.25, "head=10": 0.08, "head=11": 0.53, "head=12": -0.37, "head=13": -0.29,
    "head=14": 0.45, "head=15": -0.09, "head=16": 0.21, "head=17": 0.34, "head=18": -0.05, "head=19": -0.2,
    "head=2": -0.23, "head=20": -0.06, "head=21": -0.26, "head=22": -0.57, "head=23": -0.13, "head=25": -1.84,
    "head=27": 1.72, "head=29": -0.05, "head=3": 0.24, "head=4": 0.15, "head=5": -0.07, "head=6": 0.15,
    "head=7": 0.3, "head=8": -0.25, "head=9": -0.09,
    # infinitive
    "infinitive:passive-object": 0.44, "infinitive:right-adjective": 0.14, "infinitive:right-clause": -0.76,
    "infinitive:right-gerund": 0.16, "infinitive:right-object": 0.09, "infinitive:right-prep": -0.21,
    "infinitive:right-quote": -0.42, "infinitive:right-that": 0.38, "infinitive:right-to": 0.47,
    "infinitive:right-wh": -0.24,
    # inside
    "inside": -0.64,
    # kind
    "kind=adjunct-first": 0.34, "kind=adjunct-last": 0.09, "kind=adjunct-middle": -0.05, "kind=as-left": -0.8,
    "kind=as-right": 0.32, "kind=colon-text": -0.39, "kind=gap-noun": -0.03, "kind=gap-relative": -0.6,
    "kind=left-clause": -0.28, "kind=left-quote": -0.07, "kind=noun-about": 0.2, "kind=noun-quote": -0.62,
    "kind=noun-that": 0.6, "kind=noun-to": -0.16, "kind=passive-adjective": 0.72, "kind=passive-clause": -0.23,
    "kind=passive-gerund": -0.53, "kind=passive-none": 0.3, "kind=passive-object": 0.23, "kind=passive-prep":
    0.12, "kind=passive-quote": -0.88, "kind=passive-that": 0.47, "kind=passive-to": 0.35, "kind=passive-wh":
    -0.1, "kind=raised-adjective": 0.17, "kind=raised-clause": -0.16, "kind=raised-object": 0.23,
    "kind=raised-prep": -0.07, "kind=raised-quote": -0.19, "kind=raised-that": 0.21, "kind=raised-to": 0.32,
    "kind=raised-wh": -0.17, "kind=right-adjective": -0.17, "kind=right-colon": -0.53, "kind=right-gerund":
    0.19, "kind=right-object": 0.11, "kind=right-prep": -0.18, "kind=right-quote": -0.79, "kind=right-that":
    1.05, "kind=right-to": 0.04, "kind=right-wh": 0.39, "kind=split-clause": -0.36, "kind=split-quote": 0.51,
    # listener
    "listener": 0.08, "listener:left-clause": -0.08, "listener:left-quote": 0.16, "listener:passive-none":
    -0.59, "listener:passive-to": 0.03, "listener:right-adjective": -0.22, "listener:right-clause": 0.1,
    "listener:right-object": 0.02, "listener:right-prep": -0.13, "listener:right-quote": -0.19,
    "listener:right-that": 0.22, "listener:right-to": 0.13, "listener:right-wh": 0.53, "listener:split-quote":
    0.1,
    # modal
    "modal": -0.8,
    # negated
    "negated": -0.17,
    # noun
    "noun=from-that": 0.49, "noun=inherited-about": -0.35, "noun=inherited-that": -0.77, "noun=inherited-to":
    -0.2, "noun=none-about": 1.18, "noun=none-that": 0.53, "noun=none-to": 0.08, "noun=owner-about": -0.37,
    "noun=owner-that": 0.34, "noun=owner-to": 0.21,
    # object
    "object:gap-noun": -0.15, "object:gap-relative": 0.45, "object:left-clause": -0.6, "object:left-quote":
    -1.3, "object:passive-adjective": 0.25, "object:passive-none": 0.45, "object:passive-object": -0.04,
    "object:passive-prep": 0.36, "object:passive-to": -0.4, "object:right-adjective": 0.06,
    "object:right-clause": -0.06, "object:right-gerund": 0.47, "object:right-object": 0.33, "object:right-prep":
    -0.23, "object:right-quote": -0.73, "object:right-that": -0.19, "object:right-to": 0.11, "object:right-wh":
    0.12, "object:split-clause": -0.95,
    # quotation
    "quotation:left-quote": 0.99, "quotation:right-adjective": -0.36, "quotation:right-clause": 0.19,
    "quotation:right-gerund": -0.96, "quotation:right-object": -0.34, "quotation:right-prep": 0.37,
    "quotation:right-quote": 0.25, "quotation:right-that": 0.32, "quotation:right-to": -0.54,
    # quoted
    "quoted": 0.04,
    # raised
    "raised:passive-none": 0.18, "raised:raised-adjective": 0.17, "raised:raised-clause": -0.16,
    "raised:raised-object": 0.23, "raised:raised-prep": -0.07, "raised:raised-quote": -0.19,
    "raised:raised-that": 0.21, "raised:raised-to": 0.32, "raised:raised-wh": -0.17,
    # size
    "size=1": -0.31, "size=13": 0.08, "size=2": -0.29, "size=3": -0.2, "size=4": -0.06, "size=7": 0.11,
    # subject
    "subject=before": 0.54, "subject=behind": -0.5, "subject=from": -0.09, "subject=inherited": 0.18,
    "subject=none": -1.05, "subject=owner": -0.09, "subject=relative": 0.34,
    # tense
    "tense=base": -0.31, "tense=ing": -0.09, "tense=past": -0.02, "tense=present": -0.25,
    # who
    "who=he": 0.31, "who=i": 0.56, "who=it": -0.5, "who=name": 0.57, "who=noun": -0.2, "who=plural": 0.2,
    "who=she": 0.34, "who=they": -0.04, "who=we": 0.6, "who=who": -0.08, "who=you": 0.11,
}  # fmt: skip
