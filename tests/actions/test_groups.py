"""What a provider's groups give comes and goes with them. What was given by hand stays."""

import pytest

from showcase.actions.organisation.groups import RuleForm, add_rule, edit_rule, remove_rule
from showcase.actions.organisation.people_changes import PersonForm, bring_in, change_person
from showcase.actions.organisation.team_people import add_to_team, let_lead
from showcase.actions.people import add_person
from showcase.actions.signing_in.following_groups import follow_groups
from showcase.actions.signing_in.sign_on_people import whoever_is
from showcase.foundation.errors import Invalid, NotAllowed
from showcase.models import GroupRule, Membership, Person, Record, Role
from showcase.outside.id_tokens import Vouched


def ann(*groups, known=True):
    return Vouched(
        issuer="https://id.example.org",
        subject="subject-ann",
        name="Ann",
        email="ann@example.test",
        is_verified=True,
        groups=frozenset(groups) if known else None,
        token="a.b.c",
        session=None,
    )


async def come_in(*groups, known=True):
    return await whoever_is(ann(*groups, known=known), "Acme")


async def followed(person, *groups):
    await follow_groups(person, frozenset(groups))
    return await Person.get(id=person.id)


async def teams(person):
    found = await Membership.filter(person_id=person.id).select_related("team").order_by("team__slug")
    return [(one.team.slug, one.leads_since is not None, one.group) for one in found]


# --- somebody whom nobody knew before


async def test_somebody_new_is_a_member_in_no_team(database):
    person = await come_in("unknown group")

    assert (person.role, person.region_id) == (Role.MEMBER, None)
    assert await teams(person) == []


async def test_their_groups_give_team_region_and_role(ada, lisbon, oslo, iberia):
    await add_rule(RuleForm("makers", team=lisbon), by=ada)
    await add_rule(RuleForm("heads", team=oslo, leads=True, role="curator"), by=ada)
    await add_rule(RuleForm("south", region=iberia), by=ada)

    person = await come_in("makers", "heads", "south", "unknown")

    assert (person.role, person.region_id) == (Role.CURATOR, iberia.id)
    assert await teams(person) == [("lisbon", False, "makers"), ("oslo", True, "heads")]


async def test_what_groups_give_goes_with_them(ada, lisbon, iberia):
    await add_rule(RuleForm("heads", team=lisbon, leads=True, region=iberia, role="admin"), by=ada)
    await come_in("heads")

    person = await come_in()

    assert (person.role, person.region_id) == (Role.MEMBER, None)
    assert await teams(person) == []


async def test_a_rule_that_is_gone_gives_nothing_at_the_next_sign_in(ada, lisbon):
    rule = await add_rule(RuleForm("heads", team=lisbon, role="curator"), by=ada)
    person = await come_in("heads")
    await remove_rule(rule, by=ada)
    assert await teams(person) == [("lisbon", False, "heads")]

    person = await come_in("heads")

    assert (person.role, await teams(person)) == (Role.MEMBER, [])


async def test_a_group_can_make_somebody_new_a_viewer(ada):
    await add_rule(RuleForm("readers", role="viewer"), by=ada)
    await add_rule(RuleForm("makers", role="member"), by=ada)

    assert (await come_in("readers")).role is Role.VIEWER
    assert (await come_in("readers", "makers")).role is Role.MEMBER
    assert (await come_in()).role is Role.MEMBER


async def test_groups_that_the_provider_cannot_say_change_nothing(ada, lisbon):
    await add_rule(RuleForm("makers", team=lisbon, role="curator"), by=ada)
    await come_in("makers")

    person = await come_in(known=False)

    assert (person.role, await teams(person)) == (Role.CURATOR, [("lisbon", False, "makers")])


async def test_coming_in_again_writes_nothing_down(ada, lisbon, iberia):
    await add_rule(RuleForm("makers", team=lisbon, leads=True, region=iberia, role="curator"), by=ada)
    await come_in("makers")
    records = await Record.all().count()

    await come_in("makers")

    assert await Record.all().count() == records


