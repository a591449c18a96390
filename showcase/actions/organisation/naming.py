"""Names in addresses are made once, from what a thing is called then, and stay."""

from collections.abc import Container

from slugify import slugify
from tortoise.models import Model

LONGEST_STEM = 70  # characters, so that a number fits behind it
TAKEN_BY_PAGES = {"new", "import"}


async def free_slug(model: type[Model], words: str) -> str:
    """A slug that nothing of this kind has yet. Inside the transaction that makes the thing."""
    stem = stem_of(words, model)
    names = await model.filter(slug__startswith=stem).values_list("slug", flat=True)
    return numbered(stem, {str(name) for name in names})


def stem_of(words: str, model: type[Model]) -> str:
    return slugify(words)[:LONGEST_STEM].strip("-") or model.__name__.lower()


def numbered(stem: str, taken: Container[str]) -> str:
    """A slug with this stem that is free, with a number where there has to be one."""
    number, slug = 1, stem
    while slug in taken or slug in TAKEN_BY_PAGES:
        number += 1
        slug = f"{stem}-{number}"
    return slug
