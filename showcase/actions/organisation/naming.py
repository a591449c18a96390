"""Names in addresses are made once, from what a thing is called then, and stay."""

from slugify import slugify
from tortoise.models import Model

LONGEST_STEM = 70  # characters, so that a number fits behind it
TAKEN_BY_PAGES = {"new"}


async def free_slug(model: type[Model], words: str) -> str:
    """A slug that nothing of this kind has yet. Inside the transaction that makes the thing."""
    stem = slugify(words)[:LONGEST_STEM].strip("-") or model.__name__.lower()
    names = await model.filter(slug__startswith=stem).values_list("slug", flat=True)
    taken = TAKEN_BY_PAGES.union(str(name) for name in names)
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
