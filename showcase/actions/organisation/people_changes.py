"""People get another name, role or region, leave, and come back."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.exceptions import IntegrityError

from showcase.actions.audit import record, told
from showcase.actions.letters import LETTERS, invite, new_email_key
from showcase.actions.organisation.team_people import add_to_team
from showcase.actions.people import add_person
from showcase.actions.signing_in.sessions import end_sessions
from showcase.actions.signing_in.tokens import end_tokens_of
from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.foundation.errors import Conflict, Invalid
from showcase.foundation.language import gettext as _
from showcase.models import EmailKey, Membership, Person, Purpose, Region, Role, Team
from showcase.models.database import transaction
from showcase.queries.administration import able_admins, administrator, has_come_in

LONGEST_NAME = 120
LONGEST_EMAIL = 254
TOLD = ("name", "email", "role", "region")
BY_HAND = ("role", "own_role", "region_id", "own_region_id")


@dataclass(frozen=True, slots=True)
class PersonForm:
    """Who somebody is for the organisation."""

    name: str
    email: str
    role: str = Role.MEMBER
    region: Region | None = None


async def bring_in(form: PersonForm, *, by: Person, teams: Sequence[tuple[Team, bool]] = ()) -> Person:
    """An account for somebody, and a letter that invites them. Raises NotAllowed, Invalid, Conflict.

    teams: that they are in from the beginning, each with whether they lead it.
    """
    administrator(by)
    check(form)
    if teams and form.role == Role.GUEST:
        raise Invalid(_guests_alone(), {"team": _guests_alone()})
    try:
        async with transaction():
            person = await add_person(form.email, name=form.name, role=Role(form.role), region=form.region)
            await record("add", person, by=by, after=told(person, "role", "region"))
            for team, leads in teams:
                await add_to_team(person, team, by=by, leads=leads)
            await invite(person, by=by)
    except IntegrityError:
        raise Conflict(_("Somebody is bringing in people at this very moment. Try again.")) from None
    return person


async def invite_again(person: Person, *, by: Person) -> None:
    """Another letter, for somebody who has not come in yet. Raises NotAllowed, Conflict."""
    administrator(by)
    await _refuse_known(person)
    await invite(person, by=by)


async def invitation_link(person: Person, *, by: Person, workshop: Workshop) -> str:
    """A link to hand to somebody by other ways than e-mail. It is told once, here.

    Raises NotAllowed, and Conflict when they have come in already: it would let others in as them.
    """
    administrator(by)
    await _refuse_known(person)
    async with transaction():
        key = await new_email_key(person, Purpose.INVITATION, secret=workshop.secret)
        await record("make invitation link", person, by=by)
    return f"{workshop.base_url}{LETTERS}{key}"


async def change_person(person: Person, form: PersonForm, *, by: Person) -> None:
    """Another name, address, role or region. Their page's address stays.

    Only another role or region counts as given by hand: what a group gave stays the group's.
    Links that the old e-mail address was sent end. Raises NotAllowed, Invalid, Conflict.
    """
    administrator(by)
    check(form)
    taken = Conflict(_("“%(email)s” has an account already.") % {"email": plain_email(form.email)})
    try:
        async with transaction():
            found = await _held(person)
            before, email = told(found, *TOLD), plain_email(form.email)
            if await Person.filter(email=email).exclude(id=found.id).exists():
                raise taken
            await _refuse_role(found, Role(form.role))
            if email != found.email:
                await _end_email_keys(found)
            found.name, found.email = form.name.strip(), email
            _give(found, Role(form.role), form.region)
            await found.save(update_fields=["name", "email", *BY_HAND])
            await record("edit", found, by=by, before=before, after=told(found, *TOLD))
    except IntegrityError:
        raise taken from None


async def let_leave(person: Person, *, by: Person) -> None:
    """Somebody leaves: every way in ends at once. What they made stays.

    Raises NotAllowed, and Conflict for the last admin.
    """
    administrator(by)
    async with transaction():
        found = await _held(person)
        if found.left_at is not None:
            return
        if found.role is Role.ADMIN:
            await _keep_an_admin(found)
        found.left_at = clock.now()
        await found.save(update_fields=["left_at"])
        await _end_email_keys(found)
        await end_sessions(found, by=by)
        await end_tokens_of(found, by=by)
        await record("leave", found, by=by, before={"left_at": None}, after=told(found, "left_at"))


async def let_back(person: Person, *, by: Person) -> None:
    """Somebody who left comes back, to what they made. Raises NotAllowed, Conflict."""
    administrator(by)
    async with transaction():
        found = await _held(person)
        if found.left_at is None:
            return
        before = told(found, "left_at")
        found.left_at = None
        await found.save(update_fields=["left_at"])
        await record("come back", found, by=by, before=before, after={"left_at": None})


async def sign_out_everywhere(person: Person, *, by: Person) -> int:
    """Returns how many sessions they had. Links that they were sent end, too. Raises NotAllowed."""
    administrator(by)
    async with transaction():
        await _end_email_keys(person)
        return await end_sessions(person, by=by)


def check(form: PersonForm) -> None:
    """Raises Invalid, with a sentence for each field."""
    wrong, email = {}, plain_email(form.email)
    if not form.name.strip():
        wrong["name"] = _("Say the person's name.")
    elif len(form.name.strip()) > LONGEST_NAME or not form.name.strip().isprintable():
        wrong["name"] = _("A name has at most %(most)s characters, in one line.") % {"most": LONGEST_NAME}
    name, _at, domain = email.partition("@")
    if not (name and domain) or len(email) > LONGEST_EMAIL or not email.isprintable() or " " in email:
        wrong["email"] = _("“%(email)s” is not an e-mail address.") % {"email": email[:LONGEST_EMAIL]}
    if form.role not in list(Role):
        wrong["role"] = _("Choose one of the roles: %(roles)s.") % {"roles": ", ".join(Role)}
    if wrong:
        raise Invalid(" ".join(wrong.values()), wrong)


def plain_email(email: str) -> str:
    """As it is kept."""
    return email.strip().lower()


async def _held(person: Person) -> Person:
    """Somebody as they are now, and every admin, so that two of them cannot send each other away at once."""
    await Person.filter(role=Role.ADMIN).order_by("id").select_for_update(no_key=True)
    found = await Person.select_for_update(no_key=True).get(id=person.id)
    if found.erased_at is not None:
        raise Conflict(_("What was known of this person has been erased. Nothing can be changed any more."))
    return found


def _give(person: Person, role: Role, region: Region | None) -> None:
    if role is not person.role:
        person.role = person.own_role = role
    if (region.id if region else None) != person.region_id:
        person.region = person.own_region = region


async def _refuse_role(person: Person, role: Role) -> None:
    if person.role is Role.ADMIN and role is not Role.ADMIN:
        await _keep_an_admin(person)
    if role is Role.GUEST and await Membership.exists(person_id=person.id):
        raise Invalid(_guests_alone(), {"role": _guests_alone()})


async def _keep_an_admin(person: Person) -> None:
    if person.left_at is None and not await able_admins().exclude(id=person.id).exists():
        raise Conflict(_("This is the only admin. Make somebody else an admin first."))


async def _refuse_known(person: Person) -> None:
    if person.left_at is not None:
        raise Conflict(_("%(name)s has left. Bring them back first.") % {"name": person.name})
    if await has_come_in(person):
        raise Conflict(_("%(name)s has come in already.") % {"name": person.name})


async def _end_email_keys(person: Person) -> None:
    await EmailKey.filter(person_id=person.id, used_at__isnull=True).delete()


def _guests_alone() -> str:
    return _("A guest is in no team, and is invited to single boards.")