async def test_a_team_that_two_groups_give_stays_until_both_are_gone(ada, lisbon):
    await add_rule(RuleForm("a", team=lisbon), by=ada)
    await add_rule(RuleForm("b", team=lisbon, leads=True), by=ada)

    both = await teams(await come_in("a", "b"))
    one = await teams(await come_in("a"))
    none = await teams(await come_in())

    assert (both, one, none) == ([("lisbon", True, "b")], [("lisbon", False, "a")], [])


async def test_of_two_regions_the_first_groups_counts(ada, iberia, nordics):
    await add_rule(RuleForm("b", region=iberia), by=ada)
    await add_rule(RuleForm("a", region=nordics), by=ada)

    assert (await come_in("b", "a")).region_id == nordics.id


# --- what was given by hand


async def test_an_admin_by_hand_stays_one_whatever_their_groups(ada):
    await add_rule(RuleForm("readers", role="viewer"), by=ada)
    await add_rule(RuleForm("admins", role="admin"), by=ada)

    assert (await followed(ada, "readers")).role is Role.ADMIN
    assert (await followed(ada, "admins")).role is Role.ADMIN
    assert (await followed(ada)).role is Role.ADMIN


async def test_an_admin_by_group_is_one_as_long_as_they_are_in_it(ada, mika):
    await add_rule(RuleForm("admins", role="admin"), by=ada)
    await add_rule(RuleForm("curators", role="curator"), by=ada)

    roles = [
        (await followed(await Person.get(id=mika.id), *groups)).role
        for groups in (["admins"], ["admins", "curators"], ["curators"], [], ["admins"])
    ]

    assert roles == [Role.ADMIN, Role.ADMIN, Role.CURATOR, Role.MEMBER, Role.ADMIN]


async def test_a_role_that_an_admin_gives_meanwhile_counts_from_then_on(ada, vera):
    await add_rule(RuleForm("curators", role="curator"), by=ada)
    vera = await followed(vera, "curators")
    assert vera.role is Role.CURATOR

    await change_person(vera, PersonForm(vera.name, vera.email, "member"), by=ada)

    assert (await followed(await Person.get(id=vera.id))).role is Role.MEMBER
    assert (await followed(await Person.get(id=vera.id), "curators")).role is Role.CURATOR
    assert (await followed(await Person.get(id=vera.id))).role is Role.MEMBER


async def test_a_role_from_the_command_line_of_which_there_is_no_record_is_by_hand(ada):
    await add_rule(RuleForm("readers", role="viewer"), by=ada)
    ann = await add_person("ann@example.test", name="Ann", role=Role.CURATOR)

    assert (await come_in("readers")).role is Role.CURATOR
    assert (await come_in()).id == ann.id
    assert (await followed(ann)).role is Role.CURATOR


async def test_saving_somebody_unchanged_gives_them_nothing_by_hand(ada, iberia):
    await add_rule(RuleForm("admins", role="admin", region=iberia), by=ada)
    ann = await come_in("admins")

    await change_person(ann, PersonForm("Anna", ann.email, "admin", iberia), by=ada)
    ann = await come_in()

    assert (ann.name, ann.role, ann.region_id) == ("Anna", Role.MEMBER, None)


async def test_a_table_that_comes_back_in_unchanged_gives_nobody_anything_by_hand(
    signed_in, ada, lisbon, iberia
):
    await add_rule(RuleForm("heads", role="admin", region=iberia, team=lisbon, leads=True), by=ada)
    await come_in("heads")
    browser = await signed_in(ada)

    table = (await browser.get("/admin/people.csv")).text
    answer = await browser.post("/admin/people/import", data={"table": table, "sure": "all", "answer": "1"})
    assert answer.text.count(",unchanged,") == 2
    ann = await come_in()

    assert (ann.role, ann.region_id, await teams(ann)) == (Role.MEMBER, None, [])


async def test_a_table_gives_by_hand_what_it_changes(signed_in, ada, lisbon, iberia, nordics):
    await add_rule(RuleForm("heads", role="admin", region=iberia, team=lisbon), by=ada)
    await come_in("heads")
    table = "email,role,region,leads\nann@example.test,curator,nordics,lisbon\n"

    browser = await signed_in(ada)
    await browser.post("/admin/people/import", data={"table": table, "sure": "all"})
    lifted = await come_in("heads")
    assert (lifted.role, lifted.region_id) == (Role.ADMIN, iberia.id)
    ann = await come_in()

    assert (ann.role, ann.region_id) == (Role.CURATOR, nordics.id)
    assert await teams(ann) == [("lisbon", True, None)]


