"""The verbs of docs/rights.md about trust, rights, people and the organisation."""

from typing import Any

from showcase.actions import access, board_people, rights, trust
from showcase.actions.organisation import (
    campaigns,
    erasure,
    groups,
    handing_over,
    people_changes,
    people_table,
    personal_data,
    regions,
    team_people,
    teams,
)
from showcase.actions.signing_in import tokens
from showcase.actions.signing_in.two_steps import end_two_steps
from showcase.actions.workshop import Workshop
from showcase.models import Board, BoardGuest, Person, Pin, Scope
from showcase.queries.administration import administrator
from showcase.queries.boards import visible_board
from showcase.queries.known import team_by_slug
from showcase.queries.pins import visible_pin
from showcase.queries.trust import report_seen, request_seen
from tests.rights.conftest import Harbour

SOMEBODY = people_changes.PersonForm("Nova", "nova@example.org")


async def see_withheld(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await visible_pin(by, harbour.waiting.id)


async def see_taken_down(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await visible_pin(by, harbour.taken_down.id)


async def let_through(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await trust.let_through(harbour.waiting, by=by)


async def send_back(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await trust.send_back(harbour.waiting, "Say whose photograph it is.", by=by)


async def report(pin: Pin, *, by: Person) -> None:
    await trust.report(pin, "That is my neighbour.", by=by)


async def settle(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await trust.settle(await report_seen(by, harbour.report.id), by=by)


async def take_down(pin: Pin, *, by: Person) -> None:
    await trust.take_down(pin, "A face without consent.", by=by)


async def put_back(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await trust.put_back(harbour.taken_down, by=by)


async def say_rights(pin: Pin, *, by: Person) -> None:
    await rights.say_rights(pin, rights.PinRights(licence="© Rui"), by=by)


async def withdraw(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await rights.withdraw_consent(harbour.consent, by=by)


async def note(harbour: Harbour, by: Person, workshop: Workshop) -> None:
    pin = await visible_pin(by, harbour.pins["open"].id)
    await rights.note_consent(
        pin, rights.NewConsent("Bea", "A signed paper, in the studio."), by=by, workshop=workshop
    )


async def invite_colleague(board: Board, *, by: Person) -> None:
    await board_people.invite_colleague(board, "@vera", by=by)


async def invite_from_outside(board: Board, *, by: Person) -> None:
    await board_people.invite_from_outside(board, "otto@example.com", name="Otto", by=by)


async def take_out(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    board = await visible_board(by, harbour.boards["open"].slug)
    await board_people.take_out(board, harbour.nobody, by=by)


async def grant(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await access.grant(await request_seen(by, harbour.request.id), by=by)
    assert await BoardGuest.exists(person_id=harbour.request.by_id)


async def add_to_team(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    team = await team_by_slug(by, "lisbon")
    await team_people.add_to_team(harbour.who["member"], team, by=by)


async def review_newcomers(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await teams.review_newcomers(await team_by_slug(by, "lisbon"), True, by=by)


async def token_for_myself(_harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await tokens.add_token(by, scope=Scope.READ, secret="a secret that is long enough for this")


async def my_data(_harbour: Harbour, by: Person, workshop: Workshop) -> None:
    async for _piece in await personal_data.data_file(by, by=by, workshop=workshop):
        pass


async def their_data(harbour: Harbour, by: Person, workshop: Workshop) -> None:
    async for _piece in await personal_data.data_file(harbour.nobody, by=by, workshop=workshop):
        pass


async def erase(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await erasure.erase(harbour.nobody, by=by, confirmed=harbour.nobody.handle)


async def end_their_two_steps(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await end_two_steps(harbour.nobody, by=by)


async def bring_in(_harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await people_changes.bring_in(SOMEBODY, by=by)


async def change_person(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    form = people_changes.PersonForm("Noel", harbour.nobody.email, role="curator")
    await people_changes.change_person(harbour.nobody, form, by=by)


async def let_leave(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await people_changes.let_leave(harbour.nobody, by=by)


async def hand_over(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await handing_over.hand_over(harbour.who["maker"], harbour.who["teammate"], by=by)


async def people_as_table(_harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await people_table.people_table(by=by)


async def make_team(harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await teams.make_team(teams.TeamForm("Porto", harbour.iberia), by=by)


async def add_region(_harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await regions.add_region("Azores", parent=None, by=by)


async def make_campaign(_harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await campaigns.make_campaign(campaigns.CampaignForm("Winter"), by=by)


async def add_rule(_harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    await groups.add_rule(groups.RuleForm("editors", role="curator"), by=by)


async def read_the_record(_harbour: Harbour, by: Person, _workshop: Workshop) -> None:
    administrator(by)


VERBS: dict[str, Any] = {
    "see a pin that waits, is under embargo or has run out": see_withheld,
    "see a pin that was taken down": see_taken_down,
    "let a pin through that waits": let_through,
    "send a pin back to its maker": send_back,
    "settle a report": settle,
    "put back what was taken down": put_back,
    "withdraw a consent": withdraw,
    "note a consent": note,
    "take somebody out of a board": take_out,
    "grant a request to see a board": grant,
    "add somebody to the team": add_to_team,
    "have newcomers' pins wait": review_newcomers,
    "make a token for oneself": token_for_myself,
    "take one's own data along": my_data,
    "take somebody else's data along": their_data,
    "erase somebody": erase,
    "end somebody else's second step": end_their_two_steps,
    "invite somebody to the organisation": bring_in,
    "change somebody's role": change_person,
    "let somebody leave": let_leave,
    "hand somebody's work over": hand_over,
    "take people along as a table": people_as_table,
    "make a team": make_team,
    "add a region": add_region,
    "make a campaign": make_campaign,
    "say what a provider's group gives": add_rule,
    "read the record": read_the_record,
}
