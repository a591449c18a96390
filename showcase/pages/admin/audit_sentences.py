"""The record in words: a sentence for each thing that somebody can do, in the reader's language."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from showcase.foundation.language import exact_moment, listed, ngettext, number
from showcase.foundation.language import gettext as _
from showcase.queries.audit import NAMED_AT_MOST, Change, Line
from showcase.queries.audit_names import Named
from showcase.queries.names import name_of

SENTENCES: dict[str, Callable[[], str]] = {
    "create": lambda: _("%(who)s made %(thing)s"),
    "add": lambda: _("%(who)s added %(thing)s"),
    "edit": lambda: _("%(who)s changed %(thing)s"),
    "remove": lambda: _("%(who)s removed %(thing)s for good"),
    "trash": lambda: _("%(who)s put %(thing)s in the trash"),
    "restore": lambda: _("%(who)s took %(thing)s out of the trash"),
    "close": lambda: _("%(who)s closed %(thing)s"),
    "reopen": lambda: _("%(who)s opened %(thing)s again"),
    "cover": lambda: _("%(who)s chose what stands for %(thing)s"),
    "add section": lambda: _("%(who)s added a section to %(thing)s"),
    "edit section": lambda: _("%(who)s changed a section of %(thing)s"),
    "remove section": lambda: _("%(who)s removed a section of %(thing)s"),
    "publish": lambda: _("%(who)s published %(thing)s"),
    "tag": lambda: _("%(who)s tagged %(thing)s"),
    "place": lambda: _("%(who)s placed %(thing)s on a board"),
    "take off": lambda: _("%(who)s took %(thing)s off a board"),
    "move": lambda: _("%(who)s moved %(thing)s to another board"),
    "arrange": lambda: _("%(who)s put %(thing)s elsewhere on its board"),
    "put in section": lambda: _("%(who)s put %(thing)s in another section"),
    "judge": lambda: _("%(who)s said what %(thing)s is"),
    "bring": lambda: _("%(who)s brought %(thing)s"),
    "put away": lambda: _("%(who)s put %(thing)s away"),
    "take back": lambda: _("%(who)s took %(thing)s back"),
    "forget": lambda: _("%(who)s forgot %(thing)s"),
    "end": lambda: _("%(who)s ended %(thing)s"),
    "invite": lambda: _("%(who)s invited %(thing)s"),
    "make invitation link": lambda: _("%(who)s made an invitation for %(thing)s"),
    "leave": lambda: _("%(who)s closed the account of %(thing)s"),
    "come back": lambda: _("%(who)s opened the account of %(thing)s again"),
    "hand over": lambda: _("%(who)s handed over the work of %(thing)s"),
    "sign in": lambda: _("%(who)s came in"),
    "end sessions": lambda: _("%(who)s signed %(thing)s out everywhere"),
    "begin two steps": lambda: _("%(who)s switched on two steps for %(thing)s"),
    "end two steps": lambda: _("%(who)s switched off two steps for %(thing)s"),
    "renew recovery codes": lambda: _("%(who)s made new recovery codes for %(thing)s"),
    "add member": lambda: _("%(who)s took somebody into %(thing)s"),
    "change member": lambda: _("%(who)s changed somebody's part in %(thing)s"),
    "take out member": lambda: _("%(who)s took somebody out of %(thing)s"),
    "review": lambda: _("%(who)s changed whose work waits in %(thing)s"),
    "say rights": lambda: _("%(who)s changed the rights of %(thing)s"),
    "note consent": lambda: _("%(who)s noted %(thing)s"),
    "withdraw consent": lambda: _("%(who)s withdrew %(thing)s"),
    "reinstate consent": lambda: _("%(who)s let %(thing)s hold again"),
    "remove consent": lambda: _("%(who)s removed %(thing)s"),
    "let through": lambda: _("%(who)s let %(thing)s through"),
    "send back": lambda: _("%(who)s sent %(thing)s back"),
    "hold back": lambda: _("%(who)s held %(thing)s back"),
    "take down": lambda: _("%(who)s took %(thing)s down"),
    "put back": lambda: _("%(who)s put %(thing)s back"),
    "report": lambda: _("%(who)s reported %(thing)s"),
    "settle": lambda: _("%(who)s settled %(thing)s"),
    "call back": lambda: _("%(who)s called back %(thing)s"),
    "ask": lambda: _("%(who)s made %(thing)s"),
    "grant": lambda: _("%(who)s granted %(thing)s"),
    "decline": lambda: _("%(who)s declined %(thing)s"),
    "leave open": lambda: _("%(who)s left %(thing)s open"),
    "let in": lambda: _("%(who)s let somebody see %(thing)s"),
    "take out": lambda: _("%(who)s took somebody off %(thing)s"),
    "change password": lambda: _("%(who)s chose another password for %(thing)s"),
    "end session": lambda: _("%(who)s ended a session of %(thing)s"),
    "sign out": lambda: _("%(who)s signed out"),
    "export people": lambda: _("%(who)s took the table of people out"),
    "join to provider": lambda: _("%(who)s joined %(thing)s to the sign-on provider"),
    "open again": lambda: _("%(who)s opened %(thing)s again"),
    "ask to be erased": lambda: _("%(who)s asked to be erased"),
    "erase": lambda: _("%(who)s erased %(thing)s"),
    "export data": lambda: _("%(who)s took the data of %(thing)s out"),
}
THINGS: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "pin": (lambda: _("a pin"), lambda: _("the pin “%(name)s”")),
    "board": (lambda: _("a board"), lambda: _("the board “%(name)s”")),
    "team": (lambda: _("a team"), lambda: _("the team “%(name)s”")),
    "region": (lambda: _("a region"), lambda: _("the region “%(name)s”")),
    "campaign": (lambda: _("a campaign"), lambda: _("the campaign “%(name)s”")),
    "person": (lambda: _("a person"), lambda: _("%(name)s")),
    "upload": (lambda: _("a file"), lambda: _("the file “%(name)s”")),
    "media": (lambda: _("a media"), lambda: _("the media “%(name)s”")),
    "duplicate": (lambda: _("a pair of pictures"), lambda: _("the pair of pictures “%(name)s”")),
    "token": (lambda: _("a token"), lambda: _("the token “%(name)s”")),
    "consent": (lambda: _("a consent"), lambda: _("the consent “%(name)s”")),
    "report": (lambda: _("a report"), lambda: _("the report “%(name)s”")),
    "accessrequest": (lambda: _("a request for access"), lambda: _("the request “%(name)s”")),
    "boardguest": (lambda: _("a guest of a board"), lambda: _("the guest “%(name)s”")),
    "section": (lambda: _("a section"), lambda: _("the section “%(name)s”")),
    "grouprule": (lambda: _("a rule for a group"), lambda: _("the rule for the group “%(name)s”")),
}
FIELDS: dict[str, Callable[[], str]] = {
    "title": lambda: _("Title"),
    "name": lambda: _("Name"),
    "email": lambda: _("E-mail address"),
    "handle": lambda: _("Handle"),
    "about": lambda: _("About"),
    "story": lambda: _("Story"),
    "brief": lambda: _("Brief"),
    "alt": lambda: _("Descriptions for those who cannot see it"),
    "source": lambda: _("Where it is from"),
    "tags": lambda: _("Tags"),
    "credits": lambda: _("Credits"),
    "pictures": lambda: _("Pictures"),
    "board": lambda: _("Board"),
    "section": lambda: _("Section"),
    "number": lambda: _("Place in order"),
    "before_pin": lambda: _("Before"),
    "cover": lambda: _("Stands for it"),
    "order": lambda: _("Order"),
    "openness": lambda: _("Who sees it and who adds"),
    "team": lambda: _("Team"),
    "region": lambda: _("Region"),
    "parent": lambda: _("Inside"),
    "campaign": lambda: _("Campaign"),
    "person": lambda: _("Person"),
    "maker": lambda: _("Made by"),
    "made_by": lambda: _("Made by"),
    "role": lambda: _("Role"),
    "scope": lambda: _("Scope"),
    "group": lambda: _("Group"),
    "leads": lambda: _("Leads it"),
    "language": lambda: _("Language"),
    "way": lambda: _("By"),
    "session": lambda: _("Session"),
    "sessions": lambda: _("Sessions"),
    "given_by": lambda: _("Given by"),
    "password": lambda: _("Password"),
    "usage": lambda: _("Where it may be used"),
    "territory": lambda: _("Territory"),
    "licence": lambda: _("Rights and terms"),
    "embargo_until": lambda: _("Not to be seen before"),
    "rights_until": lambda: _("Rights end"),
    "version_of": lambda: _("A version of"),
    "verdict": lambda: _("Verdict"),
    "format": lambda: _("Format"),
    "size": lambda: _("Bytes"),
    "media": lambda: _("Media"),
    "slug": lambda: _("Address"),
    "starts_on": lambda: _("Begins"),
    "ends_on": lambda: _("Ends"),
    "colour": lambda: _("Colour"),
    "closed_at": lambda: _("Closed"),
    "trashed_at": lambda: _("In the trash since"),
    "settled_at": lambda: _("Settled"),
    "left_at": lambda: _("Left"),
    "erased_at": lambda: _("Erased"),
    "expires_at": lambda: _("Expires"),
    "taken_down_at": lambda: _("Taken down"),
    "taken_down_because": lambda: _("Why"),
    "evidence": lambda: _("Evidence"),
    "file": lambda: _("File"),
    "given_on": lambda: _("Given"),
    "was_granted": lambda: _("Granted"),
    "pins": lambda: _("Pins"),
    "boards": lambda: _("Boards"),
    "keeper": lambda: _("Keeps it now"),
    "waits_since": lambda: _("Waits since"),
    "reviews_since": lambda: _("Newcomers' work waits since"),
    "withdrawn_at": lambda: _("Withdrawn"),
    "until": lambda: _("Until"),
}
_MOMENTS = ("_at", "_since", "_until")


def sentence(line: Line) -> str:
    """With `%(who)s` and, where there is one beside them, `%(thing)s` still to be filled in."""
    if told := SENTENCES.get(line.verb):
        return told()
    return _("%(who)s: %(verb)s, %(thing)s").replace("%(verb)s", line.verb.replace("%", "%%"))


def who(line: Line) -> str:
    return name_of(line.who.name) if line.who else _("Showcase")


def thing(line: Line) -> str:
    """What it is called now or was called then; only its kind when that is not for the reader to know."""
    kind, named = THINGS.get(line.noun, (lambda: line.noun, lambda: f"{line.noun} “%(name)s”"))
    if line.thing.is_hidden:
        return _of_a_private_board(line.noun)
    name = name_of(line.thing.name) if line.noun == "person" else line.thing.name
    return named() % {"name": name} if name else kind()


def label(field: str) -> str:
    known = FIELDS.get(field)
    return known() if known else field.replace("_", " ")


def value(field: str, given: Any) -> str:
    """As a reader says it; empty for nothing."""
    if given is None or given == "":
        return ""
    if isinstance(given, bool):
        return _("yes") if given else _("no")
    if isinstance(given, Named):
        return (
            _of_a_private_board(given.kind) if given.is_hidden else given.name or f"{given.kind} {given.id}"
        )
    if isinstance(given, list | tuple):
        told = [value(field, one) or _("somebody without an account") for one in given[:NAMED_AT_MOST]]
        if more := len(given) - len(told):
            told.append(ngettext("%(number)s more", "%(number)s more", more) % {"number": number(more)})
        return listed(told)
    if isinstance(given, int | float):
        return number(given)
    if isinstance(given, str) and field.endswith(_MOMENTS):
        return _moment(given)
    return str(given)


def changed(change: Change) -> tuple[str, str, str]:
    """The field, what was, and what is."""
    return label(change.field), value(change.field, change.before), value(change.field, change.after)


def _of_a_private_board(noun: str) -> str:
    """Only the kind of it."""
    if noun == "board":
        return _("a private board")
    kind = THINGS[noun][0]() if noun in THINGS else noun
    return _("%(kind)s on a private board") % {"kind": kind}


def _moment(text: str) -> str:
    try:
        return exact_moment(datetime.fromisoformat(text))
    except ValueError:
        return text
