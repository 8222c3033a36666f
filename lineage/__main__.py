"""`python -m lineage` does what the command `lineage` does."""

from lineage.cli import main

if __name__ == "__main__":
    main()
