"""What has been in the trash for 30 days goes."""

from datetime import timedelta

from showcase.foundation import clock
from showcase.models import Board, Pin
from showcase.models.database import transaction

KEPT_FOR = timedelta(days=30)


async def empty() -> None:
    """Pins first, then boards that have none left. Media that nothing shows any more go when they are swept."""
    before = clock.now() - KEPT_FOR
    async with transaction():
        await Pin.filter(trashed_at__lt=before).delete()
        await Pin.filter(board__trashed_at__lt=before).delete()
        await Board.filter(trashed_at__lt=before).delete()
