"""`python -m showcase` is the command line."""

import sys

from showcase.cli import main

if __name__ == "__main__":
    sys.exit(main())
