"""Random organisations, as rows and as plain values that say who should see what."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from tortoise import Tortoise

from showcase.actions.recounting import recount
from showcase.models import (
    ALWAYS,
    NEVER,
    Board,
    BoardGuest,
    Campaign,
    Duplicate,
    Likeness,
    Media,
    Membership,
    Openness,
    Order,
    Person,
    Pin,
    PinMedia,
    PinTag,
    Placement,
    Region,
    Role,
    Section,
    Tag,
    Team,
    Upload,
)

BEGINNING = datetime(2026, 3, 1, tzinfo=UTC)


@dataclass
class Somebody:
    role: Role
    belongs: set[int]
    leading: set[int]
    row: Person | None = None

    @property
    def teams(self) -> set[int]:
        """Guests are from outside: they are in no team."""
        return set() if self.role is Role.GUEST else self.belongs

    @property
    def leads(self) -> set[int]:
        return self.teams & self.leading


@dataclass
class Wall:
    """A board. Teams, campaigns, people and media are numbers: their places in the world's lists."""

    team: int
    campaign: int | None
    openness: Openness
    order: Order
    is_trashed: bool
    guests: set[int]
    were_guests: set[int]
    sections: int
    row: Board | None = None


@dataclass
class Work:
    """A pin, at home on one wall and placed on others."""

    home: int
    others: set[int]
    media: list[int]
    maker: int
    minute: int
    is_trashed: bool
    is_tagged: bool
    section: int
    moment: str
    row: Pin | None = None

    @property
    def walls(self) -> set[int]:
        return {self.home, *self.others}

    @property
    def is_shown(self) -> bool:
        """To everybody who sees its wall."""
        return self.moment == "now"


@dataclass
class World:
    parents: list[int | None]
    teams: list[int]
    campaigns: int
    people: list[Somebody]
    walls: list[Wall]
    works: list[Work]
    media: int
    pair: tuple[int, int] | None
    uploads: set[tuple[int, int]]
    regions: list[Region] = field(default_factory=list)
    team_rows: list[Team] = field(default_factory=list)
    campaign_rows: list[Campaign] = field(default_factory=list)
    media_rows: list[Media] = field(default_factory=list)
    tag: Tag | None = None

    def sees_wall(self, viewer: int | None, wall: Wall) -> bool:
        """None is a guest."""
        if viewer is None or wall.is_trashed:
            return False
        mine = wall.team in self.people[viewer].teams or viewer in wall.guests
        return mine or (wall.openness is not Openness.PRIVATE and not self.is_guest(viewer))

    def is_guest(self, viewer: int | None) -> bool:
        return viewer is not None and self.people[viewer].role is Role.GUEST

    def sees(self, viewer: int | None, work: Work) -> bool:
        if viewer is None or work.is_trashed or not self.sees_wall(viewer, self.walls[work.home]):
            return False
        who, team = self.people[viewer], self.walls[work.home].team
        ours = team in who.leads or (team in who.teams and work.moment != "taken down")
        return work.is_shown or work.maker == viewer or ours or who.role in (Role.CURATOR, Role.ADMIN)

    def hangs(self, work: Work, number: int) -> bool:
        """Whether whoever sees this wall sees this work on it."""
        home = self.walls[work.home]
        kept = not work.is_trashed and not home.is_trashed
        return (
            number in work.walls and kept and (home.openness is not Openness.PRIVATE or work.home == number)
        )

    def counts(self, viewer: int | None, work: Work, number: int) -> bool:
        """Whether a number or a picture of this wall tells of this work."""
        told = work.home == number if self.is_guest(viewer) else True
        return told and work.is_shown and self.hangs(work, number)

    def below(self, region: int) -> set[int]:
        return {region}.union(*(self.below(n) for n, parent in enumerate(self.parents) if parent == region))

    def region_of(self, work: Work) -> int:
        return self.teams[self.walls[work.home].team]

    def newest(self, works: list[Work]) -> list[int]:
        return [work.row.id for work in sorted(works, key=lambda one: (one.minute, one.row.id), reverse=True)]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    parents = [None, *(draw(st.sampled_from([None, *range(n)])) for n in range(1, draw(st.integers(1, 4))))]
    teams = draw(st.lists(st.integers(0, len(parents) - 1), min_size=1, max_size=3))
    campaigns = draw(st.integers(0, 2))
    some_teams = st.sets(st.integers(0, len(teams) - 1))
    people = draw(
        st.lists(
            st.builds(Somebody, st.sampled_from(list(Role)), some_teams, some_teams), min_size=1, max_size=3
        )
    )
    somebody = st.integers(0, len(people) - 1)
    walls = draw(
        st.lists(
            st.builds(
                Wall,
                team=st.integers(0, len(teams) - 1),
                campaign=st.sampled_from([None, *range(campaigns)]),
                openness=st.sampled_from([Openness.PRIVATE, Openness.OPEN, Openness.CLOSED]),
                order=st.sampled_from(list(Order)),
                is_trashed=st.sampled_from([False, False, False, True]),
                guests=st.sets(somebody, max_size=1),
                were_guests=st.sets(somebody, max_size=1),
                sections=st.integers(0, 2),
            ),
            min_size=1,
            max_size=4,
        )
    )
    media = draw(st.integers(1, 4))
    wall = st.integers(0, len(walls) - 1)
    works = draw(
        st.lists(
            st.builds(
                Work,
                home=wall,
                others=st.sets(wall, max_size=2),
                media=st.lists(st.integers(0, media - 1), min_size=1, max_size=2, unique=True),
                maker=somebody,
                minute=st.integers(0, 5),
                is_trashed=st.sampled_from([False, False, False, True]),
                is_tagged=st.booleans(),
                section=st.integers(0, 2),
                moment=st.sampled_from(["now", "now", "now", "before", "after", "taken down"]),
            ),
            max_size=7,
        )
    )
    pair = draw(st.sampled_from([None, (0, 1)])) if media > 1 else None
    uploads = draw(st.sets(st.tuples(somebody, st.integers(0, media - 1)), max_size=2))
    return World(parents, teams, campaigns, people, walls, works, media, pair, uploads)


