"""What was sent, in its shape, or what is wrong with it, field by field."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException
from starlette.requests import Request

from showcase.api.shapes_sent import Sent
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _

MOST_ERRORS = 20
MOST_FIELDS = 20  # of a form that brings a file
WITHOUT_BODY = {"GET", "HEAD", "DELETE"}
FORM = "multipart/form-data"


async def read(request: Request, shape: type[Sent], media_type: str) -> Sent:
    """Raises HTTPException 400, 413 or 415 for what cannot be read, and Invalid by field."""
    if request.method in WITHOUT_BODY:
        return _checked(shape, _query(request))
    if media_type == FORM:
        return _checked(shape, await _form(request))
    return await _json(request, shape)


def _query(request: Request) -> dict[str, str]:
    """What stands behind the question mark, each name once. What is empty was not given."""
    given: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in given:
            text = _("This is given twice.")
            raise Invalid(_("“%(name)s” is given twice.") % {"name": name[:80]}, {name[:80]: text})
        given[name] = value
    return {name: value for name, value in given.items() if value}


async def _form(request: Request) -> dict[str, Any]:
    if _media_type(request) != FORM:
        raise HTTPException(415, _("Send this as %(wanted)s.") % {"wanted": FORM})
    return dict(await request.form(max_files=1, max_fields=MOST_FIELDS))


async def _json(request: Request, shape: type[Sent]) -> Sent:
    body = await request.body()
    sent_as = _media_type(request)
    if body and sent_as != "application/json" and not sent_as.endswith("+json"):
        raise HTTPException(415, _("Send this as %(wanted)s.") % {"wanted": "application/json"})
    try:
        return shape.model_validate_json(body or b"{}", strict=True)
    except ValidationError as wrong:
        if any(error["type"] == "json_invalid" for error in wrong.errors(include_url=False)):
            raise HTTPException(400, _("This cannot be read as JSON.")) from None
        raise _told(wrong) from None


def _checked(shape: type[Sent], given: Mapping[str, Any]) -> Sent:
    try:
        return shape.model_validate(given)
    except ValidationError as wrong:
        raise _told(wrong) from None


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _told(wrong: ValidationError) -> Invalid:
    """A sentence for each field, by its path, as in “credits.0.did”."""
    fields: dict[str, str] = {}
    for error in wrong.errors(include_url=False, include_input=False)[:MOST_ERRORS]:
        name = ".".join(str(part) for part in error["loc"])[:80]
        fields.setdefault(name, _sentence(error))
    if "" in fields:
        return Invalid(fields[""])
    return Invalid(" ".join(f"{name}: {sentence}" for name, sentence in fields.items()), fields)


def _sentence(error: ErrorDetails) -> str:
    """What a program's author reads, in plain words."""
    bounds: dict[str, Any] = error.get("ctx", {})
    sentences = {
        "missing": _("This is needed."),
        "extra_forbidden": _("There is no field of this name here."),
        "string_type": _("This is a text."),
        "string_too_long": _at_most(bounds),
        "string_too_short": _("This must not be empty."),
        "int_type": _("This is a whole number."),
        "int_parsing": _("This is a whole number."),
        "int_parsing_size": _("This number is too large."),
        "int_from_float": _("This is a whole number."),
        "bool_type": _("This is true or false."),
        "list_type": _("This is a list."),
        "too_long": _at_most(bounds),
        "greater_than_equal": _("At least %(least)s.") % {"least": bounds.get("ge")},
        "less_than_equal": _("At most %(most)s.") % {"most": bounds.get("le")},
        "enum": _one_of(bounds),
        "literal_error": _one_of(bounds),
        "is_instance_of": _("This is a file."),
        "model_type": _("Send an object."),
        "model_attributes_type": _("Send an object."),
        "value_error": str(bounds.get("error", "")),
    }
    return sentences.get(error["type"]) or _("This cannot be taken.")


def _at_most(bounds: Mapping[str, Any]) -> str:
    is_list = bounds.get("field_type") == "List"
    sentence = _("At most %(most)s fit here.") if is_list else _("At most %(most)s characters fit here.")
    return sentence % {"most": bounds.get("max_length")}


def _one_of(bounds: Mapping[str, Any]) -> str:
    choices = str(bounds.get("expected", "")).replace(" or ", ", ").replace("'", "")
    return _("One of: %(choices)s.") % {"choices": choices}
