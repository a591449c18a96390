"""A file comes in, and whoever sent it waits until it can be shown."""

from typing import BinaryIO

from starlette.requests import Request

from showcase.actions.media import bring, processing_key
from showcase.foundation.errors import MediaRefused
from showcase.foundation.language import gettext as _
from showcase.models import Person, Upload

PATIENCE = 10.0
"""Seconds that somebody waits for a file's picture, before they hear that it is being prepared."""


async def receive(request: Request, file: BinaryIO, *, name: str, by: Person, source: str = "") -> Upload:
    """Take a file in and wait until it has been processed and compared, or for PATIENCE.

    Answers the upload with its media as they are then. Raises MediaRefused with the limit that it broke.
    """
    upload = await bring(file, name=name, by=by, workshop=request.app.state.workshop, source=source)
    await request.app.state.runner.finished(processing_key(upload.media_id), within=PATIENCE)
    if fresh := await Upload.get_or_none(id=upload.id).select_related("media"):
        return fresh
    raise MediaRefused(_("This picture cannot be read. Save it again and try once more."))
