"""Rights and consent on pages: said by those who answer for a pin, read by those who see it."""

from datetime import UTC, datetime, timedelta

import pytest

from showcase.actions.evidence import MOST_BYTES
from showcase.actions.rights import NewConsent, PinRights, note_consent, say_rights, withdraw_consent
from showcase.actions.signing_in.tokens import add_token
from showcase.foundation import clock
from showcase.models import Consent, Membership, Pin, Scope, Usage
from showcase.queries.consents import consent_of
from tests.conftest import drawing, encoded

PDF = b"%PDF-1.7 <script>alert(1)</script>"


@pytest.fixture
async def sun(pinned, posters, mika):
    return await pinned("Low sun", posters, by=mika)


def form(**typed):
    return {
        "usage": "internal",
        "territory": "",
        "licence": "",
        "embargo_until": "",
        "rights_until": "",
        **typed,
    }


async def paper(browser, pin, content=PDF, *, name="Ana.pdf", **typed):
    return await browser.post(
        f"/pins/{pin.id}/consents",
        data={"name": "Ana Souza", "evidence": "", "given_on": "", "until": "", **typed},
        files={"file": (name, content, "application/pdf")},
    )


async def test_mika_says_the_rights_and_everybody_reads_them(signed_in, mika, vera, iberia, sun):
    browser = await signed_in(mika)
    page = await browser.get(f"/pins/{sun.id}/rights")
    assert page.status_code == 200 and "Days are counted in UTC" in page.text
    typed = form(usage="territory", territory="iberia", licence="Photo: Rui Costa", rights_until="2027-05-03")

    answer = await browser.post(f"/pins/{sun.id}/rights", data=typed)

    assert answer.headers["location"] == f"/pins/{sun.id}"
    told = (await (await signed_in(vera)).get(f"/pins/{sun.id}")).text
    assert "May be shared in <bdi>Iberia</bdi> only" in told
    assert "<bdi>Photo: Rui Costa</bdi> · until May 3, 2027" in told
    assert "withheld" not in told and f"/pins/{sun.id}/rights" not in told
    again = (await browser.get(f"/pins/{sun.id}/rights")).text
    assert 'value="2027-05-03"' in again and '<option value="iberia" selected>' in again
    assert (await Pin.get(id=sun.id)).rights_until == datetime(2027, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (form(usage="territory"), "Choose the region that it may be used in."),
        (form(usage="territory", territory="atlantis"), "There is no region “atlantis”."),
        (form(usage="everything"), "Choose what it may be used for."),
        (form(rights_until="tomorrow"), "This is not a day. Write it as in 2027-05-03."),
        (form(embargo_until="0001-01-01"), "This is not a day."),
        (form(rights_until="9999-12-31"), "This is not a day."),
        (form(embargo_until="2027-05-04", rights_until="2027-05-03"), "Its rights would end before"),
        (form(licence="x" * 301), "At most 300 characters fit here."),
    ],
)
async def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(signed_in, mika, sun, typed, sentence):
    answer = await (await signed_in(mika)).post(f"/pins/{sun.id}/rights", data=typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    for name, value in typed.items():
        assert name == "usage" or value in answer.text
    assert (await Pin.get(id=sun.id)).rights_until is None


async def test_rights_for_one_day_are_for_that_whole_day(signed_in, mika, sun):
    typed = form(embargo_until="2027-05-03", rights_until="2027-05-03")
    assert (await (await signed_in(mika)).post(f"/pins/{sun.id}/rights", data=typed)).status_code == 303
    seen = []
    for moment in ("2027-05-02T23:59", "2027-05-03T00:00", "2027-05-03T23:59", "2027-05-04T00:00"):
        now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        seen.append(await Pin.filter(id=sun.id, seen_from__lte=now, seen_until__gt=now).exists())

    assert seen == [False, True, True, False]


async def test_others_may_not_and_guests_of_the_pin_do_not_know(
    signed_in, browser, app, vera, olga, cora, drafts, sun, pinned, mika, workshop
):
    hidden = await pinned("Hidden", drafts, by=mika)
    consent = await note_consent(sun, NewConsent("Ana", "form"), by=mika, workshop=workshop)
    posts = ["rights", "consents", f"consents/{consent.id}/withdrawal", f"consents/{consent.id}/removal"]
    for somebody in (vera, olga, cora):
        client = await signed_in(somebody)
        for path in posts:
            assert (await client.post(f"/pins/{sun.id}/{path}", data=form())).status_code == 403
            assert (await client.post(f"/pins/{hidden.id}/{path}", data=form())).status_code == 404
        for path in ("rights", f"consents/{consent.id}/evidence"):
            assert (await client.get(f"/pins/{sun.id}/{path}")).status_code == 403
            assert (await client.get(f"/pins/{hidden.id}/{path}")).status_code == 404
        assert "Ana" not in (await client.get(f"/pins/{sun.id}")).text

    assert (await Consent.get(id=consent.id)).withdrawn_at is None
    assert (await browser().get(f"/pins/{sun.id}/rights")).headers["location"].startswith("/sign-in")


async def test_a_signed_paper_is_saved_and_never_shown(signed_in, mika, sun):
    browser = await signed_in(mika)
    assert (await paper(browser, sun, name='Ana "x"\r\n.html')).status_code == 303
    consent = await Consent.get(pin_id=sun.id)
    page = (await browser.get(f"/pins/{sun.id}/rights")).text
    assert f"/pins/{sun.id}/consents/{consent.id}/evidence" in page

    answer = await browser.get(f"/pins/{sun.id}/consents/{consent.id}/evidence")

    assert answer.content == PDF
    assert answer.headers["content-disposition"].startswith('attachment; filename="Ana ')
    assert '.pdf"; filename*' in answer.headers["content-disposition"]
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["cache-control"] == "private, no-store"


async def test_papers_are_for_those_who_answer_for_the_pin_in_a_browser(
    signed_in, browser, settings, mika, vera, cora, olga, ada, lisbon, sun
):
    await paper(await signed_in(mika), sun)
    consent = await Consent.get(pin_id=sun.id)
    address = f"/pins/{sun.id}/consents/{consent.id}/evidence"
    await Membership.create(person=olga, team=lisbon, leads_since=clock.now())

    codes = {}
    for somebody in (vera, cora, olga, ada):
        codes[somebody.name] = (await (await signed_in(somebody)).get(address)).status_code
    assert codes == {"Vera": 403, "Cora": 403, "Olga": 200, "Ada": 200}


async def test_a_paper_is_reached_only_through_its_own_pin(signed_in, mika, sun, pinned, posters):
    other = await pinned("Other", posters, by=mika)
    browser = await signed_in(mika)
    await paper(browser, sun)
    consent = await Consent.get(pin_id=sun.id)

    for wrong in (f"/pins/{other.id}/consents/{consent.id}", f"/pins/{sun.id}/consents/{2**63}"):
        assert (await browser.get(f"{wrong}/evidence")).status_code == 404
        assert (await browser.post(f"{wrong}/withdrawal")).status_code == 404
        assert (await browser.post(f"{wrong}/removal")).status_code == 404
    await browser.post(f"/pins/{sun.id}/consents/{consent.id}/removal")
    assert (await browser.get(f"/pins/{sun.id}/consents/{consent.id}/evidence")).status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90\x00", "Add a PDF, a JPEG or a PNG."),
        (b"%PDF-" + b"x" * MOST_BYTES, "Evidence has at most 10 MB."),
    ],
)
async def test_what_is_no_scan_is_refused_beside_its_field(signed_in, mika, sun, workshop, content, sentence):
    answer = await paper(await signed_in(mika), sun, content, until="2027-05-03")

    assert answer.status_code == 422, answer.text
    assert sentence in answer.text and "Ana Souza" in answer.text and 'value="2027-05-03"' in answer.text
    assert not await Consent.exists()
    assert not list(workshop.store.list("evidence/"))


