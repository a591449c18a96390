"""Whatever the people, teams and boards: every answer is exactly what its viewer may see."""

import pytest
from hypothesis import HealthCheck, given, settings

from showcase.foundation.errors import NotFound
from showcase.models import Order, Pin
from showcase.queries.boards import (
    boards_grouped,
    boards_to_pin_on,
    campaigns_listed,
    teams_listed,
    visible_board,
)
from showcase.queries.duplicates import look_alikes
from showcase.queries.media import media_of_upload, seen_media
from showcase.queries.neighbours import neighbours
from showcase.queries.people import Stranger
from showcase.queries.pins import about, visible_pin
from showcase.queries.regions import tree
from showcase.queries.rights import standing
from showcase.queries.visibility import boards_visible_to, visible_to
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
    trashed_cards,
)
from tests.queries.worlds import World, settle, worlds

SOME = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)


def viewers(world: World):
    yield None, Stranger()
    for number, one in enumerate(world.people):
        yield number, one.row


@SOME
@given(world=worlds())
async def test_everybody_sees_their_pins_and_boards_and_no_others(database, world):
    await settle(world)

    for number, viewer in viewers(world):
        seen = [work for work in world.works if world.sees(number, work)]
        walls = [wall for wall in world.walls if world.sees_wall(number, wall)]
        assert {pin.id for pin in await visible_to(viewer)} == {work.row.id for work in seen}
        assert {board.id for board in await boards_visible_to(viewer)} == {wall.row.id for wall in walls}
        assert set(await cards_of(viewer, tuple(work.row.id for work in world.works))) == {
            work.row.id for work in seen
        }
        for work in world.works:
            if work in seen:
                told = await about(viewer, await visible_pin(viewer, work.row.id))
                assert {board["slug"] for board in told.boards} == {
                    wall.row.slug
                    for place, wall in enumerate(world.walls)
                    if place in work.walls and wall in walls
                }
            else:
                with pytest.raises(NotFound):
                    await visible_pin(viewer, work.row.id)
        rights = await standing(viewer)
        pinnable = {board["slug"] for board in await boards_to_pin_on(viewer)}
        assert pinnable == {wall.row.slug for wall in world.walls if rights.may_pin_on(wall.row)}


@SOME
@given(world=worlds())
async def test_every_wall_shows_what_its_viewer_may_see_in_its_order(database, world):
    await settle(world)

    for number, viewer in viewers(world):
        seen = [work for work in world.works if world.sees(number, work)]
        for name, selection, chosen in selections(world, seen):
            wall = await newest(viewer, selection)
            assert [card.id for card in wall.cards] == world.newest(chosen)
            await assert_neighbours(viewer, name, [card.id for card in wall.cards])
        for place, board in enumerate(world.walls):
            if world.sees_wall(number, board):
                wall = await board_wall(viewer, await visible_board(viewer, board.row.slug))
                shown = [work for work in seen if world.hangs(work, place)]
                assert [card.id for card in wall.cards] == in_order(world, place, shown)
                await assert_neighbours(viewer, f"board:{board.row.slug}", [card.id for card in wall.cards])
            else:
                with pytest.raises(NotFound):
                    await visible_board(viewer, board.row.slug)
                wall = await board_wall(viewer, board.row)
                assert {card.id for card in wall.cards} <= {work.row.id for work in seen}


@SOME
@given(world=worlds())
async def test_no_count_and_no_collage_tells_of_what_is_private(database, world):
    await settle(world)

    for number, viewer in viewers(world):
        seen = [work for work in world.works if world.sees(number, work) and work.is_shown]
        walls = {
            wall.row.slug: place for place, wall in enumerate(world.walls) if world.sees_wall(number, wall)
        }
        for by in ("team", "campaign"):
            cards = [
                board for group in (await boards_grouped(viewer, by=by)).groups for board in group.boards
            ]
            assert {card.slug for card in cards} == set(walls)
            for card in cards:
                place = walls[card.slug]
                hanging = [work for work in world.works if world.counts(number, work, place)]
                assert card.pin_count == len(hanging)
                assert {picture.media for picture in card.pictures} <= covers(world, hanging)
                assert bool(card.pictures) <= bool(hanging)
                assert bool(card.pictures) or world.is_guest(number) or not hanging
        for branch in flattened(await tree(viewer)):
            within = world.below(int(branch.slug[1:]))
            here = [work for work in seen if world.region_of(work) in within]
            assert branch.pin_count == len(here)
            assert branch.board_count == sum(
                world.teams[world.walls[place].team] in within for place in walls.values()
            )
            assert branch.team_count == sum(
                region in within
                for team, region in enumerate(world.teams)
                if not world.is_guest(number) or team in {world.walls[place].team for place in walls.values()}
            )
            assert {picture.media for picture in branch.pictures} <= covers(world, seen)
        for row in await teams_listed(viewer):
            mine = [work for work in seen if f"t{world.walls[work.home].team}" == row["slug"]]
            assert row["pin_count"] == len(mine)
            assert {picture.media for picture in row["pictures"]} <= covers(world, seen)
        for row in await campaigns_listed(viewer):
            mine = [work for work in seen if f"k{world.walls[work.home].campaign}" == row["slug"]]
            assert row["pin_count"] == len(mine)
            assert {picture.media for picture in row["pictures"]} <= covers(world, seen)