async def test_those_whom_an_admin_brings_in_keep_role_and_region(ada, iberia, nordics):
    await add_rule(RuleForm("north", region=nordics, role="admin"), by=ada)
    ann = await bring_in(PersonForm("Ann", "ann@example.test", "curator", iberia), by=ada)

    lifted = await followed(ann, "north")
    assert (lifted.role, lifted.region_id) == (Role.ADMIN, nordics.id)
    after = await followed(lifted)

    assert (after.role, after.region_id) == (Role.CURATOR, iberia.id)


async def test_a_region_by_hand_comes_back_when_the_group_goes(ada, mika, iberia, nordics):
    await change_person(mika, PersonForm(mika.name, mika.email, mika.role, iberia), by=ada)
    await add_rule(RuleForm("north", region=nordics), by=ada)

    regions = [
        (await followed(await Person.get(id=mika.id), *groups)).region_id
        for groups in (["north"], [], ["north"])
    ]

    assert regions == [nordics.id, iberia.id, nordics.id]


async def test_a_membership_by_hand_stays_and_a_group_can_make_it_lead(ada, mika, lisbon):
    await add_rule(RuleForm("heads", team=lisbon, leads=True), by=ada)

    await followed(mika, "heads")
    assert await teams(mika) == [("lisbon", True, None)]
    await followed(mika)

    assert await teams(mika) == [("lisbon", False, None)]


async def test_a_lead_by_hand_stays_one(ada, olga, oslo):
    await add_rule(RuleForm("heads", team=oslo, leads=True), by=ada)
    await add_rule(RuleForm("makers", team=oslo), by=ada)

    for groups in (["heads"], ["makers"], []):
        await followed(olga, *groups)
        assert await teams(olga) == [("oslo", True, None)]


async def test_a_lead_whom_an_admin_makes_is_one_when_the_group_is_gone(ada, mika, lisbon):
    await add_rule(RuleForm("makers", team=lisbon), by=ada)
    await let_lead(mika, lisbon, True, by=ada)

    await followed(mika, "makers")
    await followed(mika)

    assert await teams(mika) == [("lisbon", True, None)]


async def test_a_lead_by_hand_stays_in_the_team_whose_group_is_gone(ada, lisbon):
    await add_rule(RuleForm("makers", team=lisbon), by=ada)
    person = await come_in("makers")
    await let_lead(person, lisbon, True, by=ada)

    await come_in("makers")
    assert await teams(person) == [("lisbon", True, "makers")]
    await come_in()

    assert await teams(person) == [("lisbon", True, None)]


async def test_a_lead_by_group_that_is_taken_away_comes_back_with_the_group(ada, mika, lisbon):
    await add_rule(RuleForm("heads", team=lisbon, leads=True), by=ada)
    await followed(mika, "heads")
    await let_lead(mika, lisbon, False, by=ada)
    assert await teams(mika) == [("lisbon", False, None)]

    await followed(mika, "heads")
    assert await teams(mika) == [("lisbon", True, None)]
    await followed(mika)

    assert await teams(mika) == [("lisbon", False, None)]


async def test_a_lead_by_hand_that_is_given_again_while_a_group_gives_it_is_by_hand(ada, olga, oslo):
    await add_rule(RuleForm("heads", team=oslo, leads=True), by=ada)
    await followed(olga, "heads")

    await let_lead(olga, oslo, False, by=ada)
    await let_lead(olga, oslo, True, by=ada)
    await followed(olga, "heads")
    await followed(olga)

    assert await teams(olga) == [("oslo", True, None)]


async def test_a_guest_again_is_in_no_team_any_more(ada, oslo, lisbon):
    await add_rule(RuleForm("staff", role="member", team=oslo), by=ada)
    await add_person("ann@example.test", name="Ann", role=Role.GUEST)
    person = await come_in("staff")
    await add_to_team(person, lisbon, by=ada, leads=True)
    assert await teams(person) == [("lisbon", True, None), ("oslo", False, "staff")]

    person = await come_in()

    assert (person.role, await teams(person)) == (Role.GUEST, [])


