"""Whatever is said of pins and whatever the hour: every answer is exactly what its viewer may see then.

The clock is set. What happens to pins happens through actions; what should be seen is worked out from a
plain list of what was said.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from showcase.actions.pins import NewPin, publish
from showcase.actions.placements import place
from showcase.actions.recounting import recount
from showcase.actions.rights import (
    NewConsent,
    PinRights,
    note_consent,
    reinstate_consent,
    remove_consent,
    say_rights,
    withdraw_consent,
)
from showcase.actions.signing_in.tokens import add_token
from showcase.actions.trust import hold_back, let_through, put_back, take_down
from showcase.actions.turning import turn
from showcase.foundation import clock
from showcase.foundation.errors import NotFound
from showcase.foundation.secrets import digest
from showcase.models import (
    Board,
    BoardGuest,
    Duplicate,
    Likeness,
    Media,
    Membership,
    Person,
    Pin,
    Region,
    Role,
    Scope,
    Tag,
    Upload,
)
from showcase.queries.boards import boards_grouped, campaigns_listed, teams_listed
from showcase.queries.consents import consent_of
from showcase.queries.duplicates import look_alikes, relatives
from showcase.queries.listing import boards_counted, boards_listed, pins_listed
from showcase.queries.media import media_of_upload, picture_in_session, seen_media
from showcase.queries.neighbours import neighbours
from showcase.queries.pins import homes_of, visible_pin
from showcase.queries.regions import tree
from showcase.queries.renditions import rendition_key
from showcase.queries.showing import Why, is_withheld, why_withheld
from showcase.queries.visibility import visible_to
from showcase.queries.walls import (
    board_wall,
    cards_of,
    everything,
    made_by,
    made_by_team,
    made_for,
    made_in,
    newest,
    tagged,
)
from tests.conftest import person

BEGINNING = datetime(2027, 1, 1, tzinfo=UTC)
SOME = settings(
    max_examples=14,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
    phases=[Phase.generate],  # each example is a long story
)
HOURS = st.integers(0, 12)
SELDOM = st.sampled_from([None] * 4 + [2, 5, 9])
VERBS = (
    "rights", "consent", "withdraw", "withdraw", "reinstate", "remove", "take down", "take down", "put back",
    "hold back", "let through",
)  # fmt: skip


@dataclass
class Said:
    """All that was said of a pin. Hours are from the beginning on; consents are [until, withdrawn, row]."""

    home: str
    maker: str
    media: int
    elsewhere: bool
    embargo: int | None = None
    until: int | None = None
    consents: list[list] = field(default_factory=list)
    waits: bool = False
    down: bool = False
    row: Pin | None = None

    def reasons(self, hour: int) -> set[Why]:
        found = {
            Why.TAKEN_DOWN: self.down,
            Why.WAITS: self.waits,
            Why.EMBARGO: self.embargo is not None and hour < self.embargo,
            Why.RIGHTS_ENDED: self.until is not None and hour >= self.until,
            Why.CONSENT_ENDED: any(
                until is not None and hour >= until for until, _gone, _row in self.consents
            ),
            Why.CONSENT_WITHDRAWN: any(gone for _until, gone, _row in self.consents),
        }
        return {why for why, holds in found.items() if holds}

    def is_shown(self, hour: int) -> bool:
        return not self.reasons(hour)


TEAMS = {"posters": "lisbon", "drafts": "lisbon", "windows": "oslo"}
MEMBERS = {"mika": "lisbon", "lina": "lisbon", "lead": "lisbon", "olga": "oslo"}
LEADS = {"lead", "olga"}


def sees_board(viewer: str, board: str) -> bool:
    if viewer == "gus":
        return board == "posters"
    return board != "drafts" or MEMBERS.get(viewer) == "lisbon"


def sees(viewer: str, role: Role, said: Said, hour: int) -> bool:
    team = TEAMS[said.home]
    ours = MEMBERS.get(viewer) == team and (viewer in LEADS or not said.down)
    behind = said.maker == viewer or ours or role in (Role.CURATOR, Role.ADMIN)
    return sees_board(viewer, said.home) and (said.is_shown(hour) or behind)


@dataclass
class House:
    people: dict[str, Person]
    boards: dict[str, Board]
    media: list[Media]
    tag: Tag
    region: tuple[int, ...]


@pytest.fixture
async def house(
    monkeypatch, mika, olga, vera, cora, ada, lisbon, oslo, posters, windows, drafts, harbour_nights, brought
) -> House:
    """Everybody, three boards, four pictures of which two look alike."""
    monkeypatch.setattr(clock, "now", lambda: BEGINNING)
    lina, lead, gus = (
        await person("Lina", Role.MEMBER, lisbon),
        await person("Lead", Role.MEMBER, lisbon),
        await person("Gus", Role.GUEST),
    )
    await Membership.filter(person=lead).update(leads_since=BEGINNING)
    await BoardGuest.create(board=posters, person=gus)
    media = [await brought(mika) for _number in range(4)]
    await Upload.bulk_create(
        Upload(person=somebody, media=one, name="a.jpg", received_at=BEGINNING)
        for one in media
        for somebody in (olga, lead)
    )
    await Duplicate.create(
        one_id=media[0].id, other_id=media[1].id, likeness=Likeness.SAME_PICTURE, share=0.9, distance=3,
        found_at=BEGINNING,
    )  # fmt: skip
    found = {
        "mika": mika,
        "olga": olga,
        "vera": vera,
        "cora": cora,
        "ada": ada,
        "lina": lina,
        "lead": lead,
        "gus": gus,
    }
    emea = await Region.get(slug="emea")
    return House(
        found,
        {"posters": posters, "windows": windows, "drafts": drafts},
        media,
        await Tag.create(slug="lamps", name="lamps"),
        (emea.id, lisbon.region_id, oslo.region_id),
    )


pieces = st.builds(
    Said,
    home=st.sampled_from(list(TEAMS)),
    maker=st.sampled_from(["mika", "lead"]),
    media=st.integers(0, 3),
    elsewhere=st.booleans(),
    embargo=SELDOM,
    until=SELDOM,
).filter(lambda said: said.home != "windows" or not said.elsewhere)
steps = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(VERBS), st.integers(0, 3), SELDOM, SELDOM),
    min_size=2,
    max_size=7,
)
ALWAYS_LOOKING = [("vera", None), ("lina", None)]
VIEWERS = [
    *((name, None) for name in ("mika", "lead", "olga", "cora", "ada", "gus")),
    *(("ada", scope) for scope in Scope),
    ("cora", Scope.PIN), ("cora", Scope.CURATE), ("lead", Scope.READ), ("gus", Scope.PIN), ("mika", Scope.READ),
]  # fmt: skip


class Story:
    """Pins to which things happen, one hour after the other."""

    def __init__(self, house: House, pins: list[Said], monkeypatch: pytest.MonkeyPatch, workshop) -> None:
        self.house, self.pins, self.monkeypatch, self.workshop = house, pins, monkeypatch, workshop
        self.hour, self.turned = 0, BEGINNING

    def at(self, hour: int) -> None:
        self.hour = hour
        self.monkeypatch.setattr(clock, "now", lambda: moment(hour))

    async def begin(self) -> None:
        self.at(0)
        await Pin.all().delete()
        await recount([board.id for board in self.house.boards.values()])
        for number, said in enumerate(self.pins):
            if said.embargo is not None and said.until is not None and said.until <= said.embargo:
                said.until = None
            board = self.house.boards["posters" if said.home == "windows" else said.home]
            said.row = await publish(
                NewPin(
                    f"Pin {number}", board, [self.house.media[said.media].id], tags=["lamps"],
                    pinned_at=BEGINNING - timedelta(days=1, minutes=-number),
                    embargo_until=moment(said.embargo), rights_until=moment(said.until),
                ),
                by=self.house.people[said.maker],
            )  # fmt: skip
            if said.home == "windows":
                said.home = "posters"
            if said.elsewhere and said.home != "drafts":
                await place(said.row, self.house.boards["windows"], by=self.house.people["cora"])
            elif said.elsewhere:
                said.elsewhere = False

    async def do(self, verb: str, number: int, one: int | None, other: int | None) -> None:
        """As people do it, in the database and in what was said. What does not fit happens to nobody."""
        if not self.pins:
            return
        said, people = self.pins[number % len(self.pins)], self.house.people
        pin, maker, lead = await Pin.get(id=said.row.id), people[said.maker], people["lead"]
        if verb == "withdraw" and not said.consents:
            await self.do("consent", number, other, None)
        consent = said.consents[-1] if said.consents else None
        row = await consent_of(pin, consent[2]) if consent else None
        if verb == "rights" and not (one is not None and other is not None and other <= one):
            said.embargo, said.until = one, other
            await say_rights(pin, PinRights(embargo_until=moment(one), rights_until=moment(other)), by=maker)
        elif verb == "consent":
            new = NewConsent("Ana", "form", until=moment(one))
            noted = await note_consent(pin, new, by=maker, workshop=self.workshop)
            said.consents.append([one, False, noted.id])
        elif verb == "withdraw" and consent:
            consent[1] = True
            await withdraw_consent(row, by=maker)
        elif verb == "reinstate" and consent:
            consent[1] = False
            await reinstate_consent(row, by=lead)
        elif verb == "remove" and consent:
            said.consents.pop()
            await remove_consent(row, by=lead, workshop=self.workshop)
        elif verb == "take down":
            said.down = True
            await take_down(pin, "not ours", by=lead)
        elif verb == "put back":
            said.down = False
            await put_back(pin, by=lead)
        elif verb == "hold back":
            said.waits = True
            await hold_back(pin, by=lead)
        elif verb == "let through":
            said.waits = False
            await let_through(pin, by=lead)

    async def turn(self) -> None:
        self.turned = await turn(self.turned)

    def seen_by(self, viewer: str, role: Role) -> list[Said]:
        return [said for said in self.pins if sees(viewer, role, said, self.hour)]

    def shown_on(self, viewer: str, board: str) -> list[Said]:
        """What numbers and collages of a board tell of; to guests only what is at home there."""
        return [
            said
            for said in self.pins
            if said.is_shown(self.hour)
            and (said.home == board or (said.elsewhere and board == "windows" and viewer != "gus"))
        ]


def moment(hour: int | None) -> datetime | None:
    return None if hour is None else BEGINNING + timedelta(hours=hour)


def ids(found: list[Said]) -> list[int]:
    """Newest first: they were pinned one after the other."""
    return [said.row.id for said in reversed(found)]


@SOME
@given(
    pins=st.lists(pieces, min_size=1, max_size=4),
    steps=steps,
    looks=st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from(VIEWERS), st.sampled_from(VIEWERS)),
        min_size=2,
        max_size=2,
    ),
)
async def test_at_every_hour_everybody_sees_what_was_said_and_no_more(
    house, workshop, monkeypatch, pins, steps, looks
):
    story = Story(house, pins, monkeypatch, workshop)
    await story.begin()
    for later, verb, number, one, other in steps:
        story.at(story.hour + later)
        await story.do(verb, number, one, other)

    for later, *viewers in looks:
        story.at(story.hour + later)
        await story.turn()
        for said in pins:
            row = await Pin.get(id=said.row.id)
            assert {reason.why for reason in await why_withheld(row)} == said.reasons(story.hour)
            assert is_withheld(row) == (not said.is_shown(story.hour))
        for name, scope in (*ALWAYS_LOOKING, *viewers):
            viewer = await Person.get(id=house.people[name].id)
            viewer.scope = scope
            await assert_pins(story, name, viewer)
            await assert_walls(story, name, viewer)
            await assert_numbers(story, name, viewer)
            await assert_pictures(story, name, viewer)


async def assert_pins(story: Story, name: str, viewer: Person) -> None:
    seen = story.seen_by(name, viewer.acts_as)
    mine = set(ids(seen))
    every = tuple(said.row.id for said in story.pins)
    assert {pin.id for pin in await visible_to(viewer)} == mine
    cards = await cards_of(viewer, every)
    assert {card: cards[card].is_withheld for card in cards} == {
        said.row.id: not said.is_shown(story.hour) for said in seen
    }
    assert set(await homes_of(viewer, every)) == mine
    for said in story.pins:
        if said.row.id in mine:
            pin = await visible_pin(viewer, said.row.id)
            assert {one.card.id for one in await relatives(viewer, pin)} == {
                other.row.id for other in seen if other is not said and alike(other.media, said.media)
            }
        else:
            with pytest.raises(NotFound):
                await visible_pin(viewer, said.row.id)


async def assert_walls(story: Story, name: str, viewer: Person) -> None:
    house, seen = story.house, story.seen_by(name, viewer.acts_as)
    lisbon, campaign = house.boards["posters"].team, house.boards["posters"].campaign
    on_posters = [said for said in seen if said.home == "posters"]
    makers = {one: [said for said in seen if said.maker == one] for one in ("mika", "lead")}
    for wall, selection, expected in (
        ("home", everything(), seen),
        ("region:emea", made_in(house.region), seen),
        ("team:lisbon", made_by_team(lisbon), seen),
        ("campaign:harbour-nights", made_for(campaign), on_posters),
        ("person:mika", made_by(house.people["mika"]), makers["mika"]),
        ("tag:lamps", tagged(house.tag), seen),
    ):
        cards = [card.id for card in (await newest(viewer, selection)).cards]
        assert cards == ids(expected), wall
        await assert_neighbours(viewer, wall, cards)
    assert [
        card.id for card in (await pins_listed(viewer, person=house.people["lead"], tag=house.tag)).cards
    ] == ids(makers["lead"])
    for slug, board in house.boards.items():
        if sees_board(name, slug):
            cards = [card.id for card in (await board_wall(viewer, board)).cards]
            placed = [said for said in seen if said.home == slug or (said.elsewhere and slug == "windows")]
            assert set(cards) == set(ids(placed))
            await assert_neighbours(viewer, f"board:{slug}", cards)


async def assert_neighbours(viewer: Person, wall: str, cards: list[int]) -> None:
    for number, pin in enumerate(cards):
        before = cards[number - 1] if number else None
        after = cards[number + 1] if number + 1 < len(cards) else None
        assert await neighbours(viewer, await Pin.get(id=pin), wall) == (before, after), wall


async def assert_numbers(story: Story, name: str, viewer: Person) -> None:
    """Numbers and collages are the same for everybody who sees a board: of what everybody sees."""
    house = story.house
    rows, _next = await boards_listed(viewer)
    cards = {
        card.slug: card for group in (await boards_grouped(viewer, by="team")).groups for card in group.boards
    }
    assert {row["slug"] for row in rows} == set(cards) == {slug for slug in TEAMS if sees_board(name, slug)}
    at_home = dict.fromkeys(("lisbon", "oslo"), 0)
    for row in rows:
        shown = story.shown_on(name, row["slug"])
        assert row["pin_count"] == cards[row["slug"]].pin_count == len(shown)
        pictures = {picture.media for picture in cards[row["slug"]].pictures}
        assert pictures == {house.media[said.media].id for said in shown}
        at_home[TEAMS[row["slug"]]] += sum(said.home == row["slug"] for said in shown)
    for team in await teams_listed(viewer):
        assert team["pin_count"] == at_home[team["slug"]]
    assert (await boards_counted(viewer, team=house.boards["posters"].team))["pin_count"] == at_home["lisbon"]
    for branch in await tree(viewer):
        assert branch.pin_count == sum(at_home.values())
    for campaign in await campaigns_listed(viewer):
        assert campaign["pin_count"] == sum(
            said.home == "posters" for said in story.shown_on("gus", "posters")
        )


async def assert_pictures(story: Story, name: str, viewer: Person) -> None:
    seen = story.seen_by(name, viewer.acts_as)
    every = tuple(media.id for media in story.house.media)
    brought = name in ("mika", "olga", "lead")
    visible = {story.house.media[said.media].id for said in seen}
    for media in every:
        if media in visible or brought:
            titles = {said.row.title for said in seen if story.house.media[said.media].id == media}
            assert (await seen_media(viewer, media))["title"] in (titles or {None})
        else:
            with pytest.raises(NotFound):
                await seen_media(viewer, media)
    assert set(await media_of_upload(viewer, every)) == (set(every) if brought else visible)
    found = await look_alikes(viewer, every)
    for number, media in enumerate(every):
        assert {one.card.id for one in found[media]} == {
            said.row.id for said in seen if alike(said.media, number)
        }


def alike(one: int, other: int) -> bool:
    return one == other or {one, other} == {0, 1}


WHO = [
    ("vera", None),
    ("mika", None),
    ("lina", None),
    ("cora", None),
    ("gus", None),
    ("cora", Scope.PIN),
    ("vera", Scope.READ),
]


@settings(SOME, max_examples=3)
@given(pins=st.lists(pieces, min_size=2, max_size=3), steps=steps)
async def test_pages_programs_and_files_answer_the_same(
    house, app, browser, settings, signed_in, workshop, monkeypatch, pins, steps
):
    story = Story(house, pins, monkeypatch, workshop)
    await story.begin()
    for media in house.media:
        workshop.store.put(rendition_key(media.sha256, 236), Bytes(b"RIFF1234WEBP"))
    for later, verb, number, one, other in steps:
        story.at(story.hour + later)
        await story.do(verb, number, one, other)
    story.at(story.hour + 1)
    await story.turn()

    for name, scope in WHO:
        viewer = await Person.get(id=house.people[name].id)
        viewer.scope = scope
        client = browser()
        if scope:
            key = await add_token(house.people[name], scope=scope, secret=settings.secret_key)
            client.headers["authorization"] = f"Bearer {key}"
        else:
            client = await signed_in(house.people[name])
        mine = set(ids(story.seen_by(name, viewer.acts_as)))
        await assert_http(story, name, client, mine, is_program=bool(scope))


async def assert_http(story: Story, name: str, client, mine: set[int], *, is_program: bool) -> None:
    root = "/api/v1" if is_program else ""
    shown = {story.house.media[said.media].id for said in story.pins if said.row.id in mine}
    for said in story.pins:
        media = story.house.media[said.media].id
        assert (await client.get(f"{root}/pins/{said.row.id}")).status_code == (
            200 if said.row.id in mine else 404
        )
        may = media in shown or name in ("mika", "olga", "lead")
        assert (await client.get(f"/media/{media}/236.webp")).status_code == (200 if may else 404)
    if is_program:
        told = (await client.get("/api/v1/pins")).json()["items"]
        assert {item["id"]: item["is_withheld"] for item in told} == {
            said.row.id: not said.is_shown(story.hour) for said in story.pins if said.row.id in mine
        }
        return
    for path in (
        "/",
        "/boards/posters",
        "/teams/lisbon",
        "/campaigns/harbour-nights",
        "/tags/lamps",
        "/people/mika",
    ):
        answer = await client.get(path)
        if answer.status_code == 404:
            assert name == "gus" and path in ("/tags/lamps", "/people/mika")
            continue
        for said in story.pins:
            assert said.row.id in mine or f'id="pin-{said.row.id}"' not in answer.text, path
    home = (await client.get("/")).text
    assert {said.row.id for said in story.pins if f'id="pin-{said.row.id}"' in home} == mine


class Bytes:
    """A source that is read once."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def read(self, _size: int = -1) -> bytes:
        content, self.content = self.content, b""
        return content


async def test_a_picture_in_a_session_goes_at_the_moment_that_its_rights_do(
    house, workshop, monkeypatch, settings, signed_in
):
    said = Said("posters", "mika", 0, elsewhere=False, until=5)
    story = Story(house, [said], monkeypatch, workshop)
    await story.begin()
    client = await signed_in(house.people["vera"])
    session = digest(client.cookies["showcase"], settings.secret_key)
    media = house.media[0]

    assert (
        await picture_in_session(session, media.id, now=moment(5) - timedelta(microseconds=1)) == media.sha256
    )
    with pytest.raises(NotFound):
        await picture_in_session(session, media.id, now=moment(5))