async def test_a_scan_of_a_picture_is_taken_whatever_its_name_says(signed_in, mika, sun):
    assert (await paper(await signed_in(mika), sun, encoded(drawing()), name="scan.pdf")).status_code == 303

    assert (await Consent.get(pin_id=sun.id)).file_name == "scan.jpg"


async def test_much_more_than_a_paper_is_not_even_read(signed_in, mika, sun):
    answer = await paper(await signed_in(mika), sun, b"%PDF-" + b"x" * (MOST_BYTES + 2 * 1024 * 1024))

    assert answer.status_code == 413


async def test_withdrawn_consent_hides_the_pin_everywhere_at_once(
    signed_in, mika, vera, cora, posters, sun, workshop
):
    consent = await note_consent(sun, NewConsent("Ana Souza", "form"), by=mika, workshop=workshop)
    looking = await signed_in(vera)
    seen = (await looking.get("/boards/posters")).text
    assert "Low sun" in seen

    answer = await (await signed_in(mika)).post(f"/pins/{sun.id}/consents/{consent.id}/withdrawal")

    assert answer.headers["location"] == f"/pins/{sun.id}/rights"
    for path in (
        "/",
        "/boards/posters",
        "/boards",
        "/teams/lisbon",
        "/campaigns/harbour-nights",
        "/people/mika",
    ):
        page = (await looking.get(path)).text
        assert "Low sun" not in page and f"/media/{sun.cover_id}/" not in page, path
    assert (await looking.get(f"/pins/{sun.id}")).status_code == 404
    assert (await looking.get(f"/media/{sun.cover_id}/236.webp")).status_code == 404
    assert (await looking.get(f"/media/{sun.cover_id}/original")).status_code == 404
    curating = await signed_in(cora)
    page = (await curating.get(f"/pins/{sun.id}")).text
    assert "Only its team and curators see this." in page
    assert "Somebody shown on it withdrew their consent on" in page
    assert "Ana" not in page
    assert "Hidden from others</span>" in (await curating.get("/boards/posters")).text


