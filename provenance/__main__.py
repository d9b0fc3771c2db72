"""`python -m provenance`: the command line without its script. Not a place for code."""

from provenance.cli.app import main

if __name__ == "__main__":
    main()