@SOME
@given(world=worlds())
async def test_bytes_titles_and_likenesses_are_for_those_who_see_a_pin_with_them(database, world):
    await settle(world)

    for number, viewer in viewers(world):
        seen = [work for work in world.works if world.sees(number, work)]
        every = tuple(media.id for media in world.media_rows)
        for place, media in enumerate(world.media_rows):
            showing = [work for work in seen if place in work.media]
            if showing or (number, place) in world.uploads:
                found = await seen_media(viewer, media.id)
                assert found["title"] in ({work.row.title for work in showing} or {None})
            else:
                with pytest.raises(NotFound):
                    await seen_media(viewer, media.id)
        visible = {
            media.id
            for place, media in enumerate(world.media_rows)
            if any(place in work.media for work in seen) or (number, place) in world.uploads
        }
        assert set(await media_of_upload(viewer, every)) == visible
        alike = await look_alikes(viewer, every)
        for place, media in enumerate(world.media_rows):
            kin = {place} | (set(world.pair) if world.pair and place in world.pair else set())
            assert {(one.card.id, one.media) for one in alike[media.id]} == {
                (work.row.id, world.media_rows[shown].id)
                for work in seen
                for shown in work.media
                if shown in kin
            }
            for one in alike[media.id]:
                assert all(world.sees_wall(number, world.walls[int(b["slug"][1:])]) for b in one.boards)
                assert world.sees_wall(number, world.walls[int(one.board_slug[1:])])
        if number is not None:
            thrown = {card.id for card, _at in await trashed_cards(viewer)}
            assert thrown == {
                work.row.id
                for work in world.works
                if work.is_trashed
                and work.maker == number
                and world.sees_wall(number, world.walls[work.home])
            }


def selections(world: World, seen):
    yield "home", everything(), seen
    for place, region in enumerate(world.regions):
        within = world.below(place)
        ids = tuple(world.regions[one].id for one in sorted(within))
        chosen = [work for work in seen if world.region_of(work) in within]
        yield f"region:{region.slug}", made_in(ids), chosen
    for place, team in enumerate(world.team_rows):
        yield f"team:{team.slug}", made_by_team(team), [w for w in seen if world.walls[w.home].team == place]
    for place, campaign in enumerate(world.campaign_rows):
        chosen = [work for work in seen if world.walls[work.home].campaign == place]
        yield f"campaign:{campaign.slug}", made_for(campaign), chosen
        top = tuple(world.regions[one].id for one in world.below(0))
        in_top = [work for work in chosen if world.region_of(work) in world.below(0)]
        yield None, made_for(campaign).within(top), in_top
    for place, one in enumerate(world.people):
        yield f"person:{one.row.handle}", made_by(one.row), [work for work in seen if work.maker == place]
    yield "tag:lamps", tagged(world.tag), [work for work in seen if work.is_tagged]


def in_order(world: World, place: int, works) -> list[int]:
    board = world.walls[place]

    def key(work):
        shelf = -work.section if 0 < work.section <= board.sections else 0
        return (shelf, work.minute // 2 if board.order is Order.HAND else work.minute, work.row.id)

    return [work.row.id for work in sorted(works, key=key, reverse=True)]


async def assert_neighbours(viewer, name: str | None, ids: list[int]) -> None:
    if name is None:
        return
    for place, pin_id in enumerate(ids):
        before = ids[place - 1] if place else None
        after = ids[place + 1] if place + 1 < len(ids) else None
        assert await neighbours(viewer, await Pin.get(id=pin_id), name) == (before, after)


def covers(world: World, works) -> set[int]:
    return {world.media_rows[work.media[0]].id for work in works}


def flattened(branches):
    for branch in branches:
        yield branch
        yield from flattened(branch.children)
