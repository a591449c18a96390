"""What has been in the trash for 30 days goes."""

from datetime import timedelta

from tortoise.expressions import Q

from showcase.actions.audit import record, told
from showcase.foundation import clock
from showcase.models import Board, Pin
from showcase.models.database import transaction

KEPT_FOR = timedelta(days=30)


async def empty() -> None:
    """Pins first, then boards that have none left. Media that nothing shows any more go when they are swept."""
    before = clock.now() - KEPT_FOR
    async with transaction():
        gone = Q(trashed_at__lt=before) | Q(board__trashed_at__lt=before)
        for pin in await Pin.filter(gone):
            await record("remove", pin, by=None, before=told(pin, "board", "maker", "trashed_at"))
            await pin.delete()
        for board in await Board.filter(trashed_at__lt=before):
            await record("remove", board, by=None, before=told(board, "team", "made_by", "trashed_at"))
            await board.delete()
