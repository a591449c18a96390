"""What is done later, with a set clock."""

import io
from datetime import UTC, datetime, timedelta

import pytest

from showcase.actions import media
from showcase.actions.media import bring, processing_key
from showcase.foundation import clock
from showcase.foundation.errors import MediaRefused
from showcase.jobs.runner import TRIES, Runner
from showcase.jobs.tasks import TASKS
from showcase.models import Job, Media, Upload
from tests.conftest import drawing, encoded


async def test_a_file_that_fails_for_no_known_reason_is_given_up_and_told(monkeypatch, workshop, mika):
    upload = await bring(io.BytesIO(encoded(drawing())), name="sun.jpg", by=mika, workshop=workshop)

    async def fail(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(media, "_make", fail)
    runner = Runner(workshop)
    key = processing_key(upload.media_id)
    await Job.filter(key=key).update(tries=TRIES)
    await runner._do(await Job.get(key=key))

    with pytest.raises(MediaRefused, match="cannot be read safely"):
        await runner.finished(key, within=1)
    assert not await Media.exists()
    assert not await Upload.exists()
    assert (await Job.get(key=key)).failed_at is not None


async def test_tidying_goes_on_at_the_same_hours_however_often_it_is_begun(monkeypatch, workshop, database):
    at = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: at)
    await TASKS["tidy"](workshop)
    at += timedelta(minutes=20)
    await TASKS["tidy"](workshop)

    (waiting,) = await Job.all()
    assert (waiting.key, waiting.due_at) == ("tidy at 2026-11-22 12", datetime(2026, 11, 22, 12, tzinfo=UTC))

    at = waiting.due_at
    await TASKS["tidy"](workshop)

    assert sorted([job.key for job in await Job.all()]) == ["tidy at 2026-11-22 12", "tidy at 2026-11-22 18"]
