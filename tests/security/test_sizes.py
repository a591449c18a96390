"""Pictures may be larger than forms, and nothing may be larger than it says."""

import os

from tests.conftest import drawing, encoded


async def test_a_picture_is_larger_than_any_form_may_be(signed_in, mika, lisbon):
    noise = drawing().resize((1300, 1000))
    noise.frombytes(os.urandom(1300 * 1000 * 3))
    content = encoded(noise, "PNG")
    client = await signed_in(mika)

    form = await client.post("/boards", data={"title": "x" * 2_200_000, "team": "lisbon"})
    picture = await client.post(
        "/pin/uploads",
        files={"file": ("noise.png", content, "image/png")},
        headers={"accept": "application/json"},
    )

    assert len(content) > 3_000_000
    assert (form.status_code, picture.status_code) == (413, 201)
