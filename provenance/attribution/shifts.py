"""What each trait of a candidate adds to the logit of its confidence. Data alone; see `confidence`."""

from __future__ import annotations

from collections.abc import Mapping

CENTRE = 0.73
"""What the traits of an average candidate add up to: weights are probabilities in average company."""

SHIFTS: Mapping[str, float] = {
    # objects of verbs of thinking, with "as" and without: right 0.52 and 0.20 where 0.43 and 0.32 was said
    "as": 0.36, "no-as": -0.4,
    # clause
    "clause:as-left": 0.09, "clause:as-right": 0.6, "clause:gap-noun": -0.11, "clause:gap-relative": -0.39,
    "clause:left-clause": 0.88, "clause:left-quote": 0.42, "clause:passive-none": -0.2, "clause:passive-object":
    0.02, "clause:passive-prep": -0.81, "clause:passive-to": -0.08, "clause:right-adjective": 0.24,
    "clause:right-clause": 0.53, "clause:right-colon": -0.14, "clause:right-gerund": 0.23, "clause:right-quote":
    0.33, "clause:right-that": 0.36, "clause:right-to": -0.13, "clause:right-wh": -0.03, "clause:split-clause":
    0.85, "clause:split-quote": 0.4,
    # colon
    "colon=line": -0.68, "colon=title": 0.87, "colon=word": 0.15, "colon=words": 0.05,
    # form
    "form=colon": 0.2, "form=finite": 0.18, "form=fixed": 0.39, "form=gerund": -0.3, "form=infinitive": -0.76,
    "form=noun": -0.35, "form=passive": 0.24,
    # frame
    "frame=adjunct-first": 0.35, "frame=adjunct-last": 0.09, "frame=adjunct-middle": -0.05, "frame=as": -0.48,
    "frame=colon": 0.2, "frame=gap": -0.63, "frame=left": -0.32, "frame=noun": -0.35, "frame=passive": 0.24,
    "frame=raised": 0.31, "frame=right": -0.19, "frame=split": 0.17,
    # governed
    "governed": 0.08,
    # head
    "head=0": -0.19, "head=1": 0.24, "head=10": 0.09, "head=11": 0.55, "head=12": -0.38, "head=13": -0.29,
    "head=14": 0.46, "head=15": -0.08, "head=16": 0.19, "head=17": 0.32, "head=18": 0.04, "head=19": -0.2,
    "head=2": -0.24, "head=20": -0.05, "head=21": -0.27, "head=22": -0.57, "head=23": -0.13, "head=25": -1.83,
    "head=27": 1.72, "head=29": -0.03, "head=3": 0.24, "head=4": 0.15, "head=5": -0.08, "head=6": 0.15,
    "head=7": 0.3, "head=8": -0.25, "head=9": -0.11,
    # infinitive
    "infinitive:passive-object": 0.44, "infinitive:right-adjective": 0.1, "infinitive:right-clause": -0.77,
    "infinitive:right-gerund": 0.15, "infinitive:right-object": 0.07, "infinitive:right-prep": -0.24,
    "infinitive:right-quote": -0.47, "infinitive:right-that": 0.26, "infinitive:right-to": 0.49,
    "infinitive:right-wh": -0.22,
    # inside
    "inside": -0.63,
    # kind
    "kind=adjunct-first": 0.35, "kind=adjunct-last": 0.09, "kind=adjunct-middle": -0.05, "kind=as-left": -0.8,
    "kind=as-right": 0.32, "kind=colon-text": -0.39, "kind=gap-noun": -0.03, "kind=gap-relative": -0.6,
    "kind=left-clause": -0.23, "kind=left-quote": -0.09, "kind=noun-about": 0.2, "kind=noun-quote": -0.62,
    "kind=noun-that": 0.61, "kind=noun-to": -0.16, "kind=passive-adjective": 0.74, "kind=passive-clause": -0.22,
    "kind=passive-gerund": -0.53, "kind=passive-none": 0.3, "kind=passive-object": 0.24, "kind=passive-prep":
    0.14, "kind=passive-quote": -0.88, "kind=passive-that": 0.47, "kind=passive-to": 0.31, "kind=passive-wh":
    -0.1, "kind=raised-adjective": 0.18, "kind=raised-clause": -0.16, "kind=raised-object": 0.23,
    "kind=raised-prep": -0.06, "kind=raised-quote": -0.18, "kind=raised-that": 0.15, "kind=raised-to": 0.33,
    "kind=raised-wh": -0.17, "kind=right-adjective": -0.17, "kind=right-colon": -0.5, "kind=right-gerund": 0.2,
    "kind=right-object": 0.11, "kind=right-prep": -0.15, "kind=right-quote": -0.79, "kind=right-that": 1.02,
    "kind=right-to": -0.03, "kind=right-wh": 0.4, "kind=split-clause": -0.34, "kind=split-quote": 0.5,
    # listener
    "listener": 0.08, "listener:left-clause": -0.13, "listener:left-quote": 0.16, "listener:passive-none": -0.6,
    "listener:passive-to": 0.04, "listener:right-adjective": -0.22, "listener:right-clause": 0.1,
    "listener:right-object": 0.03, "listener:right-prep": -0.05, "listener:right-quote": -0.19,
    "listener:right-that": 0.24, "listener:right-to": 0.12, "listener:right-wh": 0.51, "listener:split-quote":
    0.1,
    # modal
    "modal": -0.79,
    # negated
    "negated": -0.17,
    # noun
    "noun=from-that": 0.49, "noun=inherited-about": -0.35, "noun=inherited-that": -0.75, "noun=inherited-to":
    -0.2, "noun=none-about": 1.2, "noun=none-that": 0.53, "noun=none-to": 0.08, "noun=owner-about": -0.37,
    "noun=owner-that": 0.35, "noun=owner-to": 0.22,
    # object
    "object:gap-noun": -0.15, "object:gap-relative": 0.44, "object:left-clause": -0.65, "object:left-quote":
    -1.3, "object:passive-adjective": 0.25, "object:passive-none": 0.45, "object:passive-object": -0.04,
    "object:passive-prep": 0.37, "object:passive-to": -0.4, "object:right-adjective": 0.07,
    "object:right-clause": -0.05, "object:right-gerund": 0.47, "object:right-object": 0.34, "object:right-prep":
    -0.23, "object:right-quote": -0.72, "object:right-that": -0.17, "object:right-to": 0.05, "object:right-wh":
    0.11, "object:split-clause": -0.91,
    # quotation
    "quotation:left-quote": 0.99, "quotation:right-adjective": -0.35, "quotation:right-clause": 0.2,
    "quotation:right-gerund": -0.95, "quotation:right-object": -0.33, "quotation:right-prep": 0.37,
    "quotation:right-quote": 0.26, "quotation:right-that": 0.33, "quotation:right-to": -0.57,
    # quoted
    "quoted": 0.04,
    # raised
    "raised:passive-none": 0.18, "raised:raised-adjective": 0.18, "raised:raised-clause": -0.16,
    "raised:raised-object": 0.23, "raised:raised-prep": -0.06, "raised:raised-quote": -0.18,
    "raised:raised-that": 0.15, "raised:raised-to": 0.33, "raised:raised-wh": -0.17,
    # size
    "size=1": -0.32, "size=13": 0.07, "size=2": -0.25, "size=3": -0.19, "size=4": -0.07, "size=7": 0.09,
    # subject
    "subject=before": 0.55, "subject=behind": -0.5, "subject=from": -0.09, "subject=inherited": 0.19,
    "subject=none": -1.05, "subject=owner": -0.08, "subject=relative": 0.35,
    # tense
    "tense=base": -0.31, "tense=ing": -0.08, "tense=past": -0.02, "tense=present": -0.25,
    # who
    "who=he": 0.32, "who=i": 0.56, "who=it": -0.5, "who=name": 0.57, "who=noun": -0.19, "who=plural": 0.19,
    "who=she": 0.34, "who=they": -0.03, "who=we": 0.6, "who=who": -0.09, "who=you": 0.11,
}  # fmt: skip
