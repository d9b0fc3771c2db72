"""The project file: what a folder of articles is always scored with. Found and read here, laid under by `ready`.

`provenance.yaml` beside the articles or in a folder above them names options that every run is to have; what the
command line says wins. Paths in it are meant from where the file stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from provenance.cli.exits import USAGE, Stop, tell, tell_problems
from provenance.cli.options import DEFAULT_MODEL
from provenance.values import Problem, Severity

if TYPE_CHECKING:
    import yaml

    from provenance.cli.ready import Task
    from provenance.inputs import Options
    from provenance.ruleset.nodes import Faults

FILES = ("provenance.yaml", "provenance.yml")

Model = Literal["careful", "quick", "rules"]
"""The names of `attribution.READERS`, said here too: a type must be written out."""


@dataclass(frozen=True, slots=True)
class Project:
    """What a project file says; None and () where it says nothing."""

    path: Path
    rules: tuple[Path, ...] = ()
    policy: tuple[str, ...] = ()
    outlet: str | None = None
    metadata: Path | None = None
    model: Model | None = None
    fail_under: int | None = None
    fail_level: Severity | None = None
    baseline: Path | None = None
    ignore: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each policy's name: whether there is such a policy is known when the rules are."""

    def ignores(self, file: Path) -> bool:
        """Whether a file under the project's folder is to be left out."""
        try:
            inside = file.resolve().relative_to(self.path.parent).as_posix()
        except ValueError:
            return False
        return any(_fits(inside, pattern) for pattern in self.ignore)


def _fits(inside: str, pattern: str) -> bool:
    """`drafts/` and all in it; `*.old.txt` anywhere; `2019/*.txt` from the project's folder on."""
    bare = pattern.removeprefix("./").removesuffix("/**").removesuffix("/*").rstrip("/")
    if inside == bare or inside.startswith(bare + "/"):
        return True
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in inside.split("/"))
    return fnmatchcase(inside, pattern.removeprefix("./"))


def find(paths: Iterable[Path]) -> Path | None:
    """The project file of the articles: the nearest above each, as far as a repository's top or the home folder.

    Ends with 2 when the articles belong to different projects.
    """
    found = list(dict.fromkeys(one for path in paths if (one := _above(path)) is not None))
    if len(found) > 1:
        raise Stop(USAGE, f"these articles belong to two projects, {found[0]} and {found[1]}: score them one by one")
    return found[0] if found else None


def _above(path: Path) -> Path | None:
    try:
        place = path.resolve()
        home = Path.home().resolve()
    except (OSError, RuntimeError):  # a loop of links; nobody's home
        return None
    for folder in (place, *place.parents):
        for name in FILES:
            if (folder / name).is_file():
                return folder / name
        if folder == home or (folder / ".git").exists():
            return None
    return None


def load(path: Path) -> Project:
    """What the file says. Ends with 2 when there are faults in it, each told with its place."""
    import yaml

    from provenance.ruleset import nodes

    faults = nodes.Faults(shown(path))
    root = None if _is_empty(path) else nodes.read(path, faults)
    values: dict[str, Any] = {}
    if isinstance(root, yaml.MappingNode):
        values = _values(root, faults, path.parent)
    elif root is not None:
        faults.add("type", f"a project file has keys and values: {', '.join(_KEYS)}", root)
    if faults.found:
        count = tell_problems(replace(one, code=one.code.replace("rules.", "project.")) for one in faults.found)
        raise Stop(USAGE, f"{count} fault{'s' * (count != 1)} in the project file; no article was read")
    return Project(path, **values)


def settled(task: Task, rules: bool = True) -> tuple[Task, Project | None]:
    """The task with what its project says where the command line says nothing; without `rules`, not on them.

    Tells which file it is. Ends with 2 for faults in it.
    """
    path = find(task.paths)
    if path is None:
        return replace(task, model=task.model or DEFAULT_MODEL.value), None
    project = load(path)
    tell(f"provenance: project file {shown(path)}")
    return replace(
        task,
        rules=task.rules or (project.rules if rules else ()),
        metadata=task.metadata or project.metadata,
        policies=task.policies or project.policy or None,
        model=task.model or project.model or DEFAULT_MODEL.value,
        reading=_published_by(task.reading, project.outlet),
    ), project


