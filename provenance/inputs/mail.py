"""Messages (.eml): the body as an article, what the head says of it. Attachments are passed over, and so are replies.

Of two bodies the HTML one is read: it keeps paragraphs whole, where the plain one wraps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from provenance.inputs import fragments
from provenance.inputs.decode import MOST_CHARACTERS, decode
from provenance.inputs.draft import Draft
from provenance.inputs.file import File, bytes_of
from provenance.inputs.lines import Line, join, too_long
from provenance.inputs.wrapping import soft_breaks
from provenance.values import Problem, Region

_MOST = 40_000_000
"""Bytes of a message: more than mail servers let pass, attachments and all."""
_LONGEST = 300
"""Characters of a header that is taken for a name or a title."""
_MOST_PARTS = 200
"""Parts of a message that are looked into."""
_FREE = frozenset(
    "gmail googlemail yahoo ymail hotmail outlook live msn aol icloud me mac proton protonmail gmx web mail yandex zoho"
    " fastmail tutanota qq 163 126 comcast verizon att btinternet orange free laposte".split()
)
"""Providers where anybody has an address: their name says nothing about who publishes."""
_QUOTED = re.compile(r"[ \t]*>.*")
_SIGNATURE = re.compile(r"-- ?")
"""RFC 3676, 4.3: what follows two dashes and a space is the sender's card."""
_SUBJECT = re.compile(r"\A(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)


def read(file: File) -> Iterator[Draft]:
    """One draft a message. Problems: unreadable, mail-broken, no-article (no body of text), and those of any text."""
    data, fault = bytes_of(file, _MOST)
    if fault is not None:
        yield Draft("", problems=(fault,))
        return
    try:
        yield _message(message_from_bytes(data, policy=policy.default), file.name)
    except Exception as error:  # mail from anywhere trips the standard library's parser in ways nobody has listed
        broken = Problem("mail-broken", f"cannot be read as a message: {type(error).__name__}", file.name)
        yield Draft("", problems=(broken,))


def _message(message: EmailMessage, name: str) -> Draft:
    people, host = _senders(_header(message, "From"))
    outlet = _header(message, "Organization") or _header(message, "Organisation") or host
    text, markup, problems = _body(message, name)
    return Draft(
        text,
        title=_SUBJECT.sub("", _header(message, "Subject") or "") or None,
        outlet=outlet,
        byline=people,
        published=_date(_header(message, "Date")),
        markup=markup,
        problems=problems,
    )


def _body(message: EmailMessage, name: str) -> tuple[str, tuple[Region, ...], tuple[Problem, ...]]:
    """The text with its regions: the first HTML part, or else the first plain one."""
    parts = _texts(message)
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() != kind:
                continue
            content, problems = _content(part, name)
            if kind == "text/html":
                lines = fragments.lines(content)
                if any(line.kind == "body" for line in lines):
                    return (*join(lines, "mail"), (*problems, *too_long(lines, name)))
            elif content.strip():
                cut = too_long([Line(content)], name)
                content = content[:MOST_CHARACTERS]
                return content, _plain(content), (*problems, *cut)
    return "", (), (Problem("no-article", "holds no text that could be an article", name),)


def _texts(message: EmailMessage) -> list[EmailMessage]:
    found: list[EmailMessage] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            found.append(part)
    return found


def _content(part: EmailMessage, name: str) -> tuple[str, tuple[Problem, ...]]:
    """A part as text: by the encoding it names where that fits, by its bytes where it does not."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return "", ()
    try:
        return data.decode(part.get_content_charset("utf-8")), ()
    except (LookupError, ValueError):
        decoded = decode(data, name, _MOST)
        return decoded.text, decoded.problems


def _plain(text: str) -> tuple[Region, ...]:
    """Regions of a plain body: quoted lines, the signature, and line ends that only wrap."""
    marks: list[Region] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if _SIGNATURE.fullmatch(bare) and at:
            marks.append(Region((at, len(text)), "signature", "mail.signature"))
            break
        if _QUOTED.fullmatch(bare):
            marks.append(Region((at, at + len(bare)), "reply", "mail.reply"))
        at += len(line)
    marks.extend(Region(span, "soft-break", "mail.soft-break") for span in soft_breaks(text))
    return tuple(sorted(marks, key=lambda mark: mark.span))


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        line = " ".join(str(value).split()) if value is not None else ""
    except Exception:  # the parser reads headers when they are asked for, and stumbles over the worst of them
        return None
    line = line.encode("utf-8", "replace").decode()
    return line if line and len(line) <= _LONGEST else None


def _senders(value: str | None) -> tuple[tuple[str, ...], str | None]:
    """Names of the senders, and the host their first address is at when that says whose house it is."""
    pairs = getaddresses([value]) if value else []
    people = tuple(dict.fromkeys(name.strip() for name, address in pairs if name.strip() and "@" not in name))
    host = pairs[0][1].rpartition("@")[2].lower() if pairs else ""
    if "." not in host or host.split(".")[0] in _FREE:
        return people, None
    return people, host


def _date(value: str | None) -> str | None:
    """A date in ISO 8601, or as it was written."""
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return value
