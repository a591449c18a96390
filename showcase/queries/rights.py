"""What a person may do. Actions refuse by it, pages leave out by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from showcase.foundation import clock
from showcase.models import Board, Openness, Person, Pin, Scope
from showcase.queries.people import Stranger
from showcase.queries.sql import rows


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody with their teams and the boards that they are invited to: what their rights come from."""

    person: Person | Stranger
    teams: frozenset[int]
    leads: frozenset[int]
    guest_of: frozenset[int]

    def belongs_to(self, board: Board) -> bool:
        return board.team_id in self.teams or board.id in self.guest_of

    def sees(self, board: Board) -> bool:
        if self.person.is_stranger or board.trashed_at is not None:
            return False
        return self.belongs_to(board) or (board.openness is not Openness.PRIVATE and not self.person.is_guest)

    def may_pin_on(self, board: Board) -> bool:
        """Open boards take everybody's work, the others their own people's and, if they see it, curators'."""
        if not self.person.may_pin or board.is_closed or not self.sees(board):
            return False
        return board.openness is Openness.OPEN or self.person.may_curate or self.belongs_to(board)

    def may_edit(self, board: Board) -> bool:
        """Its team keeps a board: texts, sections, order, closing. Curators may put it in order, too."""
        if not self.person.may_pin or not self.sees(board):
            return False
        return board.team_id in self.teams or self.person.may_curate

    def may_invite(self, board: Board) -> bool:
        """Its team's leads and whoever made it say who else belongs to a board; admins, if they see it."""
        if not self.person.may_pin or not self.sees(board):
            return False
        mine = board.made_by_id == self.person.id and board.team_id in self.teams
        return mine or board.team_id in self.leads or self.person.may_administer

    def may_trash(self, board: Board) -> bool:
        if not self.person.may_pin or board.trashed_at is not None:
            return False
        mine = getattr(board, "made_by_id", None) == self.person.id and board.team_id in self.teams
        return mine or board.team_id in self.leads or (self.person.may_administer and self.sees(board))

    def may_change(self, pin: Pin) -> bool:
        """Its maker, the home team's leads, and admins edit, move and trash a pin."""
        if not self.person.may_pin:
            return False
        return pin.maker_id == self.person.id or pin.team_id in self.leads or self.person.may_administer

    def may_watch_over(self, pin: Pin) -> bool:
        """Its team's leads, curators and admins let a pin through, take it down and put it back."""
        return pin.team_id in self.leads or self.person.may_curate

    def may_lead(self, team_id: int) -> bool:
        """A team's leads and admins say who is in it and what waits for them."""
        return team_id in self.leads or self.person.may_administer

    def waits_on(self, board: Board, reviews_since: datetime | None) -> bool:
        """Whether what they pin there may have to wait for a lead of the team that keeps the board."""
        return reviews_since is not None and not (board.team_id in self.leads or self.person.may_curate)

    def may_make_boards_for(self, team_id: int) -> bool:
        return self.person.may_pin and (team_id in self.teams or self.person.may_administer)


STANDING = """SELECT 'leads' AS kind, team_id AS id FROM membership
        WHERE person_id = :viewer AND leads_since IS NOT NULL
    UNION ALL SELECT 'team', team_id FROM membership WHERE person_id = :viewer
    UNION ALL SELECT 'guest', board_id FROM board_guest
        WHERE person_id = :viewer AND (until IS NULL OR until > :now)"""
"""What rights come from, of the viewer, at this moment."""


async def standing(person: Person | Stranger) -> Standing:
    """One query."""
    if isinstance(person, Stranger):
        return standing_of(person, ())
    found = await rows(STANDING, viewer=person.id, now=clock.now())
    return standing_of(person, [(row["kind"], row["id"]) for row in found])


def standing_of(person: Person | Stranger, found: Iterable[tuple[str, int]]) -> Standing:
    """From what STANDING answered for this person."""
    of_kind: dict[str, set[int]] = {"team": set(), "leads": set(), "guest": set()}
    for kind, number in found:
        of_kind[kind].add(number)
    if isinstance(person, Person) and person.scope in (Scope.READ, Scope.PIN):
        of_kind["leads"].clear()
    teams, leads, guest_of = (frozenset(of_kind[kind]) for kind in ("team", "leads", "guest"))
    return Standing(person, teams, leads, guest_of)
