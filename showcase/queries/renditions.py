"""Under which keys a media's bytes are kept."""


def original_key(sha256: str) -> str:
    return f"originals/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def rendition_key(sha256: str, width: int, *, is_animated: bool = False) -> str:
    name = f"{width}-moving.webp" if is_animated else f"{width}.webp"
    return f"renditions/{sha256[:2]}/{sha256[2:4]}/{sha256}/{name}"
