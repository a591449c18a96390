"""What is pinned on each board, a file for each pair of regions and kind of campaign."""

from . import harbour

WORK = {**harbour.WORK}
