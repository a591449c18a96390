"""People come in and go out as tables."""

import time

import pytest

from showcase.actions.organisation.people_changes import let_leave
from showcase.actions.organisation.people_table import PEOPLE, invite_new, people_table
from showcase.actions.organisation.table import take_in, try_out
from showcase.actions.organisation.table_lines import decoded, read_table
from showcase.actions.organisation.teams_table import teams_table
from showcase.foundation import clock
from showcase.foundation.errors import Invalid, NotAllowed
from showcase.models import Job, Membership, Person, Record, Region, Role, Team
from showcase.queries.people_listed import people_listed
from tests.conftest import person


def outcomes(answer) -> list[str]:
    return [one.outcome.value for one in answer.lines]


async def test_a_table_says_line_by_line_what_it_would_do_and_does_nothing(ada, mika, vera, lisbon, oslo):
    lines = read_table(
        PEOPLE.columns,
        "email,name,role,teams,leads\n"
        "zoe@example.org,Zoë Ruiz,curator,\"lisbon, Shops Oslo\",oslo\n"
        "\n"
        "mika@example.org,Mika,member,lisbon,lisbon\n"
        "vera@example.org,Vera,viewer,,\n"
        "nobody,Nobody,member,,\n"
        "who@example.org,Who,boss,,\n"
        "ZOE@example.org,Zoë,member,,\n"
        "x@example.org,X,member,nowhere,\n"
        "y@example.org,,member,,\n"
        "z@example.org,Z,guest,lisbon,\n"
        "a@example.org,A,member,,oslo\n"
        "b@example.org,B\n"
    )  # fmt: skip

    answer = await try_out(PEOPLE, lines, by=ada)

    assert [one.line for one in answer.lines] == [2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]
    assert outcomes(answer) == ["accepted", "changed", "unchanged", *["rejected"] * 8]
    assert [one.words for one in answer.lines] == [
        "New here.",
        "leads “Brand Studio Lisbon”",
        "",
        "“nobody” is not an e-mail address.",
        "Choose one of the roles: admin, curator, member, viewer, guest.",
        "The same address stands in line 2.",
        "There is no team “nowhere”.",
        "Say the person's name.",
        "A guest is in no team, and is invited to single boards.",
        "Somebody can lead only a team that they are in: add it to “teams”.",
        "This line has 2 cells where the first line has 5.",
    ]
    assert await Person.all().count() == 3
    assert not await Record.exists()


async def test_all_of_it_or_nothing_or_only_the_good_lines(ada, lisbon):
    lines = read_table(PEOPLE.columns, "email;name;teams\nzoe@example.org;Zoë;lisbon\nnobody;N;\n")

    answer = await take_in(PEOPLE, lines, by=ada)
    assert not answer.done
    assert await Person.all().count() == 1

    answer = await take_in(PEOPLE, lines, by=ada, only_good=True)
    await invite_new(answer, by=ada)
    assert answer.done
    zoe = await Person.get(email="zoe@example.org")
    assert (zoe.handle, zoe.role) == ("zoe", Role.MEMBER)
    assert await Membership.exists(person=zoe, team=lisbon)
    assert await Job.filter(task="send key").count() == 1
    again = await take_in(PEOPLE, lines, by=ada, only_good=True)
    await invite_new(again, by=ada)
    assert outcomes(again) == ["unchanged", "rejected"]
    assert await Job.filter(task="send key").count() == 1


async def test_what_goes_out_comes_back_in_and_changes_nothing(ada, mika, olga, vera, iberia):
    await Person.filter(id=vera.id).update(name='=HYPERLINK("x")', region_id=iberia.id)
    await let_leave(vera, by=ada)

    table = await people_table(by=ada)
    answer = await take_in(PEOPLE, read_table(PEOPLE.columns, decoded(("\ufeff" + table).encode())), by=ada)

    assert "'=HYPERLINK" in table
    assert outcomes(answer) == ["unchanged"] * 4
    assert await Record.filter(verb="edit").count() == 0


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
async def test_no_cell_is_a_formula(ada, iberia, start):
    await Person.filter(id=ada.id).update(name=f"{start}1+1")
    await Team.create(slug="x", name=f"{start}1+1", about=f"{start}2+2", region=iberia)

    for table in (await people_table(by=ada), await teams_table(by=ada)):
        assert f",'{start}1+1" in table or f",\"'{start}1+1" in table


