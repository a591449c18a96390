"""Regions: a tree that admins keep."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showcase.actions.organisation.regions import add_region, change_region, remove_region
from showcase.foundation.errors import Conflict, Invalid, NotFound
from showcase.foundation.language import gettext as _
from showcase.models import Region
from showcase.queries.administration import administrator
from showcase.queries.places_listed import outside_of, regions_kept
from showcase.queries.slugs import as_slug
from showcase.web.answers import go_to, tell
from showcase.web.drawing import page, path_for
from showcase.web.forms import Form, read_form
from showcase.web.identity import viewer_of, writer_of


async def show_all(request: Request) -> Response:
    administrator(viewer_of(request))
    return await _tree_page(request, {"name": "", "parent": request.query_params.get("in", "")})


async def add(request: Request) -> Response:
    by, form = administrator(writer_of(request)), await read_form(request)
    try:
        region = await add_region(form.text("name"), parent=await _parent(form), by=by)
    except Invalid as wrong:
        return await _tree_page(request, _typed(form), wrong.fields)
    await tell(request, _("“%(region)s” is on the map.") % {"region": region.name})
    return go_to(request, "administered regions")


async def show(request: Request) -> Response:
    administrator(viewer_of(request))
    region = await _region(request)
    return await _region_page(
        request, region, {"name": region.name, "parent": region.parent.slug if region.parent else ""}
    )


async def change(request: Request) -> Response:
    by, form = administrator(writer_of(request)), await read_form(request)
    region = await _region(request)
    try:
        await change_region(region, name=form.text("name"), parent=await _parent(form), by=by)
    except Invalid as wrong:
        return await _region_page(request, region, _typed(form), wrong)
    except Conflict as wrong:
        return await _region_page(request, region, _typed(form), wrong)
    await tell(request, _("“%(region)s” has been changed.") % {"region": form.text("name").strip()})
    return go_to(request, "administered regions")


async def ask_removal(request: Request) -> Response:
    administrator(viewer_of(request))
    region, router = await _region(request), request.app.router
    context = {
        "at_part": "administered regions",
        "title": _("Remove “%(region)s” for ever?") % {"region": region.name},
        "sentences": [_("Nothing is in it any more. Its address leads nowhere from then on.")],
        "label": _("Remove the region"),
        "action": path_for(router, "region removal", slug=region.slug),
        "back": path_for(router, "administered region", slug=region.slug),
        "back_words": region.name,
        "fields": {},
    }
    return page(request, "admin/ask.html", context)


async def remove(request: Request) -> Response:
    by = administrator(writer_of(request))
    region = await _region(request)
    await remove_region(region, by=by)
    await tell(request, _("“%(region)s” has been removed.") % {"region": region.name})
    return go_to(request, "administered regions")


async def _tree_page(
    request: Request, form: dict[str, Any], errors: dict[str, str] | None = None
) -> Response:
    context = {"tree": await regions_kept(), "form": form, "errors": errors or {}}
    return page(request, "admin/regions.html", context, status=422 if errors else 200)


async def _region_page(
    request: Request, region: Region, form: dict[str, Any], wrong: Invalid | Conflict | None = None
) -> Response:
    tree = await regions_kept()
    errors = wrong.fields if isinstance(wrong, Invalid) else {"parent": str(wrong)} if wrong else {}
    context = {
        "place": region,
        "entry": next(entry for entry in tree if entry.id == region.id),
        "is_outer": any(entry.parent_id == region.id for entry in tree),
        "outside": outside_of(region, tree),
        "form": form,
        "errors": errors,
    }
    return page(request, "admin/region.html", context, status=wrong.status if wrong else 200)


async def _region(request: Request) -> Region:
    """Raises NotFound, by name."""
    slug = request.path_params["slug"]
    if region := await Region.get_or_none(slug=as_slug(slug)).select_related("parent"):
        return region
    raise NotFound(_("There is no region “%(slug)s”.") % {"slug": slug})


async def _parent(form: Form) -> Region | None:
    """What was chosen; nothing is the top. Raises Invalid for what is not there."""
    if not form.text("parent"):
        return None
    if region := await Region.get_or_none(slug=as_slug(form.text("parent"))):
        return region
    raise Invalid(_("That region is not there any more."), {"parent": _("Choose another.")})


def _typed(form: Form) -> dict[str, Any]:
    return {name: form.text(name) for name in ("name", "parent")}


routes = [
    Route("/admin/regions", show_all, name="administered regions"),
    Route("/admin/regions", add, methods=["POST"]),
    Route("/admin/regions/{slug}", show, name="administered region"),
    Route("/admin/regions/{slug}", change, methods=["POST"]),
    Route("/admin/regions/{slug}/removal", ask_removal, name="region removal"),
    Route("/admin/regions/{slug}/removal", remove, methods=["POST"]),
]
