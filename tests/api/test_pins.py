import pytest

from showcase.actions.boards import add_section
from showcase.models import Pin, Scope
from tests.api.conftest import as_file
from tests.conftest import drawing, encoded


@pytest.fixture
def low_sun(brought, mika, posters):
    """What a program sends to publish “Low sun”."""

    async def of(**more):
        media = await brought(mika)
        return {"title": "Low sun", "media": [media.id], "board": "posters", **more}

    return of


async def test_mika_publishes_with_all_that_there_is_to_say(program, mika, posters, low_sun):
    section = await add_section(posters, "Autumn", by=mika)
    client = await program(mika)
    first = (await client.post("/pins", json=await low_sun())).json()

    answer = await client.post(
        "/pins",
        json=await low_sun(
            title="Low sun, in Spanish",
            story="For the **ferry**.",
            alt="A low sun",
            credits=[{"handle": "mika", "did": "drew it"}, {"name": "Studio Norte", "did": "printed it"}],
            tags=["Harbour", "Posters"],
            version_of=first["id"],
            source="https://studio.example/low-sun",
            section=section.id,
            campaign="harbour-nights",
        ),
    )

    told = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/v1/pins/{told['id']}"
    assert told["credits"] == [
        {"name": "Mika", "handle": "mika", "did": "drew it"},
        {"name": "Studio Norte", "handle": None, "did": "printed it"},
    ]
    assert sorted(told["tags"]) == ["Harbour", "Posters"]
    assert told["media"][0]["alt"] == "A low sun"
    assert told["version_of"] == first["id"]
    assert told["source"] == "https://studio.example/low-sun"
    assert told["boards"] == [{"slug": "posters", "title": "Posters", "section": "Autumn", "is_home": True}]
    assert (told["team"]["slug"], told["region"]["slug"]) == ("lisbon", "iberia")
    assert told["campaign"]["slug"] == "harbour-nights"
    assert told["address"] == f"/pins/{told['id']}"
    assert (await client.get(f"/pins/{told['id']}")).json() == told


async def test_several_media_are_pages_with_a_description_each(program, mika, brought, low_sun):
    more = await brought(mika)
    sent = await low_sun()
    client = await program(mika)

    alike = await client.post(
        "/pins", json={**sent, "media": [*sent["media"], more.id], "alt": "One for two"}
    )
    right = await client.post(
        "/pins", json={**sent, "media": [*sent["media"], more.id], "alt": ["One", "Two"]}
    )

    assert alike.status_code == 422
    assert alike.json()["errors"] == {"alt": "Give one description for each picture."}
    assert [page["alt"] for page in right.json()["media"]] == ["One", "Two"]


async def test_what_came_with_the_file_is_kept_without_saying_it_again(program, mika, posters):
    client = await program(mika)
    brought = await client.post(
        "/media", **as_file(encoded(drawing()), alt="A harbour", source="https://studio.example/")
    )

    told = await client.post(
        "/pins", json={"title": "Harbour", "media": [brought.json()["id"]], "board": "posters"}
    )

    assert told.json()["media"][0]["alt"] == "A harbour"
    assert told.json()["source"] == "https://studio.example/"


async def test_what_is_wrong_is_told_field_by_field(program, mika, low_sun):
    answer = await (await program(mika)).post(
        "/pins",
        json=await low_sun(
            title=7,
            story="x" * 20_001,
            media=["1", 2.5, 2**64],
            tags="harbour",
            colour="red",
            source="javascript:alert(1)",
            credits=[{"did": 4}],
        ),
    )

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"] == {
        "title": "This is a text.",
        "story": "At most 20000 characters fit here.",
        "media.0": "This is a whole number.",
        "media.1": "This is a whole number.",
        "media.2": f"At most {2**63 - 1}.",
        "tags": "This is a list.",
        "colour": "There is no field of this name here.",
        "source": "This is not a web address. It begins with https://.",
        "credits.0.did": "This is a text.",
    }


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("board", "nowhere", "There is no board “nowhere”."),
        ("campaign", "nothing", "There is no campaign “nothing”."),
        ("section", 99, "“Posters” has no such section."),
        ("version_of", 99, "There is no such pin, or it is not for you to see."),
        ("title", "  ", "Give it a title."),
        ("media", [], "Add a picture."),
        ("media", [99], "Upload it first."),
    ],
)
async def test_what_is_not_there_is_named(program, mika, low_sun, field, value, sentence):
    answer = await (await program(mika)).post("/pins", json=await low_sun(**{field: value}))

    assert answer.status_code == 422
    assert answer.json()["errors"] == {field: sentence}
    assert await Pin.all().count() == 0


async def test_a_credit_names_somebody(program, mika, low_sun):
    client = await program(mika)

    nobody = await client.post("/pins", json=await low_sun(credits=[{"name": " "}]))
    unknown = await client.post("/pins", json=await low_sun(credits=[{"handle": "nils"}]))

    assert nobody.json()["errors"] == {"credits.0": "Give a name or a handle."}
    assert unknown.json()["errors"] == {"credits.0.handle": "There is nobody here called “nils”."}


async def test_somebody_elses_media_is_not_pinned_by_its_number(program, mika, olga, brought, posters):
    media = await brought(mika)

    answer = await (await program(olga)).post(
        "/pins", json={"title": "Mine", "media": [media.id], "board": "posters"}
    )

    assert answer.status_code == 422
    assert await Pin.all().count() == 0


async def test_who_may_not_publish_hears_who_may(program, mika, olga, vera, windows, brought, low_sun):
    sent = await low_sun()
    closed = {"title": "Low sun", "media": sent["media"], "board": "windows"}

    looking = await (await program(vera)).post("/pins", json=sent)
    elsewhere = await (await program(mika)).post("/pins", json=closed)
    reading = await (await program(mika, scope=Scope.READ)).post("/pins", json=sent)

    assert [answer.status_code for answer in (looking, elsewhere, reading)] == [403, 403, 403]
    assert elsewhere.json()["detail"] == "Only the people of its team pin on “Windows”."
    assert reading.json()["detail"] == "This token may only read. Make one with the scope “pin”."
    assert await Pin.all().count() == 0
