"""What each trait of a candidate adds to its confidence, as a logit. Data alone; `confidence` tells how it was fitted."""

from __future__ import annotations

from collections.abc import Mapping

CENTRE = 0.66
"""What the traits of an average candidate add up to: weights are probabilities in average company."""

SHIFTS: Mapping[str, float] = {
    # clause
    "clause:as-left": 0.05, "clause:as-right": 0.57, "clause:gap-noun": -0.04, "clause:gap-relative": -0.49,
    "clause:left-clause": 0.79, "clause:left-quote": 0.38, "clause:passive-none": 0.25, "clause:passive-prep":
    -0.33, "clause:passive-to": -0.03, "clause:right-adjective": 0.15, "clause:right-clause": 0.5,
    "clause:right-colon": -0.16, "clause:right-gerund": 0.1, "clause:right-object": -0.05, "clause:right-prep":
    0.13, "clause:right-quote": 0.3, "clause:right-that": 0.44, "clause:right-to": -0.09, "clause:right-wh":
    -0.14, "clause:split-clause": 0.77, "clause:split-quote": 0.34,
    # colon
    "colon=line": -0.67, "colon=title": 0.85, "colon=word": 0.16, "colon=words": 0.02,
    # form
    "form=colon": 0.18, "form=finite": 0.21, "form=fixed": 0.35, "form=gerund": -0.36, "form=infinitive": -0.83,
    "form=noun": -0.41, "form=passive": 0.21, "form=reduced": 0.15,
    # frame
    "frame=adjunct-first": 0.26, "frame=adjunct-last": 0.04, "frame=adjunct-middle": 0.05, "frame=as": -0.53,
    "frame=colon": 0.18, "frame=gap": -0.63, "frame=left": -0.37, "frame=noun": -0.41, "frame=passive": 0.21,
    "frame=raised": 0.49, "frame=reduced": 0.15, "frame=right": -0.24, "frame=split": 0.07,
    # governed
    "governed": 0.22,
    # head
    "head=0": -0.16, "head=1": 0.27, "head=10": 0.1, "head=11": 0.54, "head=12": -0.34, "head=13": -0.22,
    "head=14": 0.5, "head=15": -0.06, "head=16": 0.09, "head=17": 0.34, "head=18": -0.25, "head=19": -0.28,
    "head=2": -0.25, "head=20": 0.03, "head=21": -0.08, "head=22": -0.4, "head=23": -0.09, "head=25": -1.87,
    "head=27": 1.71, "head=29": -0.08, "head=3": 0.27, "head=4": 0.21, "head=6": 0.29, "head=7": 0.23, "head=8":
    -0.52, "head=9": -0.24,
    # infinitive
    "infinitive:passive-object": 0.38, "infinitive:right-adjective": 0.31, "infinitive:right-clause": -0.58,
    "infinitive:right-gerund": 0.11, "infinitive:right-object": 0.14, "infinitive:right-prep": -0.2,
    "infinitive:right-quote": -0.4, "infinitive:right-that": 0.36, "infinitive:right-to": 0.7,
    "infinitive:right-wh": -0.13,
    # kind
    "kind=adjunct-first": 0.26, "kind=adjunct-last": 0.04, "kind=adjunct-middle": 0.05, "kind=as-left": -0.8,
    "kind=as-right": 0.27, "kind=colon-text": -0.39, "kind=gap-noun": -0.04, "kind=gap-relative": -0.59,
    "kind=left-clause": -0.24, "kind=left-quote": -0.13, "kind=noun-about": 0.17, "kind=noun-quote": -0.64,
    "kind=noun-that": 0.56, "kind=noun-to": -0.15, "kind=passive-adjective": 0.72, "kind=passive-clause": -0.23,
    "kind=passive-gerund": -0.52, "kind=passive-none": 0.25, "kind=passive-object": 0.22, "kind=passive-prep":
    0.18, "kind=passive-quote": -0.87, "kind=passive-that": 0.46, "kind=passive-to": 0.28, "kind=passive-wh":
    -0.13, "kind=raised-adjective": 0.08, "kind=raised-clause": -0.12, "kind=raised-gerund": 0.03,
    "kind=raised-object": 0.22, "kind=raised-prep": 0.08, "kind=raised-quote": -0.11, "kind=raised-that": 0.23,
    "kind=raised-to": 0.38, "kind=raised-wh": -0.15, "kind=reduced-whole": 0.15, "kind=right-adjective": -0.21,
    "kind=right-clause": -0.05, "kind=right-colon": -0.5, "kind=right-gerund": 0.16, "kind=right-object": 0.08,
    "kind=right-prep": 0.03, "kind=right-quote": -0.85, "kind=right-that": 0.93, "kind=right-to": 0.13,
    "kind=right-wh": 0.33, "kind=split-clause": -0.41, "kind=split-quote": 0.47,
    # listener
    "listener": 0.34, "listener:left-clause": -0.06, "listener:left-quote": 0.15, "listener:passive-none":
    -0.59, "listener:passive-to": 0.13, "listener:right-adjective": -0.21, "listener:right-clause": -0.05,
    "listener:right-quote": -0.24, "listener:right-that": 0.1, "listener:right-to": -0.02, "listener:right-wh":
    0.45, "listener:split-quote": 0.14,
    # modal
    "modal": -0.75,
    # negated
    "negated": -0.15,
    # noun
    "noun=from-that": 0.36, "noun=from-to": -0.08, "noun=inherited-about": -0.37, "noun=inherited-that": -0.73,
    "noun=inherited-to": -0.28, "noun=none-about": 0.99, "noun=none-that": 0.61, "noun=none-to": -0.06,
    "noun=owner-about": -0.28, "noun=owner-that": 0.31, "noun=owner-to": 0.28,
    # object
    "object:gap-noun": -0.21, "object:gap-relative": 0.49, "object:left-clause": -0.62, "object:left-quote":
    -1.46, "object:passive-adjective": 0.29, "object:passive-none": 0.59, "object:passive-prep": 0.46,
    "object:passive-to": -0.35, "object:reduced-whole": -0.07, "object:right-adjective": -0.06,
    "object:right-gerund": 0.41, "object:right-object": 0.31, "object:right-prep": -0.04, "object:right-quote":
    -0.79, "object:right-that": -0.05, "object:right-to": 0.07, "object:right-wh": 0.12, "object:split-clause":
    -0.88,
    # quotation
    "quotation:left-quote": 1.18, "quotation:right-adjective": -0.39, "quotation:right-clause": 0.07,
    "quotation:right-gerund": -0.75, "quotation:right-object": -0.3, "quotation:right-prep": 0.15,
    "quotation:right-quote": 0.29, "quotation:right-that": 0.08, "quotation:right-to": -0.52,
    # quoted
    "quoted": 0.1,
    # raised
    "raised:raised-adjective": 0.08, "raised:raised-clause": -0.12, "raised:raised-gerund": 0.03,
    "raised:raised-object": 0.22, "raised:raised-prep": 0.08, "raised:raised-quote": -0.11,
    "raised:raised-that": 0.23, "raised:raised-to": 0.38, "raised:raised-wh": -0.15,
    # size
    "size=1": -0.33, "size=13": 0.12, "size=2": -0.31, "size=3": -0.18, "size=4": -0.03, "size=7": 0.12,
    # subject
    "subject=before": 0.46, "subject=behind": -0.5, "subject=from": 0.05, "subject=inherited": 0.22,
    "subject=none": -1.14, "subject=relative": 0.2,
    # tense
    "tense=base": -0.32, "tense=ing": -0.09, "tense=past": -0.02, "tense=present": -0.19,
    # who
    "who=he": 0.29, "who=i": 0.48, "who=it": -0.45, "who=name": 0.52, "who=noun": -0.19, "who=plural": 0.19,
    "who=she": 0.32, "who=they": -0.09, "who=we": 0.55, "who=who": -0.17, "who=you": 0.09,
}  # fmt: skip
