"""The files a new folder of rules begins with: an example a task, switched off until wanted. Writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from provenance.ruleset.jsonschema import schema

SCHEMA = "schema.json"
"""Where the files expect the JSON Schema: beside them, so that completion needs no network."""

MODELINE = f"# yaml-language-server: $schema={SCHEMA}\n"

_README = """# Our rules

Laid over the rules that come with provenance:

    provenance rules check {folder}               # what is wrong, with line and column
    provenance score drafts/ --rules {folder}     # ratings with these rules

One file a task. Each holds an example that is switched off: to use it, take the `[]` behind `rules:` away and the `#`
before its lines, and make of it what you need. A file may be deleted as well. To change a shipped rule, print it with
`provenance rules show ID` and write it into a file here with the same id: it takes the place of ours. How rules are
written: docs/rules.md of provenance.

`schema.json` lets editors such as VS Code (with the YAML extension) complete and check keys: by the first line of each
file, or by `.vscode/settings.json` where this folder is the one that is opened. Begin a new file with the first line of
the others. After an update, `provenance rules schema > {folder}schema.json` writes it anew.
"""

_OFF = "rules: []    # the example is switched off: to use it, take the [] away, and the # before each line\n"

_EXAMPLES = {
    "outlets.yaml": """# Outlets that are not known yet: Name | other names | type | country | domain
# ~ before a name: others bear it too, so it counts only where the article names the outlet in full.
# Types: agency newspaper broadcaster radio local-tv magazine digital fact-checker aggregator trade party-media satire
#        press-release
kind: outlet
rules:
  - Ossel Press Agency | OPA News, ~OPA | agency | NL | opa.example
""",
    "programmes.yaml": """# Programmes of a channel: words spoken there are an interview with the channel.
kind: medium
rules:
  - id: programme.ours
    means: the breakfast programme of our county
    names: [Ossel Mornings]
    relay: interview
    outlet: BBC                # the name of a known outlet; add it in outlets.yaml first if it is not
    yes: [The mayor told Ossel Mornings that the pool would open.]
    no: [On most Ossel mornings the pool is open.]
""",
    "relays.yaml": """# Phrases that tell through whom words came. {outlet} is any known outlet.
kind: relay
rules:
  - id: relay.ours.hat-tip
    means: a tip of the hat to the outlet that had it first
    phrases: ["hat-tip to {outlet}"]
    relay: report              # report interview own social document event
    chain: "{outlet} < {rest}"  # nearest to the article first; {rest}: what it would be without the phrase
    yes: [The pier will close - hat-tip to Reuters.]
    no: [The mayor gave a tip of his hat.]
""",
    "sources.yaml": """# Words for sources without a name. The star stands for all forms: quay-sitter, quay-sitters.
kind: descriptor
rules:
  - id: source.ours.quay-sitter
    means: people at the quay who never give their names
    phrases: [quay-sitter*]
    identity: unnamed
    category: person
    # bare: true               # for words that tell the reader nothing at all
    yes: [A quay-sitter said the boat was lost.]
    no: [The quay was wet.]
""",
    "style.yaml": """# Words that our style book bans. Each match is a finding; no rating changes.
kind: style
rules:
  - id: style.ours.banned
    means: A phrase that our style book bans.
    source: our style book
    severity: warning          # error warning suggestion
    scope: own                 # not in quotations
    phrases: [the buzz is]
    message: "We do not write “{text}”. Say who says so."
    yes: [The buzz is that the pier will go.]
    no: ["“The buzz is good,” the beekeeper said."]
""",
    "policy.yaml": """# What our standard objects to. `policy: house` is asked for always; others with --policy NAME.
kind: policy
rules:
  - id: policy.ours.lone-source
    means: An article whose only source is not named.
    policy: house
    clause: our style book
    each: source               # article attribution source request hedge outlet count disclosure
    when: {only: yes}
    severity: warning
    message: "“{name}” is the only source. Find a second one."
    yes: [An official said that the pier would close.]
    no: ["Mara Velde, the owner, said that the pier would close."]
""",
}
"""What each is for, and an example of it, which is written switched off: in force it would object to an editor's
articles before the editor has asked for anything."""

_FILES = {
    "switched-off.yaml": """# Shipped rules that do not suit us, each with the reason; with `until` for a time only.
# Take the # away, and the [], to use it.
disable: []
#  - id: policy.house.no-byline
#    reason: our briefs carry no byline
#    until: 2099-12-31
""",
}


def written() -> str:
    """The schema of all kinds as the file that is shipped and scaffolded."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def files(folder: str) -> Iterator[tuple[str, str]]:
    """(name, text) of every file of a new folder of rules that is called `folder`."""
    yield "README.md", _README.format(folder=folder)
    yield SCHEMA, written()
    yield ".vscode/settings.json", json.dumps({"yaml.schemas": {f"./{SCHEMA}": ["*.yaml", "*.yml"]}}, indent=1) + "\n"
    yield ".vscode/extensions.json", json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=1) + "\n"
    for name, text in _EXAMPLES.items():
        head, _, example = text.partition("rules:\n")
        yield name, MODELINE + head + _OFF + "".join(f"# {line}\n" for line in example.splitlines())
    for name, text in _FILES.items():
        yield name, MODELINE + text


def switched_on(text: str) -> str:
    """A file as `files` gives it, with its example in force."""
    head, off, example = text.partition(_OFF)
    if not off:
        return text
    return f"{head}rules:\n" + "".join(line.removeprefix("# ") for line in example.splitlines(keepends=True))
