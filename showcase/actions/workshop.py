"""What actions that reach outside are handed: where bytes are kept, who decodes them, who takes letters along."""

from dataclasses import dataclass, field
from pathlib import Path

from showcase.imaging.children import Children
from showcase.imaging.limits import Limits
from showcase.outside.mail import Mail
from showcase.queries.lookalikes import LookAlikes
from storage import Store


@dataclass(frozen=True, slots=True)
class Workshop:
    """staging: a folder of this machine, for files on their way in.
    secret: the installation's, for digests of keys that letters carry.
    base_url: the address that letters lead to.
    takes_passwords: whether people come in with one, or by the organisation's provider only.
    """

    store: Store
    children: Children
    look_alikes: LookAlikes
    staging: Path
    limits: Limits
    mail: Mail
    secret: str = field(repr=False)
    base_url: str
    takes_passwords: bool = True
