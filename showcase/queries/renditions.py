"""Under which keys a media's bytes are kept."""


def original_key(sha256: str) -> str:
    return f"originals/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def rendition_key(sha256: str, width: int) -> str:
    return f"renditions/{sha256[:2]}/{sha256[2:4]}/{sha256}/{width}.webp"


def moving_key(sha256: str) -> str:
    """An animation has one copy that moves."""
    return f"renditions/{sha256[:2]}/{sha256[2:4]}/{sha256}/moving.webp"
