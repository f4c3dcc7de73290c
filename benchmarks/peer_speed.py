"""Characters a CPU second of one peer on the texts that standard input holds as JSON, after a warm-up on others.

python peer_speed.py ADAPTER < texts.json        run where the shared adapters lie: {"warm": [...], "texts": [...]}
"""

from __future__ import annotations

import importlib
import json
import sys
import time


def main(adapter: str) -> None:
    sys.path.insert(0, ".")
    extract = importlib.import_module(f"adapters.{adapter}").extract
    given = json.load(sys.stdin)
    for text in given["warm"]:
        extract(text)
    began = time.process_time()
    failed = sum(_fails(extract, text) for text in given["texts"])
    spent = time.process_time() - began
    print(json.dumps({"rate": sum(map(len, given["texts"])) / spent, "failed": failed}))


def _fails(extract, text: str) -> bool:  # type: ignore[no-untyped-def]
    try:
        extract(text)
    except Exception:  # a peer that gives up on a text still took its time
        return True
    return False


if __name__ == "__main__":
    main(sys.argv[1])
