"""Settings of the provider that make no sense are refused at the start, by name; what it says is read with care."""

import pytest

from showcase.foundation.settings import WrongSetting, read_settings
from showcase.outside.id_tokens import vouched

ALL = {
    "SHOWCASE_OIDC_ISSUER": "https://id.example.org/realms/staff",
    "SHOWCASE_OIDC_CLIENT_ID": "showcase",
    "SHOWCASE_OIDC_CLIENT_SECRET": "a secret between the two",
    "SHOWCASE_OIDC_NAME": "Acme",
    "SHOWCASE_OIDC_ONLY": "yes",
}


@pytest.mark.parametrize(
    "issuer",
    [
        "https://id.example.org/realms/staff",
        "https://id.example.org/",
        "http://127.0.0.1:3000",
        "http://localhost:3000",
        "http://[::1]:3000",
    ],
)
def test_a_provider_is_taken(tmp_path, issuer):
    settings = read_settings({"SHOWCASE_DATA": str(tmp_path), **ALL, "SHOWCASE_OIDC_ISSUER": issuer})

    assert (settings.oidc_issuer, settings.oidc_only) == (issuer, True)


def test_none_is_fine(tmp_path):
    settings = read_settings({"SHOWCASE_DATA": str(tmp_path), "SHOWCASE_OIDC_ONLY": "no"})

    assert (settings.oidc_issuer, settings.oidc_only) == ("", False)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"ISSUER": ""}, "SHOWCASE_OIDC_ISSUER"),
        ({"ISSUER": "", "CLIENT_ID": "", "CLIENT_SECRET": "", "NAME": ""}, "SHOWCASE_OIDC_ONLY"),
        ({"CLIENT_ID": ""}, "SHOWCASE_OIDC_CLIENT_ID"),
        ({"ISSUER": "http://id.example.org"}, "SHOWCASE_OIDC_ISSUER"),
        ({"ISSUER": "http://127.0.0.1.evil.example"}, "SHOWCASE_OIDC_ISSUER"),
        ({"ISSUER": "id.example.org"}, "SHOWCASE_OIDC_ISSUER"),
        ({"ISSUER": "https://"}, "SHOWCASE_OIDC_ISSUER"),
        ({"ISSUER": "https://id.example.org/?realm=staff"}, "SHOWCASE_OIDC_ISSUER"),
        ({"ISSUER": "https://id.example.org/#staff"}, "SHOWCASE_OIDC_ISSUER"),
        ({"ONLY": "perhaps"}, "SHOWCASE_OIDC_ONLY"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(tmp_path, changes, named):
    given = {**ALL, **{f"SHOWCASE_OIDC_{name}": value for name, value in changes.items()}}

    with pytest.raises(WrongSetting) as refused:
        read_settings({"SHOWCASE_DATA": str(tmp_path), **given})

    assert named in str(refused.value)
    assert "a secret between the two" not in str(refused.value)


WHO = {"iss": "https://id.example.org", "sub": "ann"}


@pytest.mark.parametrize(
    ("claims", "groups"),
    [
        ({"groups": ["a", "b", "a"]}, {"a", "b"}),
        ({"groups": "just one"}, {"just one"}),
        ({"groups": []}, set()),
        ({"groups": None}, set()),
        ({}, set()),
        ({"groups": {"odd": "shape"}}, set()),
        ({"groups": ["a", 17, None, ["b"], "", "x" * 201]}, {"a"}),
        ({"_claim_names": {"groups": "src1"}, "_claim_sources": {}}, None),
        ({"_claim_names": {"groups": "src1"}, "groups": ["a"]}, {"a"}),
        ({"_claim_names": "nonsense"}, set()),
    ],
    ids=range(10),
)
def test_groups_are_read_whatever_their_shape(claims, groups):
    read = vouched("a.b.c", {**WHO, **claims}, {})

    assert read.groups == groups


@pytest.mark.parametrize(
    ("claims", "more", "name"),
    [
        ({"name": " Ann \n Example "}, {}, "Ann Example"),
        ({"preferred_username": "ann"}, {"name": "Ann E."}, "Ann E."),
        ({"email": "ann@example.test"}, {}, "ann"),
        ({"name": "Ann\u202e\x00"}, {}, "Ann"),
    ],
)
def test_a_name_is_one_line_of_letters(claims, more, name):
    assert vouched("a.b.c", {**WHO, **claims}, more).name == name
