async def test_a_guest_is_asked_to_sign_in_and_comes_back(browser):
    answer = await browser().get("/?group=team")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2F%3Fgroup%3Dteam"


async def test_the_newest_work_leads(signed_in, vera, mika, posters, pinned):
    await pinned("Low sun", posters, by=mika)
    await pinned("High tide", posters, by=mika)

    page = await (await signed_in(vera)).get("/")

    assert page.status_code == 200
    assert page.text.index("High tide") < page.text.index("Low sun")


async def test_a_longer_wall_asks_no_more_of_the_database(signed_in, vera, mika, posters, pinned, asked):
    home = await signed_in(vera)
    await pinned("Low sun", posters, by=mika)
    asked.clear()
    await home.get("/")
    for_one_pin = len(asked)

    for number in range(20):
        await pinned(f"Poster {number}", posters, by=mika)
    asked.clear()
    wall = await home.get("/")

    assert wall.text.count("<article") == 21
    assert len(asked) == for_one_pin <= 6
