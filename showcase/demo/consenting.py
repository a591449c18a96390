"""Rights in the demo: who is shown and agreed, who did not any more, and what may leave the house."""

from datetime import timedelta

from showcase.actions.rights import NewConsent, PinRights, note_consent, say_rights, withdraw_consent
from showcase.actions.workshop import Workshop
from showcase.foundation import clock
from showcase.models import Consent, Pin, Region, Usage

AGREED = "Crachás com nome de verdade"
WITHDRAWN = "O time de sábado"
OUTSIDE = "Syrup bottles, summer"
IN_JAPAN = "Window garden, lilac market test"


async def consents(workshop: Workshop) -> None:
    """Everything that is not there yet."""
    if await Consent.exists():
        return
    now = clock.now()
    agreed, withdrawn, outside, in_japan = [
        await Pin.get(title=title).select_related("board", "maker")
        for title in (AGREED, WITHDRAWN, OUTSIDE, IN_JAPAN)
    ]
    await note_consent(
        agreed,
        NewConsent(
            "Tainá, Igor e Luzia, da loja de Pinheiros",
            evidence="Assinaram o termo de imagem no primeiro dia. Os papéis estão com a gerente da loja.",
            given_on=(now - timedelta(days=150)).date(),
            until=now + timedelta(days=580),
        ),
        by=agreed.maker,
        workshop=workshop,
    )
    for name, evidence in (
        ("Tainá Rocha", "Termo de imagem assinado no intervalo, na pasta do time de sábado."),
        ("Igor Nascimento", "Disse que sim por mensagem à Beatriz."),
    ):
        consent = await note_consent(
            withdrawn,
            NewConsent(name, evidence=evidence, given_on=(now - timedelta(days=90)).date()),
            by=withdrawn.maker,
            workshop=workshop,
        )
    consent.pin = withdrawn
    await withdraw_consent(consent, by=withdrawn.maker)
    await say_rights(
        outside,
        PinRights(Usage.OUTSIDE, licence="Photograph: Kenji Mori. Press and partners may print it."),
        by=outside.maker,
    )
    await say_rights(
        in_japan,
        PinRights(
            Usage.TERRITORY,
            territory=await Region.get(slug="japan-korea"),
            licence="The pattern is licensed for this market only.",
        ),
        by=in_japan.maker,
    )
