"""People as a table, from the command line."""

from showcase.models import Job, Person


async def test_a_table_is_tried_out_and_then_brought_in(typed, ada, lisbon, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("email,name,teams\nzoe@example.org,Zoë,lisbon\nbad,B,\n", encoding="utf-8-sig")

    trial = typed("people", "import", str(file), "--dry-run")
    assert trial.returncode == 1
    assert "accepted  line 2: zoe@example.org New here." in trial.stdout
    assert "rejected  line 3: bad “bad” is not an e-mail address." in trial.stderr
    refused = typed("people", "import", str(file))
    assert refused.stdout.splitlines()[-1].endswith("nothing was changed")
    assert await Person.all().count() == 1

    done = typed("people", "import", str(file), "--only-good", "--invite", "--as", "ada@example.org")

    assert done.stdout.splitlines()[-1] == "1 accepted, 0 changed, 0 unchanged, 1 rejected"
    assert await Person.exists(email="zoe@example.org")
    assert await Job.filter(task="send key").count() == 1


async def test_what_is_exported_comes_back_in(typed, ada, mika, tmp_path):
    file = tmp_path / "out.csv"

    assert typed("people", "export", str(file)).returncode == 0
    back = typed("people", "import", str(file))

    assert back.returncode == 0
    assert back.stdout.splitlines()[-1] == "0 accepted, 0 changed, 2 unchanged, 0 rejected"
    printed = typed("people", "export")
    assert "mika@example.org,Mika,member,,lisbon,,,mika," in printed.stdout


async def test_wrong_files_and_wrong_people_are_told(typed, ada, mika, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("name\nZoë\n")

    assert "There is no file" in typed("people", "import", "nowhere.csv").stderr
    assert "“email” has to be there" in typed("people", "import", str(file)).stderr
    file.write_text("email,name\nzoe@example.org,Zoë\n")
    not_theirs = typed("people", "import", str(file), "--as", "mika@example.org")
    assert not_theirs.returncode == 1
    assert "Only admins" in not_theirs.stderr
