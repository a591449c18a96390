"""`python -m showcase` is the command line."""

if __name__ == "__main__":
    # In here, because processes that decode pictures import this module again, and need none of it.
    import sys

    from showcase.cli import main

    sys.exit(main())
