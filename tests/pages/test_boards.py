"""Lists of boards: a few beside a wall, all on a page of their own."""

import re

import pytest

from showcase.actions.boards import BoardForm, create_board
from showcase.models import Board
from showcase.pages import boards as pages


async def many(number, team, by, **more):
    for place in range(number):
        board = await create_board(BoardForm(f"Board {place}", team, **more), by=by, slug=f"board-{place}")
    return board


def shown(page):
    return re.findall(r'id="board-([^"]+)"', page.text)


@pytest.mark.parametrize(
    ("path", "all_of_them"),
    [
        ("/regions/emea", "/boards?region=emea"),
        ("/teams/lisbon", "/boards?team=lisbon&amp;group=campaign"),
        ("/campaigns/harbour-nights?region=iberia", "/boards?region=iberia&amp;campaign=harbour-nights"),
        ("/?group=team", "/boards?group=team"),
        ("/?group=campaign&region=emea", "/boards?group=campaign&amp;region=emea"),
    ],
)
async def test_a_page_with_many_boards_shows_the_last_changed_and_leads_to_all(
    signed_in, vera, mika, posters, lisbon, harbour_nights, path, all_of_them
):
    browser = await signed_in(vera)
    assert "All " not in re.sub("All regions", "", (await browser.get(path)).text)
    await many(60, lisbon, mika, campaign=harbour_nights)

    page = await browser.get(path)

    assert len(shown(page)) == (48 if "group=" in path else 12)
    assert {"posters", "board-0"}.isdisjoint(shown(page))
    assert "61 boards" in page.text
    assert f'href="{all_of_them}"' in page.text
    assert "All 61 boards" in page.text
    assert len(set(shown(await browser.get(all_of_them.replace("&amp;", "&"))))) == 61


@pytest.mark.parametrize("group", ["team", "campaign"])
async def test_all_boards_come_page_by_page_each_of_them_once(
    signed_in, vera, mika, olga, posters, windows, drafts, lisbon, oslo, monkeypatch, group
):
    monkeypatch.setattr(pages, "BOARDS_A_PAGE", 3)
    last = await many(7, oslo, olga)
    await Board.filter(slug__startswith="board-").update(changed_at=last.changed_at)
    browser, path, seen = await signed_in(vera), f"/boards?group={group}", []

    while path:
        page = await browser.get(path)
        seen.append(shown(page))
        following = re.search(r'href="([^"]+)" rel="next"', page.text)
        path = following and following[1].replace("&amp;", "&")

    slugs = [slug for part in seen for slug in part]
    assert [len(part) for part in seen] == [3, 3, 3]
    assert sorted(slugs) == sorted(["posters", "windows", *(f"board-{place}" for place in range(7))])
    assert slugs[-1 if group == "team" else 0] == "posters"
    assert "Back to the start" in page.text


async def test_boards_of_one_team_or_campaign_stay_so_in_the_other_grouping(
    signed_in, vera, posters, windows, lisbon, harbour_nights
):
    browser = await signed_in(vera)

    of_lisbon = await browser.get("/boards?team=lisbon")
    for_harbour = await browser.get("/boards?campaign=harbour-nights&team=lisbon&region=iberia")

    assert shown(of_lisbon) == ["posters"]
    assert 'href="/boards?group=campaign&amp;team=lisbon"' in of_lisbon.text
    assert shown(for_harbour) == ["posters"]
    clears = re.findall(r'class="chip is-on" href="([^"]+)"', for_harbour.text)
    assert clears == [
        "/boards?group=team&amp;region=iberia&amp;campaign=harbour-nights",
        "/boards?group=team&amp;region=iberia&amp;team=lisbon",
        "/boards?group=team&amp;team=lisbon&amp;campaign=harbour-nights",
    ]


async def test_nobody_is_told_how_many_private_boards_there_are(signed_in, vera, mika, posters, drafts):
    for_her = await (await signed_in(vera)).get("/boards")
    for_him = await (await signed_in(mika)).get("/boards")

    assert shown(for_her) == ["posters"] and "1 board<" in for_her.text
    assert set(shown(for_him)) == {"posters", "drafts"} and "2 boards<" in for_him.text


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("team=nowhere", 404, "There is no team “nowhere”."),
        ("campaign=nothing", 404, "There is no campaign “nothing”."),
        ("region=nowhere", 404, "There is no region “nowhere”."),
        ("group=colour", 404, "Boards are grouped by team or by campaign, not by “colour”."),
        ("after=nonsense", 422, "Start again at the top of the boards."),
        (
            "after=WzcsICIyMDI2LTAxLTAxVDAwOjAwOjAwKzAwOjAwIiwgMV0",
            422,
            "Start again at the top of the boards.",
        ),
    ],
)
async def test_boards_of_what_is_not_there(signed_in, vera, posters, query, status, sentence):
    page = await (await signed_in(vera)).get(f"/boards?{query}")

    assert page.status_code == status
    assert sentence in page.text


async def test_boards_can_be_seen_from_a_region(signed_in, vera, posters, windows, nordics):
    page = await (await signed_in(vera)).get("/boards?group=campaign")

    assert 'href="/boards?group=campaign&amp;region=iberia"' in page.text
