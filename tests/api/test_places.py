import pytest

from showcase.models import Team


async def test_teams_with_what_the_viewer_sees_of_them(program, mika, vera, olga, posters, drafts, pinned):
    await pinned("Low sun", posters, by=mika)
    await pinned("Secret plans", drafts, by=mika)

    seen_by_vera = (await (await program(vera)).get("/teams")).json()["items"]
    seen_by_mika = (await (await program(mika)).get("/teams")).json()["items"]

    assert [(team["slug"], team["board_count"], team["pin_count"]) for team in seen_by_vera] == [
        ("lisbon", 1, 1),
        ("oslo", 0, 0),
    ]
    assert seen_by_mika[0]["pin_count"] == 2


async def test_a_team_names_its_people_without_their_addresses(program, vera, mika, lisbon, posters):
    answer = await (await program(vera)).get("/teams/lisbon")

    assert answer.json()["people"] == [{"handle": "mika", "name": "Mika"}]
    assert answer.json()["region"] == {"slug": "iberia", "name": "Iberia"}
    assert answer.json()["board_count"] == 1
    assert "example.org" not in answer.text


async def test_a_campaign(program, vera, mika, posters, pinned):
    await pinned("Low sun", posters, by=mika)
    client = await program(vera)

    listed = (await client.get("/campaigns")).json()["items"]
    alone = (await client.get("/campaigns/harbour-nights")).json()

    assert listed == [alone]
    assert (alone["title"], alone["board_count"], alone["pin_count"]) == ("Harbour Nights", 1, 1)


async def test_regions_are_a_tree(program, vera, mika, olga, posters, windows, pinned):
    await pinned("Low sun", posters, by=mika)
    client = await program(vera)

    listed = (await client.get("/regions")).json()["items"]
    emea = (await client.get("/regions/emea")).json()
    iberia = (await client.get("/regions/iberia")).json()

    assert [(one["slug"], one["parent"], one["board_count"]) for one in listed] == [
        ("emea", None, 2),
        ("iberia", "emea", 1),
        ("nordics", "emea", 1),
    ]
    assert sorted(one["slug"] for one in emea["children"]) == ["iberia", "nordics"]
    assert (emea["pin_count"], emea["team_count"]) == (1, 2)
    assert iberia["parent"] == "emea"
    assert iberia["parents"] == [{"slug": "emea", "name": "EMEA"}]


async def test_teams_and_campaigns_of_a_region(program, vera, mika, olga, posters):
    client = await program(vera)

    teams = (await client.get("/teams", params={"region": "nordics"})).json()["items"]

    assert [team["slug"] for team in teams] == ["oslo"]
    assert (await client.get("/campaigns", params={"region": "nordics"})).json()["items"][0]["pin_count"] == 0


@pytest.mark.parametrize("what", ["teams", "campaigns", "regions"])
async def test_a_wrong_name_or_page_of_a_place(program, vera, posters, what):
    client = await program(vera)

    unknown = await client.get(f"/{what}/nowhere")
    rubbish = await client.get(f"/{what}", params={"after": "rubbish"})
    zero = await client.get(f"/{what}", params={"limit": 0})

    assert [answer.status_code for answer in (unknown, rubbish, zero)] == [404, 422, 422]
    assert "nowhere" in unknown.json()["detail"]


async def test_every_team_is_on_one_page(program, vera, iberia):
    for number in range(5):
        await Team.create(slug=f"team-{number}", name=f"Team {number % 2}", region=iberia)
    client = await program(vera)
    seen, after = [], ""

    while after is not None:
        page = (await client.get("/teams", params={"limit": 2, "after": after})).json()
        seen += [team["slug"] for team in page["items"]]
        after = page["next"]

    assert seen == ["team-0", "team-2", "team-4", "team-1", "team-3"]
