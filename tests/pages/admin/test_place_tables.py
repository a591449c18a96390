"""Tables of teams, regions and campaigns in the administration, as admins bring them in."""

import re

import pytest

from showcase.models import Campaign, Region, Team

HOSTILE = '"><script>alert(1)</script>'
TABLES = {
    "teams": "name,region\nPress Porto,iberia\nNowhere,atlantis\n",
    "regions": "name,parent\nPorto,iberia\nNowhere,atlantis\n",
    "campaigns": "title,starts_on\nWinter,2026-11-23\nNever,tomorrow\n",
}
MODELS = {"teams": Team, "regions": Region, "campaigns": Campaign}


@pytest.mark.parametrize("kind", TABLES)
async def test_a_table_is_tried_out_and_brought_in(signed_in, ada, iberia, kind):
    browser, path, there = await signed_in(ada), f"/admin/{kind}/import", await MODELS[kind].all().count()
    table = TABLES[kind]

    listed = (await browser.get(f"/admin/{kind}")).text
    assert f'href="{path}"' in listed
    assert f'href="/admin/{kind}.csv" download' in listed
    assert (await browser.get(path)).status_code == 200
    trial = await browser.post(path, files={"file": ("t.csv", table.encode(), "text/csv")})
    assert "1 new" in trial.text
    assert "1 cannot be taken" in trial.text
    assert "Send each of those who are new" not in trial.text
    refused = await browser.post(path, data={"table": table, "sure": "all"})
    assert "Take only the good lines" in refused.text
    assert await MODELS[kind].all().count() == there

    done = await browser.post(path, data={"table": table, "sure": "good"})
    again = await browser.post(path, data={"table": table, "sure": "good"})

    assert "What the table did" in done.text
    assert "1 as before" in again.text
    assert await MODELS[kind].all().count() == there + 1
    answer = await browser.post(path, data={"table": table, "answer": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.splitlines()[0] == f"\ufeffline,{table.partition(',')[0]},outcome,words"


@pytest.mark.parametrize("kind", TABLES)
async def test_what_was_downloaded_comes_back_as_the_page_carries_it(
    signed_in, ada, lisbon, harbour_nights, kind
):
    """Browsers end the lines of a hidden field in their own way."""
    await Campaign.filter(id=harbour_nights.id).update(brief="One\n\nTwo, " + "long " * 3000)
    browser = await signed_in(ada)
    table = (await browser.get(f"/admin/{kind}.csv")).text
    answer = await browser.post(
        f"/admin/{kind}/import", files={"file": ("t.csv", table.encode(), "text/csv")}
    )

    carried = re.findall(r'type="hidden" name="table" value="([^"]*)"', answer.text)
    assert carried
    again = await browser.post(
        f"/admin/{kind}/import",
        data={"table": table.replace("\r\n", "\n").replace("\n", "\r\n"), "sure": "all"},
    )

    for page in (answer.text, again.text):
        assert "There is nothing to do." in page or "What the table did" in page
        assert f"{await MODELS[kind].all().count()} as before" in page


@pytest.mark.parametrize("kind", TABLES)
async def test_only_admins_get_there(signed_in, browser, mika, cora, kind):
    for somebody in (mika, cora):
        client = await signed_in(somebody)
        for answer in (
            await client.get(f"/admin/{kind}.csv"),
            await client.get(f"/admin/{kind}/import"),
            await client.post(f"/admin/{kind}/import", data={"table": TABLES[kind], "sure": "good"}),
        ):
            assert answer.status_code == 403
    assert (await browser().get(f"/admin/{kind}/import")).status_code in (303, 401)


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("data", [{}, {"table": "x\n1\n"}, {"table": f"{HOSTILE}\n1\n"}, {"table": "\x00"}])
async def test_what_is_no_table_is_said_kindly(signed_in, ada, kind, data):
    answer = await (await signed_in(ada)).post(f"/admin/{kind}/import", data=data)

    assert answer.status_code == 422
    assert HOSTILE not in answer.text


async def test_hostile_cells_are_words(signed_in, ada, iberia):
    table = f'name,region\n"{HOSTILE.replace(chr(34), chr(34) * 2)}",iberia\n'

    for sure in ("", "all"):
        answer = await (await signed_in(ada)).post("/admin/teams/import", data={"table": table, "sure": sure})
        assert HOSTILE not in answer.text
        assert "1 new" in answer.text


async def test_a_place_called_import_can_be_reached(signed_in, ada, iberia):
    browser = await signed_in(ada)

    await browser.post("/admin/teams", data={"name": "Import", "region": "iberia"})

    assert (await Team.get(name="Import")).slug == "import-2"
    assert "Import" in (await browser.get("/admin/teams/import-2")).text
