"""The one-line form of an outlet: "Name | aliases | type | country | domain". Knows no other kind.

Marks before an alias: `~the Post` others bear it too; `?Time` it is a common word as well; `=The Hill` only with its
article and capitals as written; `@Forbes` it is a surname as well.
"""

from __future__ import annotations

from typing import cast, get_args

import yaml

from provenance.ruleset.kinds.outlet import MARKS, OutletRule, OutletType
from provenance.ruleset.nodes import Faults
from provenance.ruleset.typed import WRONG, build, keys_of

FIELDS = ("name", "aliases", "type", "country", "domain")


def outlet(node: yaml.ScalarNode, faults: Faults) -> OutletRule | None:
    """The outlet of a row, or None with its faults added."""
    cells = node.value.split("|")
    if len(cells) != len(FIELDS):
        wanted = " | ".join(FIELDS)
        meant = _mended([cell.strip() for cell in cells])
        hint = f". Did you mean '{meant}'?" if meant else ""
        faults.add("row", f"an outlet's row has {len(FIELDS)} parts, here are {len(cells)}: {wanted}{hint}", node)
        return None
    name, aliases, kind, country, domain = (cell.strip() for cell in cells)
    before = len(faults.found)
    if not name:
        faults.add("row", "the outlet has no name", node)
    if kind not in _TYPES:
        shift = node.value.index("|", node.value.index("|") + 1) + 2
        place = yaml.ScalarNode(node.tag, kind, _moved(node.start_mark, shift + _quoted(node)), node.end_mark)
        keys_of(OutletRule)["type"].convert(place, faults, "the type of an outlet")
    if not _is_country(country):
        faults.add("row", f"'{country}' is no country: two capitals (ISO 3166) or -", node)
    if domain == "-":
        domain = ""
    if " " in domain or (domain and "." not in domain):
        faults.add("row", f"'{domain}' is no domain", node)
    names = tuple(alias for part in aliases.split(",") if (alias := part.strip()))
    if any(not alias.lstrip(MARKS).strip() for alias in names):
        faults.add("row", "a mark (~ ? = @) without its name", node)
    if len(faults.found) > before:
        return None
    return OutletRule(
        id=f"outlet:{name}",
        means=name,
        name=name,
        aliases=names,
        type=kind,
        country=country,
        domain=domain,
        path=faults.path,
        line=node.start_mark.line + 1,
    )


def _mended(cells: list[str]) -> str:
    """The row with the parts that were left out, told by where its type stands; "" when that does not tell."""
    at = next((i for i, cell in enumerate(cells) if cell in _TYPES), None)
    if at not in (1, 2) or len(cells) > len(FIELDS):
        return ""
    tail = cells[at + 1 :]
    country = next((cell for cell in tail if _is_country(cell)), "-")
    domain = next((cell for cell in tail if "." in cell), "-")
    return " | ".join([cells[0], cells[1] if at == FIELDS.index("type") else "", cells[at], country, domain]).replace(
        "|  |", "| |"
    )


def outlet_from_keys(node: yaml.MappingNode, faults: Faults) -> OutletRule | None:
    """The outlet of a mapping, for those that need `unless`. Its id and meaning are its name."""
    name = next((v.value for k, v in node.value if k.value == "name" and isinstance(v, yaml.ScalarNode)), "")
    made = build(
        OutletRule,
        node,
        faults,
        f"outlet '{name}'",
        id=f"outlet:{name}",
        means=name,
        path=faults.path,
        line=node.start_mark.line + 1,
    )
    return None if made is WRONG else cast("OutletRule", made)


def _is_country(cell: str) -> bool:
    return cell == "-" or (len(cell) == 2 and cell.isalpha() and cell.isupper())


def _quoted(node: yaml.ScalarNode) -> int:
    return 1 if node.style in ("'", '"') else 0


def _moved(mark: yaml.Mark, shift: int) -> yaml.Mark:
    return yaml.Mark(mark.name, mark.index, mark.line, mark.column + shift, None, 0)


_TYPES = frozenset(get_args(OutletType))
