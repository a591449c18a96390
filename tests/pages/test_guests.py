"""A guest knows the boards that they are invited to and what is at home there. Nothing else has a name for them."""

from datetime import timedelta

import pytest
from starlette.routing import BaseRoute, Mount, Route

from showcase.actions.boards import BoardForm, create_board
from showcase.actions.pins import NewPin, publish
from showcase.actions.placements import place
from showcase.actions.signing_in.tokens import add_token
from showcase.foundation import clock
from showcase.models import (
    Board,
    BoardGuest,
    Campaign,
    Credit,
    Duplicate,
    Likeness,
    Openness,
    Region,
    Role,
    Scope,
    Team,
    Upload,
)
from showcase.queries.known import all_people, all_teams
from tests.conftest import person

KNOWN = {"slug": "posters", "handle": "mika", "group": "team"}
ELSEWHERE = ("Shops Oslo", "Nordics", "Windows", "Frosted glass", "Frost Fair", "frosty", "Far Islands")
PRIVATE = ("Drafts", "Low secret")
PEOPLE = ("Olga", "Vera", "Cora", "Adaline")


@pytest.fixture
async def gus(posters):
    """Gus is from outside, and invited to Lisbon's posters."""
    gus = await person("Gus", Role.GUEST)
    await BoardGuest.create(
        board=posters, person=gus, since=clock.now(), until=clock.now() + timedelta(days=90)
    )
    return gus


@pytest.fixture
async def world(gus, mika, olga, vera, cora, posters, windows, drafts, oslo, pinned):
    """Work that Gus sees, work that hangs beside it, and work, people and places that he does not know of."""
    await person("Adaline", Role.ADMIN)
    await Region.create(slug="far-islands", name="Far Islands")
    await Campaign.create(slug="frost-fair", title="Frost Fair", brief="")
    seen = await pinned("Low sun", posters, by=mika, tags=["lamps"], credits=[("Mika", "light")])
    other = await pinned("Frosted glass", windows, by=olga, tags=["frosty"])
    await place(other, posters, by=mika)
    await place(seen, windows, by=olga)
    await pinned("Low secret", drafts, by=mika, tags=["hush"])
    await Duplicate.create(
        one_id=min(seen.cover_id, other.cover_id),
        other_id=max(seen.cover_id, other.cover_id),
        likeness=Likeness.SAME_PICTURE,
        share=0.9,
        distance=2,
        found_at=clock.now(),
    )
    return {"seen": seen, "other": other}


def routes(found: list[BaseRoute], before: str = "") -> list[str]:
    """The patterns of all addresses that are looked at."""
    patterns = []
    for route in found:
        if isinstance(route, Mount) and route.path != "/assets":
            patterns += routes(list(route.routes), before + route.path)
        elif isinstance(route, Route) and "GET" in (route.methods or ()):
            patterns.append(before + route.path_format)
    return sorted(set(patterns))


def told(text: str) -> list[str]:
    return [name for name in (*ELSEWHERE, *PRIVATE, *PEOPLE) if name in text]


async def test_no_page_names_what_a_guest_has_nothing_to_do_with(app, signed_in, gus, world):
    browser = await signed_in(gus)
    seen, pages = world["seen"], 0
    for pattern in routes(app.routes):
        for given in (
            {**KNOWN, "pin": seen.id, "media": seen.cover_id},
            {**KNOWN, "slug": "lisbon"},
            {**KNOWN, "slug": "harbour-nights"},
            {**KNOWN, "slug": "iberia"},
            {**KNOWN, "slug": "emea"},
            {**KNOWN, "slug": "lamps", "handle": "gus"},
            {"slug": "oslo", "pin": world["other"].id, "media": world["other"].cover_id, "handle": "olga"},
            {"slug": "windows", "handle": "vera"},
            {"slug": "drafts"}, {"slug": "nordics"}, {"slug": "frost-fair"}, {"slug": "frosty"},
        ):  # fmt: skip
            path = pattern
            for name in ("slug", "pin", "media", "handle"):
                path = path.replace(f"{{{name}}}", str(given.get(name, 1)))
            path = path.replace("{width}", "236")
            if "{" in path:
                path = path.replace("{", "").replace("}", "")
            for query in (
                "",
                "?select=1",
                "?group=team",
                "?group=campaign",
                "?region=emea",
                "?region=iberia",
            ):
                answer = await browser.get(path + query)
                text = answer.content.decode(errors="replace").replace("frosty”", "").replace("/frosty", "")
                assert answer.status_code < 500, path
                if path == "/api/v1/openapi.json" or (path.startswith("/tags/frosty")):
                    continue
                assert told(text) == [], path + query
                assert "@example.org" not in text.replace("gus@example.org", ""), path
                pages += answer.status_code == 200
            if pattern == path:
                break
    assert pages > 60