async def settle(world: World) -> None:
    """The world as rows, in a database that held another one."""
    await _clear()
    for number, parent in enumerate(world.parents):
        above = world.regions[parent] if parent is not None else None
        world.regions.append(await Region.create(slug=f"r{number}", name=f"Region {number}", parent=above))
    for number, region in enumerate(world.teams):
        team = await Team.create(slug=f"t{number}", name=f"Team {number}", region=world.regions[region])
        world.team_rows.append(team)
    for number in range(world.campaigns):
        world.campaign_rows.append(await Campaign.create(slug=f"k{number}", title=f"Campaign {number}"))
    for number, one in enumerate(world.people):
        one.row = await Person.create(
            email=f"p{number}@example.org", handle=f"p{number}", name=f"P{number}", role=one.role,
            joined_at=BEGINNING,
        )  # fmt: skip
        await Membership.bulk_create(
            [
                Membership(
                    person=one.row,
                    team=world.team_rows[team],
                    leads_since=BEGINNING if team in one.leads else None,
                )
                for team in one.teams
            ]
        )
    for number in range(world.media):
        world.media_rows.append(
            await Media.create(
                sha256=f"{number:064}",
                format="png",
                size=9,
                width=300,
                height=200,
                widths=[236, 300],
                placeholder="data:",
                received_at=BEGINNING,
                processed_at=BEGINNING,
            )
        )
    await Upload.bulk_create(
        Upload(
            person=world.people[person].row,
            media=world.media_rows[media],
            name="a.png",
            received_at=BEGINNING,
        )
        for person, media in world.uploads
    )
    if world.pair:
        one, other = (world.media_rows[number].id for number in world.pair)
        await Duplicate.create(
            one_id=one, other_id=other, likeness=Likeness.SAME_PICTURE, share=0.9, distance=3,
            found_at=BEGINNING,
        )  # fmt: skip
    world.tag = await Tag.create(slug="lamps", name="lamps")
    sections = await _settle_walls(world)
    await _settle_works(world, sections)
    await recount([wall.row.id for wall in world.walls])


async def _settle_walls(world: World) -> list[list[Section]]:
    found = []
    for number, wall in enumerate(world.walls):
        by = world.people[0].row
        wall.row = await Board.create(
            slug=f"b{number}", title=f"Board {number}", team=world.team_rows[wall.team],
            campaign=None if wall.campaign is None else world.campaign_rows[wall.campaign],
            openness=wall.openness, order=wall.order, made_at=BEGINNING, made_by=by, changed_at=BEGINNING,
            trashed_at=BEGINNING if wall.is_trashed else None, trashed_by=by if wall.is_trashed else None,
        )  # fmt: skip
        await BoardGuest.bulk_create(
            [
                BoardGuest(
                    board=wall.row,
                    person=world.people[guest].row,
                    until=None if guest in wall.guests else BEGINNING,
                )
                for guest in wall.guests | wall.were_guests
            ]
        )
        found.append(
            [
                await Section.create(board=wall.row, title=f"Part {place}", position=place)
                for place in range(1, wall.sections + 1)
            ]
        )
    return found


async def _settle_works(world: World, sections: list[list[Section]]) -> None:
    for number, work in enumerate(world.works):
        home, maker = world.walls[work.home], world.people[work.maker].row
        at = BEGINNING + timedelta(minutes=work.minute)
        work.row = await Pin.create(
            title=f"Work {number}", board=home.row, team_id=home.row.team_id, campaign_id=home.row.campaign_id,
            region_id=world.regions[world.region_of(work)].id, maker=maker,
            cover=world.media_rows[work.media[0]], page_count=len(work.media), pinned_at=at, changed_at=at,
            trashed_at=at if work.is_trashed else None, trashed_by=maker if work.is_trashed else None,
            seen_from=NEVER if work.moment == "before" else ALWAYS,
            seen_until=NEVER if work.moment in ("now", "before") else at,
            taken_down_at=at if work.moment == "taken down" else None,
        )  # fmt: skip
        for place, media in enumerate(work.media):
            await PinMedia.create(pin=work.row, media=world.media_rows[media], position=place)
        for wall in work.walls:
            parts = sections[wall]
            part = parts[work.section - 1] if 0 < work.section <= len(parts) else None
            await Placement.create(
                board=world.walls[wall].row,
                pin=work.row,
                section=part,
                shelf=-part.position if part else 0,
                position=work.minute // 2,
                placed_at=at,
                placed_by=maker,
            )
        if work.is_tagged:
            await PinTag.create(pin=work.row, tag=world.tag)


async def _clear() -> None:
    connection = Tortoise.get_connection("default")
    tables = "board_guest pin_tag tag placement section pin_media credit duplicate upload membership"
    await connection.execute_query("UPDATE board SET cover_id = NULL")
    for table in [*tables.split(), "pin", "media", "board", "campaign", "person", "team"]:
        await connection.execute_query(f"DELETE FROM {table}")
    await connection.execute_query("UPDATE region SET parent_id = NULL")
    await connection.execute_query("DELETE FROM region")
