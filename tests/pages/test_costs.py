"""What a page asks of the database, however much there is to show."""

import pytest

from showcase.actions.boards import BoardForm, create_board

PAGES = {
    "/": 6,
    "/?group=team": 6,
    "/?group=campaign": 6,
    "/?region=emea": 6,
    "/boards": 6,
    "/boards/posters": 6,
    "/teams": 6,
    "/teams/lisbon": 6,
    "/campaigns": 6,
    "/campaigns/harbour-nights": 6,
    "/campaigns/harbour-nights?region=emea": 6,
    "/regions": 6,
    "/regions/emea": 6,
    "/people/mika": 6,
    "/tags/lamps": 6,
    "/pins/{pin}": 7,
    "/pins/{pin}?on=board:posters": 8,
    "/trash": 6,
}


@pytest.mark.parametrize("who", ["vera", "mika"])
async def test_a_page_asks_the_same_of_the_database_at_one_pin_as_at_sixty(
    request, signed_in, who, vera, mika, posters, lisbon, harbour_nights, pinned, asked
):
    browser = await signed_in(request.getfixturevalue(who))
    first = await pinned("First", posters, by=mika, tags=["lamps"], credits=[("Olga", "light")])

    async def counts():
        found = {}
        for path in PAGES:
            if path == "/trash" and who == "vera":
                continue
            asked.clear()
            answer = await browser.get(path.format(pin=first.id))
            assert answer.status_code == 200, path
            found[path] = len(asked)
        return found

    for_one = await counts()
    for number in range(60):
        board = posters
        if number % 20 == 0:
            board = await create_board(BoardForm(f"Board {number}", lisbon, campaign=harbour_nights), by=mika)
        await pinned(f"Poster {number}", board, by=mika, tags=["lamps"], credits=[("Olga", "light")])
    for_many = await counts()

    assert for_many == for_one
    assert {path: asks for path, asks in for_many.items() if asks > PAGES[path]} == {}
