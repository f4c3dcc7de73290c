"""The parts of a zipped document, none of which is unpacked before its size is known."""

from __future__ import annotations

import struct
import zipfile
import zlib
from types import TracebackType
from typing import BinaryIO

_MOST_ENTRIES = 10_000
_LONGEST_LISTING = 4 * 1024 * 1024
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LONGEST_COMMENT = 65_535
_ENCRYPTED = 0x1


class ArchiveError(Exception):
    """A document cannot be unpacked; the message says why and what to do."""


class Archive:
    """A zip file of which no more than ``limit`` bytes are unpacked in all."""

    def __init__(self, file: BinaryIO, limit: int) -> None:
        """Raises ArchiveError where the file is no zip that can be listed."""
        self.limit = self.left = limit
        _check_listing(file)
        try:
            self.zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ArchiveError("is broken or was cut off; save or download it again") from error
        self.names = {info.filename: info for info in self.zip.infolist()}

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.zip.close()

    def read(self, name: str) -> bytes | None:
        """A part as it unpacks; ``None`` where there is none of that name.

        :raises ArchiveError: if it is over the limit, encrypted, or damaged.
        """
        info = self.names.get(name)
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise ArchiveError("is encrypted with a password; save it without one")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ArchiveError(f'is packed in an unusual way in its part "{name}"; save it again')
        if info.file_size > self.left:
            raise ArchiveError(
                f"unpacks to {self.limit - self.left + info.file_size:,} bytes, over the limit of {self.limit:,}; "
                "split it, or raise --max-bytes"
            )
        try:
            data = self.zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise ArchiveError(f'is damaged in its part "{name}"; save or download it again') from error
        self.left -= len(data)
        return data


def _check_listing(file: BinaryIO) -> None:
    """Say no to a listing that is long for the sake of being long: all of it is read to know one part."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - _LONGEST_COMMENT))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(tail):
        raise ArchiveError("is broken or was cut off: a zip file without its end; save or download it again")
    _, _, _, _, entries, length, _, _ = _END.unpack_from(tail, at)
    if entries > _MOST_ENTRIES or length > _LONGEST_LISTING:
        raise ArchiveError(f"has more than {_MOST_ENTRIES:,} parts, which no document has; leave it out")
