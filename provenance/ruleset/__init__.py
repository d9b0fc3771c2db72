"""Rules that editors write: loaded from YAML into typed values, compiled once, found in articles in one pass."""

from provenance.ruleset.compile import Rules, compile  # noqa: A004  # the verb of the room
from provenance.ruleset.hits import Hits
from provenance.ruleset.kinds import KINDS
from provenance.ruleset.kinds.anonymity import AnonymityRule
from provenance.ruleset.kinds.boilerplate import BoilerplateRule
from provenance.ruleset.kinds.comment import CommentRule
from provenance.ruleset.kinds.cue import CueRule
from provenance.ruleset.kinds.descriptor import DescriptorRule
from provenance.ruleset.kinds.disclosure import DisclosureRule
from provenance.ruleset.kinds.hedge import HedgeRule
from provenance.ruleset.kinds.medium import MediumRule
from provenance.ruleset.kinds.names import NamesRule
from provenance.ruleset.kinds.outlet import OutletRule
from provenance.ruleset.kinds.policy import PolicyRule
from provenance.ruleset.kinds.relay import RelayRule
from provenance.ruleset.kinds.scoring import ScoringRule
from provenance.ruleset.kinds.style import StyleRule
from provenance.ruleset.kinds.title import TitleRule
from provenance.ruleset.load import WARNINGS, RuleSet, load, shipped
from provenance.ruleset.schema import PatternRule, Rule
from provenance.ruleset.slots import Phrases

__all__ = [
    "KINDS",
    "WARNINGS",
    "AnonymityRule",
    "BoilerplateRule",
    "CommentRule",
    "CueRule",
    "DescriptorRule",
    "DisclosureRule",
    "HedgeRule",
    "Hits",
    "MediumRule",
    "NamesRule",
    "OutletRule",
    "PatternRule",
    "Phrases",
    "PolicyRule",
    "RelayRule",
    "Rule",
    "RuleSet",
    "Rules",
    "ScoringRule",
    "StyleRule",
    "TitleRule",
    "compile",
    "load",
    "shipped",
]
