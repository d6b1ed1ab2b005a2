"""``python -m mmaudit``."""

from mmaudit.cli import main

if __name__ == "__main__":
    main()
