"""The list of rule kinds. A new kind is a file beside this one and a line here."""

from __future__ import annotations

from provenance.ruleset.kinds.anonymity import AnonymityRule
from provenance.ruleset.kinds.boilerplate import BoilerplateRule
from provenance.ruleset.kinds.comment import CommentRule
from provenance.ruleset.kinds.cue import CueRule
from provenance.ruleset.kinds.descriptor import DescriptorRule
from provenance.ruleset.kinds.disclosure import DisclosureRule
from provenance.ruleset.kinds.grade import GradeRule
from provenance.ruleset.kinds.hedge import HedgeRule
from provenance.ruleset.kinds.medium import MediumRule
from provenance.ruleset.kinds.names import NamesRule
from provenance.ruleset.kinds.outlet import OutletRule
from provenance.ruleset.kinds.policy import PolicyRule
from provenance.ruleset.kinds.relay import RelayRule
from provenance.ruleset.kinds.scoring import ScoringRule
from provenance.ruleset.kinds.style import StyleRule
from provenance.ruleset.kinds.title import TitleRule
from provenance.ruleset.schema import Rule

KINDS: dict[str, type[Rule]] = {
    rule.kind: rule
    for rule in (
        CueRule,
        RelayRule,
        MediumRule,
        DescriptorRule,
        TitleRule,
        AnonymityRule,
        CommentRule,
        HedgeRule,
        DisclosureRule,
        StyleRule,
        BoilerplateRule,
        OutletRule,
        NamesRule,
        ScoringRule,
        GradeRule,
        PolicyRule,
    )
}