async def test_a_column_that_is_missing_leaves_things_and_an_empty_cell_empties(
    ada, mika, olga, oslo, iberia
):
    await Person.filter(id=olga.id).update(region_id=iberia.id)

    await take_in(PEOPLE, read_table(PEOPLE.columns, "email,role\nolga@example.org,curator\n"), by=ada)
    kept = await Person.get(id=olga.id)
    assert (kept.role, kept.region_id) == (Role.CURATOR, iberia.id)
    assert await Membership.exists(person=olga, team=oslo, leads_since__isnull=False)

    await take_in(
        PEOPLE, read_table(PEOPLE.columns, "email,region,teams,role,name\nolga@example.org,,,,\n"), by=ada
    )
    kept = await Person.get(id=olga.id)
    assert (kept.name, kept.role, kept.region_id) == ("Olga", Role.CURATOR, None)
    assert not await Membership.exists(person=olga)


async def test_changes_are_recorded_as_they_are_by_hand(ada, mika, olga, lisbon, oslo, iberia):
    text = "email,region,teams,leads,left\nmika@example.org,Iberia,oslo,oslo,\nolga@example.org,,oslo,,yes\n"

    answer = await take_in(PEOPLE, read_table(PEOPLE.columns, text), by=ada)

    assert [one.words for one in answer.lines] == [
        "region: Iberia, leads “Shops Oslo”, out of “Brand Studio Lisbon”",
        "leads “Shops Oslo” no more, leaves",
    ]
    edit = await Record.get(verb="edit")
    assert (edit.detail["before"], edit.detail["after"]) == ({"region": None}, {"region": iberia.id})
    added = await Record.get(verb="add member")
    assert (added.noun_id, added.detail["after"]) == (oslo.id, {"member": mika.id, "leads": True})


async def test_who_left_comes_back_by_the_column_and_gets_into_no_team_before(ada, mika, oslo):
    await let_leave(mika, by=ada)

    for text, outcome in (
        ("email,teams\nmika@example.org,\"lisbon, oslo\"\n", "rejected"),
        ("email,left\nmika@example.org,yes\n", "unchanged"),
        ("email,left\nmika@example.org,perhaps\n", "rejected"),
        ("email,teams,left\nmika@example.org,\"lisbon, oslo\",no\n", "changed"),
    ):  # fmt: skip
        assert outcomes(await take_in(PEOPLE, read_table(PEOPLE.columns, text), by=ada)) == [outcome]

    assert (await Person.get(id=mika.id)).left_at is None
    assert await Membership.exists(person=mika, team=oslo)


async def test_a_table_does_not_send_the_last_admin_away(ada):
    bob = await person("Bob", Role.ADMIN)
    text = "email,role,left\nada@example.org,member,\nbob@example.org,,yes\n"

    answer = await take_in(PEOPLE, read_table(PEOPLE.columns, text), by=ada, only_good=True)

    assert outcomes(answer) == ["changed", "rejected"]
    assert answer.lines[1].words == "This is the only admin. Make somebody else an admin first."
    assert (await Person.get(id=bob.id)).left_at is None


async def test_teams_that_a_providers_group_gives_are_left_alone(ada, mika, lisbon):
    await Membership.filter(person=mika).update(group="lisbon-people")

    answer = await take_in(PEOPLE, read_table(PEOPLE.columns, "email,teams\nmika@example.org,\n"), by=ada)

    assert outcomes(answer) == ["unchanged"]
    assert await Membership.exists(person=mika, team=lisbon)


async def test_two_teams_of_one_name_are_told_apart_by_slug_only(ada, iberia):
    for slug in ("one", "two"):
        await Team.create(slug=slug, name="Shops, North", region=iberia)
    await Team.create(slug="three", name="Print, Web", region=iberia)

    rejected = await take_in(
        PEOPLE, read_table(PEOPLE.columns, 'email,name,teams\nz@example.org,Z,"Shops"\n'), by=ada
    )
    taken = await take_in(
        PEOPLE, read_table(PEOPLE.columns, 'email,name,teams\nz@example.org,Z,"print, web"\n'), by=ada
    )

    assert (outcomes(rejected), outcomes(taken)) == (["rejected"], ["accepted"])