async def test_only_a_lead_takes_it_back(signed_in, mika, ada, vera, sun, workshop):
    consent = await note_consent(sun, NewConsent("Ana Souza", "form"), by=mika, workshop=workshop)
    making, leading = await signed_in(mika), await signed_in(ada)
    address = f"/pins/{sun.id}/consents/{consent.id}/withdrawal"
    await making.post(address)

    refused = await making.post(address, data={"reinstate": "1"})
    assert refused.status_code == 403 and "Only a lead of the team or an admin" in refused.text
    assert "reinstate" not in (await making.get(f"/pins/{sun.id}/rights")).text
    assert "reinstate" in (await leading.get(f"/pins/{sun.id}/rights")).text
    await leading.post(address, data={"reinstate": "1"})

    assert (await (await signed_in(vera)).get(f"/pins/{sun.id}")).status_code == 200


async def test_the_pin_says_all_reasons_for_which_others_do_not_see_it(signed_in, mika, ada, sun, workshop):
    past, coming = clock.now() - timedelta(days=3), clock.now() + timedelta(days=3)
    await say_rights(sun, PinRights(Usage.OUTSIDE, licence="<b>Rui</b>", rights_until=past), by=mika)
    await note_consent(sun, NewConsent("Ana", "form", until=past), by=mika, workshop=workshop)
    gone = await note_consent(sun, NewConsent("Rui", "form"), by=mika, workshop=workshop)
    await withdraw_consent(await consent_of(sun, gone.id), by=mika)
    await Pin.filter(id=sun.id).update(
        embargo_until=coming, waits_since=past, taken_down_at=past, taken_down_by_id=ada.id,
        taken_down_because="<script>",
    )  # fmt: skip

    page = (await (await signed_in(mika)).get(f"/pins/{sun.id}")).text

    for sentence in (
        "Ada took it down on", "“&lt;script&gt;”", "It waits for a lead of its team.", "withdrew their consent on",
        "The consent of somebody shown on it ended on", "Its rights ended on", "It is under embargo until",
        "May be shared outside", "&lt;b&gt;Rui&lt;/b&gt;", "2 consents are noted",
    ):  # fmt: skip
        assert sentence in page, sentence


async def test_the_rights_page_asks_the_same_however_many_consents(signed_in, mika, sun, asked, workshop):
    browser = await signed_in(mika)
    asked.clear()
    await browser.get(f"/pins/{sun.id}/rights")
    without = len(asked)
    for number in range(20):
        await note_consent(sun, NewConsent(f"Person {number}", "form"), by=mika, workshop=workshop)

    asked.clear()
    page = await browser.get(f"/pins/{sun.id}/rights")

    assert page.text.count("Person 1") and len(asked) == without <= 6


async def test_no_token_saves_a_paper(browser, settings, signed_in, ada, mika, sun):
    await paper(await signed_in(mika), sun)
    consent = await Consent.get(pin_id=sun.id)
    key = await add_token(ada, scope=Scope.ADMIN, secret=settings.secret_key)

    answer = await browser().get(
        f"/pins/{sun.id}/consents/{consent.id}/evidence", headers={"authorization": f"Bearer {key}"}
    )

    assert answer.status_code == 403
