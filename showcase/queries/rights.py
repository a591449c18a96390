"""What a person may do. Actions refuse by it, pages leave out by it."""

from dataclasses import dataclass

from showcase.models import Board, Openness, Person, Pin
from showcase.queries.people import Guest
from showcase.queries.sql import rows


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody with their teams and the boards that they are a guest of: what their rights come from."""

    person: Person | Guest
    teams: frozenset[int]
    leads: frozenset[int]
    guest_of: frozenset[int]

    def belongs_to(self, board: Board) -> bool:
        return board.team_id in self.teams or board.id in self.guest_of

    def sees(self, board: Board) -> bool:
        if self.person.is_guest or board.trashed_at is not None:
            return False
        return board.openness is not Openness.PRIVATE or self.belongs_to(board)

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

    def may_make_boards_for(self, team_id: int) -> bool:
        return self.person.may_pin and (team_id in self.teams or self.person.may_administer)


async def standing(person: Person | Guest) -> Standing:
    """One query."""
    if isinstance(person, Guest):
        return Standing(person, frozenset(), frozenset(), frozenset())
    found = await rows(
        """SELECT 'leads' AS kind, team_id AS id FROM membership WHERE person_id = :person AND leads_since IS NOT NULL
        UNION ALL SELECT 'team', team_id FROM membership WHERE person_id = :person
        UNION ALL SELECT 'guest', board_id FROM board_guest WHERE person_id = :person""",
        person=person.id,
    )
    of_kind = {
        kind: frozenset(row["id"] for row in found if row["kind"] == kind)
        for kind in ("team", "leads", "guest")
    }
    return Standing(person, of_kind["team"], of_kind["leads"], of_kind["guest"])
