"""Whatever the people, teams, boards and moments: no page and no answer tells of what its reader may not see."""

import re

from hypothesis import HealthCheck, given, settings

from showcase.actions.signing_in.tokens import add_token
from showcase.models import Scope
from tests.queries.worlds import World, settle, worlds

SOME = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)
LISTS = [
    "/", "/?group=team", "/?group=campaign", "/boards", "/teams", "/campaigns", "/regions", "/trash", "/pin",
    "/boards/new", "/tags/lamps", "/api/v1/pins", "/api/v1/boards", "/api/v1/boards?group=team", "/api/v1/teams",
    "/api/v1/campaigns", "/api/v1/regions", "/api/v1/pins?tag=lamps",
]  # fmt: skip


def addresses(world: World) -> list[str]:
    """Every address that one could type, known or not."""
    works = [work.row.id for work in world.works]
    walls = [wall.row.slug for wall in world.walls]
    return [
        *LISTS,
        *(f"/teams/t{number}" for number in range(len(world.teams))),
        *(f"/campaigns/k{number}" for number in range(world.campaigns)),
        *(f"/regions/r{number}" for number in range(len(world.parents))),
        *(f"/people/p{number}" for number in range(len(world.people))),
        *(f"/boards/{wall}" for wall in walls),
        *(f"/boards/{wall}/edit" for wall in walls),
        *(f"/pins/{work}" for work in works),
        *(f"/pins/{work}?on=board:{wall}" for work in works for wall in walls[:1]),
        *(f"/api/v1/pins/{work}" for work in works),
        *(f"/api/v1/boards/{wall}" for wall in walls),
        *(f"/api/v1/pins?board={wall}" for wall in walls),
        *(f"/api/v1/media/{media.id}" for media in world.media_rows),
    ]


@SOME
@given(world=worlds())
async def test_nothing_that_anybody_can_open_tells_of_what_they_may_not_see(app, browser, settings, world):
    await settle(world)

    for number, somebody in enumerate(world.people):
        key = await add_token(somebody.row, scope=Scope.ADMIN, secret=settings.secret_key)
        client = browser()
        client.headers["authorization"] = f"Bearer {key}"
        for path in addresses(world):
            answer = await client.get(path)
            assert answer.status_code < 500, path
            for secret in secrets(world, number):
                assert not re.search(secret, answer.text), f"{secret} at {path} for {somebody.role}"


def secrets(world: World, viewer: int) -> list[str]:
    """Titles, slugs and pictures that this viewer must not come across."""
    seen = [work for work in world.works if world.sees(viewer, work)]
    hidden = [work for work in world.works if work not in seen]
    thrown = {work.row.id for work in hidden if work.is_trashed and work.maker == viewer}
    own_trash = {wall.row.slug for wall in world.walls if wall.is_trashed and viewer == 0}
    walls = [
        wall for wall in world.walls if not world.sees_wall(viewer, wall) and wall.row.slug not in own_trash
    ]
    shown = {media for work in seen for media in work.media}
    shown |= {media for person, media in world.uploads if person == viewer}
    shown |= {media for work in hidden if work.row.id in thrown for media in work.media}
    pictures = [row.id for place, row in enumerate(world.media_rows) if place not in shown]
    return [
        *(rf"\b{work.row.title}\b" for work in hidden if work.row.id not in thrown),
        *(rf"\b{wall.row.title}\b" for wall in walls),
        *(rf"/media/{one}/" for one in pictures),
    ]