async def test_a_guest_stays_out_of_teams_unless_a_group_makes_them_more(ada, mika, oslo):
    await Membership.all().delete()
    await change_person(mika, PersonForm(mika.name, mika.email, "guest"), by=ada)
    await add_rule(RuleForm("partners", team=oslo), by=ada)
    await add_rule(RuleForm("staff", role="member"), by=ada)

    guest = await followed(await Person.get(id=mika.id), "partners")
    assert (guest.role, await teams(guest)) == (Role.GUEST, [])
    member = await followed(guest, "partners", "staff")

    assert (member.role, await teams(member)) == (Role.MEMBER, [("oslo", False, "partners")])


async def test_the_record_tells_what_groups_gave_and_names_nobody(ada, lisbon):
    await add_rule(RuleForm("heads", team=lisbon, leads=True, role="curator"), by=ada)
    person = await come_in("heads")
    await come_in()

    theirs = await Record.filter(by_id=None).order_by("id")

    assert [(one.noun, one.verb) for one in theirs] == [
        ("person", "add"), ("person", "edit"), ("team", "add member"), ("person", "edit"), ("team", "take out member"),
    ]  # fmt: skip
    assert theirs[1].detail["before"] == {"role": "member"} and theirs[1].detail["after"] == {
        "role": "curator"
    }
    assert all(one.detail["given_by"] == "groups" for one in theirs)
    assert theirs[2].detail["person"] == person.id
    assert "Ann" not in str([one.detail for one in theirs])


# --- the table


@pytest.mark.parametrize("who", ["cora", "mika", "vera", "olga"])
async def test_only_admins_write_the_table(request, ada, cora, mika, vera, olga, who):
    somebody = request.getfixturevalue(who)
    rule = await add_rule(RuleForm("makers", role="curator"), by=ada)

    for attempt in (
        lambda: add_rule(RuleForm("mine", role="admin"), by=somebody),
        lambda: edit_rule(rule, RuleForm("makers", role="admin"), by=somebody),
        lambda: remove_rule(rule, by=somebody),
    ):
        with pytest.raises(NotAllowed):
            await attempt()
    assert await GroupRule.all().values_list("group", "role") == [("makers", Role.CURATOR)]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (RuleForm(" ", role="member"), "group"),
        (RuleForm("x" * 201, role="member"), "group"),
        (RuleForm("two\nlines", role="member"), "group"),
        (RuleForm("nothing"), "team"),
        (RuleForm("nobody's lead", leads=True, role="member"), "team"),
        (RuleForm("odd", role="emperor"), "role"),
        (RuleForm("outside", role="guest"), "role"),
    ],
)
async def test_a_rule_that_makes_no_sense_is_refused(ada, form, field):
    with pytest.raises(Invalid) as refused:
        await add_rule(form, by=ada)

    assert field in refused.value.fields
    assert not await GroupRule.exists()


async def test_a_group_stands_in_the_table_once(ada):
    await add_rule(RuleForm("makers", role="member"), by=ada)
    other = await add_rule(RuleForm("heads", role="curator"), by=ada)

    with pytest.raises(Invalid):
        await add_rule(RuleForm(" makers ", role="admin"), by=ada)
    with pytest.raises(Invalid):
        await edit_rule(await GroupRule.get(id=other.id), RuleForm("makers", role="admin"), by=ada)

    assert sorted(await GroupRule.all().values_list("group", flat=True)) == ["heads", "makers"]


async def test_every_change_of_the_table_is_on_record(ada, lisbon):
    rule = await add_rule(RuleForm("makers", team=lisbon), by=ada)
    await edit_rule(rule, RuleForm("makers", team=lisbon, leads=True), by=ada)
    await remove_rule(rule, by=ada)
    await remove_rule(rule, by=ada)

    written = await Record.filter(noun="grouprule").order_by("id").values_list("verb", "by_id")

    assert written == [("add", ada.id), ("edit", ada.id), ("remove", ada.id)]
