"""The OpenAPI document, made from the addresses and their shapes."""

from collections.abc import Sequence
from inspect import getdoc
from typing import Any

from openapi_pydantic import (
    Components,
    Info,
    MediaType,
    OpenAPI,
    Operation,
    Parameter,
    PathItem,
    Reference,
    RequestBody,
    Response,
    Schema,
    SecurityScheme,
    Server,
)
from openapi_pydantic.util import PydanticSchema, construct_open_api_with_schema_class

from showcase.api import operations as ours
from showcase.api.operations import PATH
from showcase.api.reading import WITHOUT_BODY
from showcase.api.shapes import Problem, Told
from showcase.api.shapes_sent import Sent

VERSION = "1"
IDS = {"pin", "media"}


def describe(addresses: Sequence[ours.Address]) -> dict[str, Any]:
    """The document (OpenAPI 3.1), as JSON can hold it."""
    whole = OpenAPI(
        openapi="3.1.1",
        info=Info(
            title="Showcase",
            version=VERSION,
            description="Pins, boards and what hangs where, for programs.",
        ),
        servers=[Server(url=ours.ROOT)],
        paths={address.path: _path(address) for address in addresses} | {PATH: _own_path()},
        components=Components(securitySchemes={"token": SecurityScheme(type="http", scheme="bearer")}),
        security=[{"token": []}],
    )
    made = construct_open_api_with_schema_class(whole)
    document: dict[str, Any] = made.model_dump(
        mode="json", by_alias=True, exclude_none=True, exclude_unset=True
    )
    return document


def _path(address: ours.Address) -> PathItem:
    named = {method.lower(): _operation(address, method, one) for method, one in address.operations.items()}
    return PathItem.model_validate({**named, "parameters": [_in_path(name) for name in _names(address.path)]})


def _operation(address: ours.Address, method: str, one: ours.Operation) -> Operation:
    summary, _blank, description = (getdoc(one.handler) or "").partition("\n\n")
    feature = address.path.split("/")[1]
    in_body = method not in WITHOUT_BODY
    return Operation(
        operationId=f"{feature}_{one.handler.__name__}",
        tags=[feature],
        summary=summary,
        description=description or None,
        parameters=None if in_body else _in_query(one.takes) or None,
        requestBody=_body(one) if in_body else None,
        responses={str(one.status): _response(one), "default": _problem()},
    )


def _body(one: ours.Operation) -> RequestBody:
    needed = any(field.is_required() for field in one.takes.model_fields.values())
    return RequestBody(content={one.media_type: _content(one.takes)}, required=needed)


def _response(one: ours.Operation) -> Response:
    if one.answers is None:
        return Response(description="Done.")
    return Response(
        description=getdoc(one.answers) or "", content={"application/json": _content(one.answers)}
    )


def _problem() -> Response:
    return Response(description="What went wrong.", content={"application/problem+json": _content(Problem)})


def _content(shape: type[Told] | type[Sent]) -> MediaType:
    return MediaType.model_validate({"schema": PydanticSchema.model_validate({"schema_class": shape})})


def _in_query(shape: type[Sent]) -> list[Parameter | Reference]:
    schema = shape.model_json_schema()
    return [
        _parameter(name, "query", _without_null(one), required=name in schema.get("required", ()))
        for name, one in schema.get("properties", {}).items()
    ]


def _in_path(name: str) -> Parameter:
    return _parameter(name, "path", {"type": "integer" if name in IDS else "string"}, required=True)


def _parameter(name: str, where: str, schema: dict[str, Any], *, required: bool) -> Parameter:
    return Parameter.model_validate(
        {"name": name, "in": where, "schema": Schema.model_validate(schema), "required": required}
    )


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """In a query what is null is left out."""
    kinds = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    kept = {name: value for name, value in schema.items() if name not in ("anyOf", "default", "title")}
    default = {"default": schema["default"]} if schema.get("default") is not None else {}
    return {**(kinds[0] if kinds else {}), **kept, **default}


def _names(path: str) -> list[str]:
    return [part[1:-1] for part in path.split("/") if part.startswith("{")]


def _own_path() -> PathItem:
    anything = MediaType.model_validate({"schema": {"type": "object"}})
    answer = Response(description="OpenAPI 3.1.", content={"application/json": anything})
    own = Operation(operationId="document", summary="This document.", responses={"200": answer}, security=[])
    return PathItem(get=own)
