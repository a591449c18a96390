"""Passwords in processes that were forked."""

import subprocess
import sys

FORKS = """
import asyncio, os
from showcase.actions.signing_in.passwords import hashed, is_right

kept = asyncio.run(hashed("a password before the fork"))
if os.fork() == 0:
    os._exit(0 if asyncio.run(asyncio.wait_for(is_right(kept, "a password before the fork"), 20)) else 1)
os._exit(os.waitstatus_to_exitcode(os.wait()[1]))
"""


def test_a_web_process_that_was_forked_looks_at_passwords_too():
    done = subprocess.run([sys.executable, "-c", FORKS], timeout=60, check=False)

    assert done.returncode == 0
