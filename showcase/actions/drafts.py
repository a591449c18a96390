"""What somebody has typed on the pinning page is kept until they publish it."""

from typing import Any

from showcase.foundation import clock
from showcase.foundation.errors import Invalid
from showcase.foundation.language import gettext as _
from showcase.models import Draft, Person, Upload

LONGEST_DRAFT = 100_000  # characters, of all fields together


async def save_draft(form: dict[str, Any], *, by: Person) -> None:
    """Keep what was typed for all files. The last one counts."""
    if sum(len(str(value)) for value in form.values()) > LONGEST_DRAFT:
        raise Invalid(_("This is more text than a draft can keep."))
    await Draft.update_or_create(person_id=by.id, defaults={"form": form, "saved_at": clock.now()})


async def save_upload_form(upload: Upload, form: dict[str, Any]) -> None:
    """Keep what was typed for one file."""
    await Upload.filter(id=upload.id).update(form=form)


async def clear_draft(*, by: Person) -> None:
    await Draft.filter(person_id=by.id).delete()
