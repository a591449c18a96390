"""Signed papers: saved by those who answer for the pin, in a browser that they signed in with, and never shown."""

from collections.abc import AsyncIterator
from typing import BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from showcase.actions.evidence import CHUNK, media_type
from showcase.actions.pin_checks import refuse_change
from showcase.foundation.errors import NotFound
from showcase.foundation.language import gettext as _
from showcase.queries.consents import consent_of
from showcase.queries.pins import visible_pin
from showcase.web.identity import self_of
from storage import NotFound as NoBytes
from storage import Store
from storage.addresses import attachment

HEADERS = {
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
}


async def save(request: Request) -> Response:
    viewer = self_of(request)
    pin = await visible_pin(viewer, request.path_params["pin"])
    await refuse_change(pin, viewer)
    consent = await consent_of(pin, request.path_params["consent"])
    store: Store = request.app.state.workshop.store
    try:
        if consent.file is None:
            raise NoBytes
        stream = await run_in_threadpool(store.open, consent.file)
    except NoBytes:
        raise NotFound(_("No signed paper was kept with this consent.")) from None
    headers = {**HEADERS, "content-disposition": attachment(consent.file_name)}
    return StreamingResponse(_pieces(stream), media_type=media_type(consent.file), headers=headers)


async def _pieces(stream: BinaryIO) -> AsyncIterator[bytes]:
    try:
        while piece := await run_in_threadpool(stream.read, CHUNK):
            yield piece
    finally:
        await run_in_threadpool(stream.close)


routes = [Route("/pins/{pin:int}/consents/{consent:int}/evidence", save, name="evidence")]
