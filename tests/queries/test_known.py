"""Whatever the people, teams, boards and grants: nobody knows a name that has nothing to do with what they see."""

import pytest
from hypothesis import given

from showcase.foundation.errors import NotFound
from showcase.models import Team
from showcase.queries.boards import campaigns_listed, teams_listed
from showcase.queries.known import (
    all_campaigns,
    all_people,
    all_regions,
    all_teams,
    people_of,
    regions_below,
    team_by_slug,
    teams_of,
)
from showcase.queries.out_of_sight import boards_out_of_sight
from showcase.queries.regions import place, tree
from tests.queries.test_visibility import SOME, flattened
from tests.queries.worlds import World, settle, worlds


def boards_of(world: World, number: int) -> list[int]:
    return [place for place, wall in enumerate(world.walls) if world.sees_wall(number, wall)]


def regions_of(world: World, teams: set[int]) -> set[int]:
    """Where these teams are, and all that is around it."""
    found: set[int] = set()
    for team in teams:
        region: int | None = world.teams[team]
        while region is not None:
            found.add(region)
            region = world.parents[region]
    return found


@SOME
@given(world=worlds())
async def test_a_guest_knows_what_has_to_do_with_their_boards_and_others_know_all(database, world):
    await settle(world)

    for number, one in enumerate(world.people):
        viewer, walls = one.row, [world.walls[place] for place in boards_of(world, number)]
        seen = [work for work in world.works if world.sees(number, work)]
        teams, campaigns = {wall.team for wall in walls}, {wall.campaign for wall in walls} - {None}
        regions, people = regions_of(world, teams), {number}
        for place_, other in enumerate(world.people):
            if other.teams & teams or any(place_ in wall.guests | wall.were_guests for wall in walls):
                people.add(place_)
        people |= {work.maker for work in seen}
        if not world.is_guest(number):
            teams, campaigns = set(range(len(world.teams))), set(range(world.campaigns))
            regions, people = set(range(len(world.parents))), set(range(len(world.people)))
        assert {team.slug for team in await all_teams(viewer)} == {f"t{team}" for team in teams}
        assert {row["slug"] for row in await teams_listed(viewer)} == {f"t{team}" for team in teams}
        assert {one.slug for one in await all_campaigns(viewer)} == {f"k{one}" for one in campaigns}
        assert {row["slug"] for row in await campaigns_listed(viewer)} == {f"k{one}" for one in campaigns}
        assert {region.slug for region in await all_regions(viewer)} == {f"r{one}" for one in regions}
        assert {branch.slug for branch in flattened(await tree(viewer))} == {f"r{one}" for one in regions}
        known = {person.id for person in await all_people(viewer)}
        assert known == {world.people[place].row.id for place in people}
        for team in await Team.all():
            if int(team.slug[1:]) in teams:
                assert (await team_by_slug(viewer, team.slug)).id == team.id
            else:
                with pytest.raises(NotFound):
                    await team_by_slug(viewer, team.slug)
            assert {person.id for person in await people_of(viewer, team)} <= known
        for region in range(len(world.parents)):
            if region in regions:
                around = await place(viewer, f"r{region}")
                named = {one["slug"] for one in (*around.parents, *around.children)}
                assert named <= {f"r{one}" for one in regions}
            else:
                with pytest.raises(NotFound):
                    await place(viewer, f"r{region}")
                assert f"r{region}" not in {row["slug"] for row in await regions_below(viewer, f"r{region}")}
        for other in world.people:
            assert {team.slug for team in await teams_of(viewer, other.row)} <= {f"t{team}" for team in teams}


@SOME
@given(world=worlds())
async def test_what_is_out_of_sight_is_told_of_ones_own_files_and_of_boards_that_one_cannot_see(
    database, world
):
    await settle(world)

    for number, one in enumerate(world.people):
        media = tuple(row.id for row in world.media_rows)
        found = await boards_out_of_sight(one.row, media)
        hidden = {
            wall.row.id for wall in world.walls if not wall.is_trashed and not world.sees_wall(number, wall)
        }
        mine = {world.media_rows[which].id for who, which in world.uploads if who == number}
        assert set(found) <= mine
        assert set(found.values()) <= hidden
        if world.is_guest(number):
            assert found == {}
            continue
        for work in world.works:
            if work.is_trashed or not work.is_shown or world.walls[work.home].row.id not in hidden:
                continue
            for which in work.media:
                if world.media_rows[which].id in mine:
                    assert world.media_rows[which].id in found
