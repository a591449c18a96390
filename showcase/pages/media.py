"""The bytes of pictures, for those who may see them. One query each."""

from typing import Any

from slugify import slugify
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from showcase.actions.media import CHUNK, FORMAT_BY_NAME
from showcase.foundation import clock
from showcase.queries.media import picture_in_session, seen_media
from showcase.queries.renditions import moving_key, original_key, rendition_key
from showcase.web.identity import session_key, viewer_of
from storage import NotFound as NoBytes
from storage import Store

SANDBOX = "sandbox; default-src 'none'"
CACHED = "private, max-age=31536000, immutable"
ADDRESS_SECONDS = 60


async def rendition(request: Request) -> Response:
    """A smaller copy that we encoded. The address never shows anything else, so browsers keep it."""
    sha256 = await _seen(request)
    return await _send(request, rendition_key(sha256, request.path_params["width"]), "image/webp")


async def moving(request: Request) -> Response:
    """The copy that moves, of an animation."""
    return await _send(request, moving_key(await _seen(request)), "image/webp")


async def original(request: Request) -> Response:
    """What was uploaded, as it was, to be saved and never shown."""
    media = await seen_media(viewer_of(request), request.path_params["media"])
    kind, store = FORMAT_BY_NAME[media["format"]], request.app.state.workshop.store
    filename = f"{slugify(media['title'] or '', max_length=80) or 'showcase'}{kind.suffix}"
    key = original_key(media["sha256"])
    address = await run_in_threadpool(
        store.address, key, seconds=ADDRESS_SECONDS, filename=filename, content_type=kind.media_type
    )
    if address:
        return RedirectResponse(address, 307, {"cache-control": "no-store"})
    headers = {
        "content-disposition": f'attachment; filename="{filename}"',
        "content-security-policy": SANDBOX,
        "cache-control": "private, no-cache",
    }
    return await _send(request, key, kind.media_type, headers)


async def _seen(request: Request) -> str:
    """sha256 of the media, for whoever may see it, by a session or a token. Raises NotFound."""
    media = request.path_params["media"]
    if session := session_key(request):
        return await picture_in_session(session, media, now=clock.now())
    sha256: str = (await seen_media(viewer_of(request), media))["sha256"]
    return sha256


async def _send(
    request: Request, key: str, media_type: str, headers: dict[str, str] | None = None
) -> Response:
    store: Store = request.app.state.workshop.store
    headers = headers or {"cache-control": CACHED, "content-security-policy": SANDBOX}
    path = store.path(key)
    if path and (accel := request.app.state.settings.accel):
        return Response(media_type=media_type, headers={**headers, "x-accel-redirect": f"{accel}/{key}"})
    if path:
        try:
            return FileResponse(path, media_type=media_type, headers=headers, stat_result=path.stat())
        except FileNotFoundError:
            raise HTTPException(404) from None
    try:
        stream = await run_in_threadpool(store.open, key)
    except NoBytes:
        raise HTTPException(404) from None
    return StreamingResponse(_chunks(stream), media_type=media_type, headers=headers)


async def _chunks(stream: Any) -> Any:
    try:
        while chunk := await run_in_threadpool(stream.read, CHUNK):
            yield chunk
    finally:
        await run_in_threadpool(stream.close)


routes = [
    Route("/media/{media:int}/{width:int}.webp", rendition, name="rendition"),
    Route("/media/{media:int}/moving.webp", moving, name="moving"),
    Route("/media/{media:int}/original", original, name="original"),
]