@pytest.mark.parametrize(
    "path",
    [
        "/teams/oslo", "/campaigns/frost-fair", "/regions/nordics", "/regions/far-islands", "/people/olga",
        "/people/vera", "/tags/frosty", "/tags/hush", "/boards/windows", "/boards/drafts", "/boards/windows/people",
        "/boards?team=oslo", "/boards?campaign=frost-fair", "/?region=nordics", "/campaigns/harbour-nights?region=nordics",
    ],
)  # fmt: skip
async def test_what_a_guest_does_not_know_is_as_if_it_were_not_there(signed_in, gus, world, path):
    browser = await signed_in(gus)
    for slug in (
        "oslo",
        "frost-fair",
        "nordics",
        "far-islands",
        "olga",
        "vera",
        "frosty",
        "hush",
        "windows",
        "drafts",
    ):
        if slug in path:
            nowhere = path.replace(slug, "nowhere")
            name = slug

    answer, missing = await browser.get(path), await browser.get(nowhere)

    assert answer.status_code == missing.status_code == 404
    assert answer.text.replace(name, "nowhere") == missing.text


async def test_what_has_to_do_with_their_board_is_there(signed_in, gus, world, olga, mika):
    browser = await signed_in(gus)
    for path in (
        "/", "/teams/lisbon", "/campaigns/harbour-nights", "/regions/iberia", "/regions/emea", "/people/mika",
        "/people/gus", "/tags/lamps", "/boards/posters", "/boards/posters/people", f"/pins/{world['seen'].id}",
        "/?region=iberia", "/boards?team=lisbon",
    ):  # fmt: skip
        assert (await browser.get(path)).status_code == 200, path

    atlas = (await browser.get("/regions")).text
    assert "Iberia" in atlas
    assert "EMEA" in atlas
    await Credit.create(pin=world["seen"], person=olga, name="Olga", did="glass")
    assert (await browser.get("/people/olga")).status_code == 200
    assert "Shops Oslo" not in (await browser.get("/people/olga")).text


async def test_a_guest_whose_time_is_over_sees_an_empty_calm_home(monkeypatch, signed_in, gus, world):
    browser = await signed_in(gus)
    await BoardGuest.filter(person=gus).update(until=clock.now())

    home = await browser.get("/")

    assert home.status_code == 200
    assert "Nothing is shown to you right now" in home.text
    assert "You are not invited to a board right now" in (await browser.get("/?group=team")).text
    assert "Make a board" not in (await browser.get("/boards")).text
    for path in (
        "/teams",
        "/campaigns",
        "/regions",
        "/boards",
        "/pin",
        f"/pins/{world['seen'].id}",
        "/teams/lisbon",
    ):
        answer = await browser.get(path)
        assert answer.status_code == (
            404 if path in (f"/pins/{world['seen'].id}", "/teams/lisbon") else 200
        ), path
        assert not [
            name for name in ("Lisbon", "Iberia", "Harbour", "Mika", "Posters") if name in answer.text
        ], path


async def test_a_guest_is_suggested_only_those_whom_they_know(signed_in, gus, world, mika, vera):
    page = (await (await signed_in(gus)).get("/pin")).text

    assert 'value="Mika"' in page
    assert "Olga" not in page
    assert "Windows" not in page
    assert {one.name for one in await all_people(gus)} == {"Gus", "Mika"}
    assert {one.name for one in await all_people(vera)} >= {"Gus", "Mika", "Olga", "Vera", "Cora"}
    assert [team.name for team in await all_teams(gus)] == ["Brand Studio Lisbon"]


async def test_a_guest_credits_nobody_whom_they_do_not_know(gus, world, posters, brought, mika):
    media = await brought(gus)

    pin = await publish(
        NewPin("Mine", posters, [media.id], credits=[("Olga", "ice"), ("@vera", ""), ("Mika", "sun")]), by=gus
    )

    credits = await Credit.filter(pin_id=pin.id).order_by("position").values_list("name", "person_id")
    assert credits == [("Olga", None), ("@vera", None), ("Mika", mika.id)]