def _published_by(reading: Options | None, outlet: str | None) -> Options | None:
    """How articles are read, with the project's outlet where the command line names none."""
    if outlet is None or (reading is not None and reading.outlet is not None):
        return reading
    from provenance.inputs import Options

    return replace(reading or Options(), outlet=outlet)


def shown(path: Path) -> str:
    """The path as it is shortest to read: from here, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def known_policies(project: Project, names: Sequence[str]) -> None:
    """Ends with 2 when the file names a policy that the rules do not have."""
    from provenance.ruleset.suggest import did_you_mean

    faults = [
        Problem("project.policy", f"there is no policy '{name}'.{did_you_mean(name, names)} There are: "
                + ", ".join(names), shown(project.path), *project.places.get(name, (None, None)))
        for name in project.policy
        if name not in names
    ]  # fmt: skip
    if faults:
        tell_problems(faults)
        raise Stop(USAGE, "the project file names a policy that is not there; no article was read")


def _is_empty(path: Path) -> bool:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return False  # whoever reads it next says what is wrong
    return all(not line.strip() or line.lstrip().startswith("#") for line in lines)


def _values(root: yaml.MappingNode, faults: Faults, folder: Path) -> dict[str, Any]:
    from provenance.ruleset.suggest import asking, nearest
    from provenance.ruleset.typed import WRONG, converter

    found: dict[str, Any] = {}
    for name, node in root.value:
        key = str(name.value)
        known = _KEYS.get(key)
        if known is None:
            near = nearest(key, _KEYS)
            faults.add("unknown-key", f"a project file has no key '{key}'.{asking(near)} There are: "
                       + ", ".join(_KEYS), name)  # fmt: skip
            continue
        hint, check = known
        value = converter(hint)(node, faults, f"'{key}'")
        if value is WRONG:
            continue
        parts = node.value if isinstance(value, tuple) and isinstance(node.value, list) else [node]
        found[key.replace("-", "_")] = check(value, parts, faults, folder) if check is not None else value
        if key == "policy":
            found["policy"] = tuple(one.lower() for one in value)
            found["places"] = {
                one.lower(): (part.start_mark.line + 1, part.start_mark.column + 1)
                for one, part in zip(value, parts, strict=True)
            }
    return found


Check = Callable[[Any, "list[yaml.Node]", "Faults", Path], Any]


def _folders(value: tuple[str, ...], nodes: list[yaml.Node], faults: Faults, folder: Path) -> tuple[Path, ...]:
    return tuple(_there(one, node, faults, folder, wanted="folder") for one, node in zip(value, nodes, strict=True))


def _file(value: str, nodes: list[yaml.Node], faults: Faults, folder: Path) -> Path:
    return _there(value, nodes[0], faults, folder, wanted="file")


def _there(name: str, node: yaml.Node, faults: Faults, folder: Path, wanted: str) -> Path:
    from provenance.ruleset.suggest import did_you_mean

    path = folder / name
    if not (path.is_dir() if wanted == "folder" else path.is_file()):
        parent = path.parent
        beside = [one.name for one in parent.iterdir()] if parent.is_dir() else []
        near = did_you_mean(path.name, [one for one in beside if (parent / one).is_dir() == (wanted == "folder")])
        faults.add("no-such", f"there is no {wanted} '{name}' in {folder}.{near}", node)
    return path


def _share(value: int, nodes: list[yaml.Node], faults: Faults, _: Path) -> int:
    if not 0 <= value <= 100:
        faults.add("value", f"'fail-under' is a rating from 0 to 100, not {value}", nodes[0])
    return value


_KEYS: Mapping[str, tuple[Any, Check | None]] = {
    "rules": (tuple[str, ...], _folders),
    "policy": (tuple[str, ...], None),
    "outlet": (str, None),
    "metadata": (str, _file),
    "model": (Model, None),
    "fail-under": (int, _share),
    "fail-level": (Severity, None),
    "baseline": (str, _file),
    "ignore": (tuple[str, ...], None),
}
"""The options of `provenance score` that a project can have, by their names there; `ignore` is the file's own."""
