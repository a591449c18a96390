"""What goes wrong leaves a way on."""

import pytest


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        ("{base}/pins/{pin}?on=home", "/pins/{pin}?on=home"),
        ("https://elsewhere.example/pins/{pin}", "/"),
        ("{base}//elsewhere.example", "/"),
        ("", "/"),
    ],
)
async def test_a_refused_form_leads_back_to_its_own_page_and_nowhere_else(
    signed_in, vera, mika, posters, pinned, came_from, leads_to
):
    pin, browser = await pinned("Low sun", posters, by=mika), await signed_in(vera)
    where = came_from.format(base=str(browser.base_url).rstrip("/"), pin=pin.id)

    refused = await browser.post(f"/pins/{pin.id}/report", data={"said": " "}, headers={"referer": where})

    assert refused.status_code in (403, 422)
    assert f'<a class="button" href="{leads_to.format(pin=pin.id)}">' in refused.text