@pytest.mark.parametrize(
    "data",
    [
        "email,name\nzoe@example.org,Zoë\n".encode("utf-8-sig"),
        "email;name\r\nzoe@example.org;Zoë\r\n".encode("cp1252"),
        "email\tname\nzoe@example.org\tZoë".encode("utf-16"),
        "E-Mail , NAME\n ZOE@example.org , Zoë \n".encode(),
        b"\n".join([b'"email","name"', '"zoe@example.org","Zoë"'.encode()]),
    ],
)
async def test_tables_are_read_as_spreadsheets_write_them(ada, data):
    await take_in(PEOPLE, read_table(PEOPLE.columns, decoded(data)), by=ada)

    assert (await Person.get(email="zoe@example.org")).name == "Zoë"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The first line has names of columns"),
        ("name\nZoë\n", "“email” has to be there"),
        ("email,email\na@example.org,b@example.org\n", "each once"),
        ("email,shoe size\na@example.org,43\n", "The first line has names of columns"),
        ("email,name\n", "There is nothing in this table."),
        ("email,name\n,\n\n", "There is nothing in this table."),
        ("email,name\nzoe@example.org,\"" + "Z" * 140_000, "not a table that can be read"),
        ("email\n" + "a@example.org\n" * 20_001, "at most 20000 lines"),
    ],
)  # fmt: skip
async def test_what_is_no_table_of_people_is_told(text, sentence):
    with pytest.raises(Invalid, match=sentence):
        read_table(PEOPLE.columns, text)


async def test_names_that_are_hostile_are_names(ada):
    name = "'); DROP TABLE person; --<script>"

    await take_in(PEOPLE, read_table(PEOPLE.columns, f'email,name\nzoe@example.org,"{name}"\n'), by=ada)

    assert (await Person.get(email="zoe@example.org")).name == name


async def test_only_admins_have_tables(cora, mika):
    for somebody in (cora, mika):
        for attempt in (
            people_table(by=somebody),
            teams_table(by=somebody),
            try_out(PEOPLE, [], by=somebody),
            take_in(PEOPLE, [], by=somebody),
        ):
            with pytest.raises(NotAllowed):
                await attempt


async def test_that_people_were_downloaded_stands_in_the_record(ada, mika):
    await people_table(by=ada)

    one = await Record.get()
    assert (one.verb, one.by_id, one.detail["number"]) == ("export people", ada.id, 2)


async def test_five_thousand_people_come_in_at_once(ada, lisbon, oslo):
    text = "email,name,role,teams\n" + "".join(
        f"person{number}@example.org,Person {number % 700},member,lisbon\n" for number in range(5000)
    )
    lines = read_table(PEOPLE.columns, text)

    answer = await take_in(PEOPLE, lines, by=ada)

    assert answer.count("accepted") == await Membership.filter(team=lisbon).count() == 5000
    again = await try_out(PEOPLE, lines, by=ada)
    assert again.count("unchanged") == 5000


async def test_ten_thousand_people_are_listed_page_by_page(ada, iberia, asked):
    now = clock.now()
    await Person.bulk_create(
        [
            Person(
                name=f"{'Zoë' if number % 100 == 0 else 'Ann'} {number % 50}",
                email=f"p{number}@example.org",
                handle=f"p{number}",
                joined_at=now,
            )
            for number in range(10_000)
        ],
        batch_size=200,
    )
    asked.clear()
    began = time.perf_counter()
    first = await people_listed()
    took = time.perf_counter() - began
    print(f"the first page of 10,000 in {took * 1000:.0f} ms")

    assert len(asked) <= 3
    assert (first.count, len(first.entries)) == (10_001, 50)
    seen, after = [], None
    while True:
        page = await people_listed(search="zoë", after=after, limit=30)
        seen += [entry.id for entry in page.entries]
        after = page.next
        if after is None:
            break
    assert len(seen) == len(set(seen)) == page.count == 100
    assert await Region.all().count() == 2