async def test_a_guest_does_not_pin_elsewhere_nor_make_boards(signed_in, gus, world, lisbon):
    browser = await signed_in(gus)

    made = await browser.post("/boards", data={"title": "Mine", "team": "lisbon", "openness": "open"})
    placed = await browser.post(f"/pins/{world['seen'].id}/placements", data={"board": "windows"})

    assert made.status_code == 403
    assert placed.status_code == 404
    assert not await Board.exists(title="Mine")


async def test_a_guest_reads_no_addresses_of_others_on_a_boards_page(signed_in, gus, mika, posters, world):
    await BoardGuest.create(board=posters, person=await person("Hanna", Role.GUEST), since=clock.now())

    guests, makers = [
        (await (await signed_in(who)).get("/boards/posters/people")).text for who in (gus, mika)
    ]

    assert "Hanna" in guests
    assert "@example.org" not in guests.replace("gus@example.org", "")
    assert "colleagues" not in guests
    assert "hanna@example.org" in makers
    assert "mika@example.org" not in makers


async def test_a_program_of_a_guest_knows_no_more(app, browser, gus, world, settings):
    key = await add_token(gus, scope=Scope.READ, secret=settings.secret_key)
    client = browser()
    client.headers["authorization"] = f"Bearer {key}"

    for path in ("teams", "campaigns", "regions", "boards", "pins"):
        answer = await client.get(f"/api/v1/{path}")
        assert answer.status_code == 200
        assert told(answer.text) == [], path
        assert answer.json()["items"], path


async def test_the_home_of_somebody_of_the_organisation_is_as_it_was(signed_in, vera, world):
    browser = await signed_in(vera)

    for path, name in (("/teams", "Shops Oslo"), ("/campaigns", "Frost Fair"), ("/regions", "Far Islands")):
        assert name in (await browser.get(path)).text


async def test_the_number_of_questions_stays_the_same_for_guests(
    signed_in, gus, mika, lisbon, world, pinned, asked
):
    browser = await signed_in(gus)
    paths = {
        "/": 6, "/teams": 6, "/teams/lisbon": 6, "/regions": 6, "/regions/iberia": 6, "/campaigns": 6,
        "/campaigns/harbour-nights": 6, "/people/mika": 6, "/tags/lamps": 6, "/boards": 6,
    }  # fmt: skip

    async def counts():
        found = {}
        for path in paths:
            asked.clear()
            assert (await browser.get(path)).status_code == 200
            found[path] = len(asked)
        return found

    for_one = await counts()
    for number in range(6):
        board = await create_board(BoardForm(f"Board {number}", lisbon, openness=Openness.PRIVATE), by=mika)
        await BoardGuest.create(board=board, person=gus, since=clock.now())
        await pinned(f"Poster {number}", board, by=mika, tags=["lamps"])
    for_many = await counts()

    assert for_many == for_one
    assert {path: asks for path, asks in for_many.items() if asks > paths[path]} == {}


async def test_a_board_out_of_sight_says_so_and_is_asked(signed_in, vera, olga, mika, drafts, pinned):
    secret = await pinned("Low secret", drafts, by=mika)
    await Upload.create(person=olga, media_id=secret.cover_id, name="x.jpg", received_at=clock.now())
    upload = await Upload.get(person=olga)
    browser = await signed_in(olga)

    page = (await browser.get("/pin")).text
    assert page.count("A board that you cannot see has this.") == 1
    assert not [
        name
        for name in ("Drafts", "drafts", "Low secret", "Brand Studio Lisbon", "/boards/d")
        if name in page
    ]

    done = await browser.post(
        "/pin",
        data={"ask": upload.id, f"said-{upload.id}": "For the fair.", "upload": upload.id},
        follow_redirects=True,
    )
    assert "Its people have been asked. You hear what they say." in done.text
    mikas = await signed_in(mika)
    people = (await mikas.get("/boards/drafts/people")).text
    assert "For the fair." in people
    assert "Olga" in people
    elsewhere = await browser.post("/pin", data={"ask": "999999"})
    assert elsewhere.status_code == 404


async def test_a_team_without_boards_is_not_known_to_a_guest(signed_in, gus, world, iberia):
    await Team.create(slug="quiet", name="Quiet Team", region=iberia)

    browser = await signed_in(gus)

    assert "Quiet Team" not in (await browser.get("/teams")).text
    assert (await browser.get("/teams/quiet")).status_code == 404
