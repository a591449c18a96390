"""What actions that touch bytes are handed: where bytes are kept, and who decodes them."""

from dataclasses import dataclass
from pathlib import Path

from showcase.imaging.children import Children
from showcase.imaging.limits import Limits
from showcase.queries.lookalikes import LookAlikes
from storage import Store


@dataclass(frozen=True, slots=True)
class Workshop:
    """staging: a folder of this machine, for files on their way in."""

    store: Store
    children: Children
    look_alikes: LookAlikes
    staging: Path
    limits: Limits
