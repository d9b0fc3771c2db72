"""What each trait of a candidate adds to its confidence, as a logit. Data alone; `confidence` tells how it was fitted."""

from __future__ import annotations

from collections.abc import Mapping

CENTRE = 0.77
"""What the traits of an average candidate add up to: weights are probabilities in average company."""

SHIFTS: Mapping[str, float] = {
    # clause
    "clause:as-left": 0.1, "clause:as-right": 0.6, "clause:gap-noun": -0.1, "clause:gap-relative": -0.39,
    "clause:left-clause": 0.91, "clause:left-quote": 0.43, "clause:passive-none": -0.11,
    "clause:passive-object": 0.03, "clause:passive-prep": -0.77, "clause:passive-to": -0.04,
    "clause:right-adjective": 0.2, "clause:right-clause": 0.48, "clause:right-colon": -0.25,
    "clause:right-gerund": 0.24, "clause:right-prep": 0.07, "clause:right-quote": 0.31, "clause:right-that":
    0.31, "clause:right-to": -0.11, "clause:right-wh": -0.08, "clause:split-clause": 0.81, "clause:split-quote":
    0.4,
    # colon
    "colon=line": -0.66, "colon=title": 0.86, "colon=word": 0.15, "colon=words": 0.05,
    # form
    "form=colon": 0.2, "form=finite": 0.19, "form=fixed": 0.42, "form=gerund": -0.3, "form=infinitive": -0.8,
    "form=noun": -0.33, "form=passive": 0.25, "form=reduced": -0.04,
    # frame
    "frame=adjunct-first": 0.28, "frame=adjunct-last": 0.07, "frame=adjunct-middle": 0.08, "frame=as": -0.5,
    "frame=colon": 0.2, "frame=gap": -0.6, "frame=left": -0.36, "frame=noun": -0.33, "frame=passive": 0.25,
    "frame=raised": 0.35, "frame=reduced": -0.04, "frame=right": -0.17, "frame=split": 0.12,
    # governed
    "governed": 0.22,
    # head
    "head=0": -0.15, "head=1": 0.26, "head=10": 0.12, "head=11": 0.55, "head=12": -0.37, "head=13": -0.28,
    "head=14": 0.45, "head=15": -0.13, "head=16": 0.22, "head=17": 0.31, "head=18": -0.14, "head=19": -0.14,
    "head=2": -0.21, "head=20": -0.07, "head=21": -0.22, "head=22": -0.57, "head=23": -0.14, "head=25": -1.78,
    "head=27": 1.69, "head=29": -0.07, "head=3": 0.24, "head=4": 0.17, "head=5": -0.07, "head=6": 0.23,
    "head=7": 0.3, "head=8": -0.31, "head=9": -0.15,
    # infinitive
    "infinitive:passive-object": 0.39, "infinitive:right-adjective": 0.24, "infinitive:right-clause": -0.68,
    "infinitive:right-gerund": 0.09, "infinitive:right-object": 0.15, "infinitive:right-prep": -0.25,
    "infinitive:right-quote": -0.45, "infinitive:right-that": 0.39, "infinitive:right-to": 0.58,
    "infinitive:right-wh": -0.23,
    # inside
    "inside": -0.65,
    # kind
    "kind=adjunct-first": 0.28, "kind=adjunct-last": 0.07, "kind=adjunct-middle": 0.08, "kind=as-left": -0.8,
    "kind=as-right": 0.3, "kind=colon-text": -0.38, "kind=gap-relative": -0.58, "kind=left-clause": -0.3,
    "kind=left-quote": -0.07, "kind=noun-about": 0.22, "kind=noun-quote": -0.61, "kind=noun-that": 0.61,
    "kind=noun-to": -0.18, "kind=passive-adjective": 0.68, "kind=passive-clause": -0.22, "kind=passive-gerund":
    -0.51, "kind=passive-none": 0.35, "kind=passive-object": 0.21, "kind=passive-prep": 0.13,
    "kind=passive-quote": -0.86, "kind=passive-that": 0.5, "kind=passive-to": 0.35, "kind=passive-wh": -0.15,
    "kind=raised-adjective": 0.16, "kind=raised-clause": -0.12, "kind=raised-object": 0.21, "kind=raised-prep":
    -0.08, "kind=raised-quote": -0.14, "kind=raised-that": 0.2, "kind=raised-to": 0.33, "kind=raised-wh": -0.19,
    "kind=reduced-whole": -0.04, "kind=right-adjective": -0.16, "kind=right-clause": 0.03, "kind=right-colon":
    -0.6, "kind=right-gerund": 0.18, "kind=right-object": 0.1, "kind=right-prep": -0.14, "kind=right-quote":
    -0.78, "kind=right-that": 1.05, "kind=right-to": 0.1, "kind=right-wh": 0.34, "kind=split-clause": -0.4,
    "kind=split-quote": 0.51,
    # listener
    "listener:left-clause": -0.06, "listener:left-quote": 0.16, "listener:passive-none": -0.61,
    "listener:passive-to": 0.02, "listener:right-adjective": -0.29, "listener:right-clause": 0.13,
    "listener:right-object": -0.06, "listener:right-quote": -0.19, "listener:right-that": 0.25,
    "listener:right-to": 0.08, "listener:right-wh": 0.48, "listener:split-quote": 0.09,
    # modal
    "modal": -0.75,
    # negated
    "negated": -0.13,
    # noun
    "noun=from-that": 0.49, "noun=inherited-about": -0.39, "noun=inherited-that": -0.76, "noun=inherited-to":
    -0.27, "noun=none-about": 1.25, "noun=none-that": 0.52, "noun=none-to": 0.08, "noun=owner-about": -0.37,
    "noun=owner-that": 0.35, "noun=owner-to": 0.26,
    # object
    "object:gap-noun": -0.16, "object:gap-relative": 0.42, "object:left-clause": -0.61, "object:left-quote":
    -1.3, "object:passive-adjective": 0.25, "object:passive-none": 0.42, "object:passive-prep": 0.35,
    "object:passive-to": -0.41, "object:reduced-whole": 0.19, "object:right-adjective": 0.04,
    "object:right-clause": -0.06, "object:right-gerund": 0.49, "object:right-object": 0.34, "object:right-prep":
    -0.19, "object:right-quote": -0.69, "object:right-that": -0.22, "object:right-to": 0.06, "object:right-wh":
    0.13, "object:split-clause": -0.85,
    # quotation
    "quotation:left-quote": 0.99, "quotation:right-adjective": -0.35, "quotation:right-clause": 0.17,
    "quotation:right-gerund": -0.95, "quotation:right-object": -0.35, "quotation:right-prep": 0.25,
    "quotation:right-quote": 0.25, "quotation:right-that": 0.32, "quotation:right-to": -0.51,
    # quoted
    "quoted": 0.07,
    # raised
    "raised:passive-none": 0.18, "raised:raised-adjective": 0.16, "raised:raised-clause": -0.12,
    "raised:raised-object": 0.21, "raised:raised-prep": -0.08, "raised:raised-quote": -0.14,
    "raised:raised-that": 0.2, "raised:raised-to": 0.33, "raised:raised-wh": -0.19,
    # size
    "size=1": -0.35, "size=13": 0.14, "size=2": -0.32, "size=3": -0.21, "size=4": -0.04, "size=7": 0.13,
    # subject
    "subject=before": 0.52, "subject=behind": -0.49, "subject=from": -0.09, "subject=inherited": 0.2,
    "subject=none": -1.08, "subject=owner": -0.04, "subject=relative": 0.36,
    # tense
    "tense=base": -0.33, "tense=ing": -0.11, "tense=past": -0.02, "tense=present": -0.24,
    # who
    "who=he": 0.32, "who=i": 0.54, "who=it": -0.48, "who=name": 0.57, "who=noun": -0.18, "who=plural": 0.2,
    "who=she": 0.35, "who=they": -0.05, "who=we": 0.61, "who=who": -0.09, "who=you": 0.12,
}  # fmt: skip
