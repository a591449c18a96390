"""Store URLs as an administrator writes them."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage import open_store

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "disk:///absolute/path or s3://bucket"),
        ("/srv/showcase", "disk:///absolute/path or s3://bucket"),
        ("file:///srv/showcase", "disk:///absolute/path or s3://bucket"),
        ("disk://srv/showcase", "three slashes"),
        ("disk:relative", "three slashes|absolute path"),
        ("disk:///", "three slashes and an absolute path"),
        ("disk:///srv?region=here", "no option 'region' here. Known: none"),
        ("disk:///srv#1", "no “#”"),
        ("s3://", "begins with a bucket's name alone"),
        ("s3:///prefix", "begins with a bucket's name alone"),
        ("s3://key:secret@bucket/prefix", "No credentials"),
        ("s3://bucket:9000/prefix", "begins with a bucket's name alone"),
        (
            "s3://bucket/prefix?endpiont=https://s3.example.org",
            "no option 'endpiont' here. Known: endpoint and region",
        ),
        ("s3://bucket/prefix?access_key=secret", "no option 'access_key'"),
        ("s3://bucket/prefix?region=", "given once, with a value"),
        ("s3://bucket/prefix?region=a&region=b", "given once, with a value"),
        ("s3://bucket/prefix?endpoint=s3.example.org", "endpoint=https://s3.example.org"),
        ("s3://bucket/prefix?endpoint=ftp://s3.example.org", "endpoint=https://s3.example.org"),
        ("s3://bucket/prefix?endpoint=https://me:secret@s3.example.org", "endpoint=https://s3.example.org"),
        ("s3://bucket/Prefix", "The prefix after the bucket's name cannot be used"),
        ("s3://bucket/a/../b", "two dots"),
        ("s3://bucket/a//b", "empty part"),
    ],
)
def test_a_wrong_url_is_refused_with_what_would_be_right(url, sentence):
    with pytest.raises(ValueError, match=sentence) as refused:
        open_store(url)

    assert "secret" not in str(refused.value)


def test_a_folder_s_path_may_have_any_letters(tmp_path):
    open_store(f"disk://{tmp_path}/our%20work/%C3%A9t%C3%A9/a%23b")

    assert (tmp_path / "our work" / "été" / "a#b").is_dir()


def test_boto3_is_loaded_only_for_a_bucket(tmp_path):
    look = "import sys, storage; storage.open_store(sys.argv[1]); print('boto3' in sys.modules)"

    def loaded(url):
        ran = subprocess.run(
            [sys.executable, "-c", look, url], cwd=CHECKOUT, capture_output=True, text=True, check=True
        )
        return ran.stdout.strip()

    assert loaded(f"disk://{tmp_path}") == "False"
    assert loaded("s3://bucket?endpoint=http://127.0.0.1:9&region=us-east-1") == "True"
