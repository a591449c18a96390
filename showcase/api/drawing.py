"""From what was fetched to what is answered."""

from typing import Any

from starlette.requests import Request

from showcase.api import shapes
from showcase.foundation.days import first_day, last_day
from showcase.models import Board, Person, Pin
from showcase.queries.cards import Picture, PinCard
from showcase.queries.names import name_of
from showcase.queries.pictures import pictures_of
from showcase.queries.pins import About, Page
from showcase.queries.showing import is_withheld, reasons
from showcase.queries.visibility import pin_count
from showcase.web.drawing import path_for


def address(request: Request, name: str, **params: Any) -> str:
    """The path of a page or a file."""
    return path_for(request.app.router, name, **params)


def renditions(request: Request, media: int, widths: tuple[int, ...]) -> list[shapes.Rendition]:
    return [
        shapes.Rendition(width=width, address=address(request, "rendition", media=media, width=width))
        for width in widths
    ]


def picture(request: Request, one: Picture) -> shapes.Picture:
    return shapes.Picture(
        media=one.media,
        width=one.width,
        height=one.height,
        alt=one.alt,
        placeholder=one.placeholder,
        is_animated=one.is_animated,
        renditions=renditions(request, one.media, one.widths),
    )


def maker(person: Person) -> shapes.Maker:
    return shapes.Maker(handle=person.handle if person.name else None, name=name_of(person.name))


def pin_item(request: Request, card: PinCard) -> shapes.PinItem:
    return shapes.PinItem(
        id=card.id,
        title=card.title,
        maker=shapes.Maker(handle=card.handle or None, name=card.maker),
        team=shapes.Named(slug=card.team_slug, name=card.team),
        page_count=card.page_count,
        picture=picture(request, card.picture),
        section=card.section,
        pinned_at=card.pinned_at,
        is_withheld=card.is_withheld,
        address=address(request, "pin", pin=card.id),
    )


def pin(
    request: Request,
    one: Pin,
    pages: list[Page],
    also: About,
    *,
    campaign: shapes.Titled | None,
    version_of: int | None,
) -> shapes.Pin:
    team = one.board.team
    return shapes.Pin(
        id=one.id,
        title=one.title,
        story=one.story,
        source=one.source,
        board=shapes.Titled(slug=one.board.slug, title=one.board.title),
        team=shapes.Named(slug=team.slug, name=team.name),
        campaign=campaign,
        region=shapes.Named(slug=team.region.slug, name=team.region.name),
        maker=maker(one.maker),
        media=[_page(request, page) for page in pages],
        credits=[shapes.Credit(**credit) for credit in also.credits],
        tags=[tag["name"] for tag in also.tags],
        boards=[shapes.Place(**place) for place in also.boards],
        version_of=version_of,
        usage=one.usage,
        territory=shapes.Named(slug=one.territory.slug, name=one.territory.name) if one.territory else None,
        licence=one.licence,
        embargo_until=first_day(one.embargo_until) if one.embargo_until else None,
        rights_until=last_day(one.rights_until) if one.rights_until else None,
        withheld=[
            shapes.Reason(why=reason.why, sentence=reason.sentence)
            for reason in (reasons(one, also.agreements, also.taker) if is_withheld(one) else [])
        ],
        pinned_at=one.pinned_at,
        changed_at=one.changed_at,
        address=address(request, "pin", pin=one.id),
    )


def board_item(request: Request, row: dict[str, Any]) -> shapes.BoardItem:
    campaign = None
    if row["campaign_slug"]:
        campaign = shapes.Titled(slug=row["campaign_slug"], title=row["campaign"])
    return shapes.BoardItem(
        slug=row["slug"],
        title=row["title"],
        about=row["about"],
        team=shapes.Named(slug=row["team_slug"], name=row["team"]),
        region=shapes.Named(slug=row["region_slug"], name=row["region"]),
        campaign=campaign,
        openness=row["openness"],
        pin_count=row["pin_count"],
        pictures=[picture(request, one) for one in pictures_of(row["collage"], request.user)],
        changed_at=row["changed_at"],
        closed_at=row["closed_at"],
        address=address(request, "board", slug=row["slug"]),
    )


def board(request: Request, one: Board, sections: list[shapes.Section]) -> shapes.Board:
    campaign, team = one.campaign, one.team
    return shapes.Board(
        slug=one.slug,
        title=one.title,
        about=one.about,
        team=shapes.Named(slug=team.slug, name=team.name),
        region=shapes.Named(slug=team.region.slug, name=team.region.name),
        campaign=shapes.Titled(slug=campaign.slug, title=campaign.title) if campaign else None,
        openness=one.openness,
        pin_count=pin_count(one, request.user),
        pictures=[picture(request, each) for each in pictures_of(one.collage, request.user)],
        changed_at=one.changed_at,
        closed_at=one.closed_at,
        address=address(request, "board", slug=one.slug),
        order=one.order,
        sections=sections,
        made_at=one.made_at,
    )


def _page(request: Request, page: Page) -> shapes.Page:
    return shapes.Page(
        picture=picture(request, page.picture),
        alt=page.alt,
        format=page.format,
        size=page.size,
        frames=page.frames,
        palette=[shapes.Colour(colour=colour, share=share) for colour, share in page.palette],
        original=address(request, "original", media=page.picture.media),
    )
