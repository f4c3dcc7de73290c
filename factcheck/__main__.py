"""The command, however it is started: ``factcheck`` or ``python -m factcheck``."""

import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Loads the command line and hands over to it; whoever interrupts it while it loads is told nothing either."""
    try:
        from factcheck import cli
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    cli.main()


if __name__ == "__main__":
    main()
