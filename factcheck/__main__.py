"""The command, however it is started: ``factcheck`` or ``python -m factcheck``."""

import signal
import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Loads the command line and hands over to it; whoever interrupts it is told nothing, whatever it is at.

    The status is settled when it leaves, so an interrupt while Python ends changes nothing and is not heard.
    """
    try:
        from factcheck import cli

        cli.main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        exec("")  # or Python, which remembers an interrupt of code made of text, ends itself by the signal
        signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    main()
