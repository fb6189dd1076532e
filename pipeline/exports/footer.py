"""The footer of a Parquet file, as far as it takes to join files as bytes: row groups stay what they are, their addresses move.

Belongs here: reading the row groups out of a footer, writing the footer of the joined file. Does not belong here: rows, or which
files are joined (splice).

A footer is one struct in Thrift's compact protocol; parquet.thrift of apache/parquet-format says what its fields are. The libraries
at hand read row groups and write them anew, none moves them. What is no address is carried over as the bytes that it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MAGIC = b"PAR1"
_TAIL = 8  # bytes behind the footer: its size and the magic again
_MORE, _LOW = 0x80, 0x7F  # of a byte of a number that is written in pieces of 7 bits
_BOOLEANS, _BYTE, _NUMBERS, _DOUBLE, _TEXT, _LISTS, _STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, (9, 10), 12
_I64, _LIST, _LONG = 6, 9, 15
_SCHEMA, _ROWS, _GROUPS, _SAID = 2, 3, 4, 5  # fields of FileMetaData
_ADDRESS: dict[int, Any] = {}
_ROW_GROUP = {  # the fields that are addresses in the file, of a row group, its column chunks and their metadata
    1: {2: _ADDRESS, 3: {9: _ADDRESS, 10: _ADDRESS, 11: _ADDRESS, 14: _ADDRESS}, 4: _ADDRESS, 6: _ADDRESS},
    5: _ADDRESS,
}


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The description of one row group: its `rows`, and the bytes around its `addresses`, one more than of these."""

    rows: int
    between: tuple[bytes, ...]
    addresses: tuple[int, ...]

    def moved(self, by: int) -> bytes:
        """The description of the same bytes, so much further on in a file."""
        out = [self.between[0]]
        for address, text in zip(self.addresses, self.between[1:], strict=True):
            out += (_number((address + by) << 1), text)
        return b"".join(out)


@dataclass(frozen=True, slots=True)
class Footer:
    """What a file says of itself: the `form` of its rows (version and schema), `rest` (who wrote it, orders), its row groups.

    `start` is where it begins, and so where the row groups end.
    """

    form: bytes
    rest: bytes
    groups: tuple[RowGroup, ...]
    start: int


def read_footer(file: Path | bytes) -> Footer:
    """The footer of a file, or of a file's bytes. Errors: ValueError where there is none."""
    if isinstance(file, Path):
        with file.open("rb") as handle:
            end = handle.seek(0, 2)
            handle.seek(max(0, end - _TAIL))
            size = _size(handle.read())
            handle.seek(max(0, end - _TAIL - size))
            data, start = handle.read(size), end - _TAIL - size
    else:
        size = _size(file[-_TAIL:])
        start = len(file) - _TAIL - size
        data = file[start:-_TAIL]
    try:
        return _Reader(data).footer(start)
    except IndexError as error:
        raise ValueError("the footer of the Parquet file is cut off") from error


def written(like: Footer, groups: Iterable[tuple[RowGroup, int]], said: Mapping[str, str]) -> bytes:
    """The end of a file of these row groups, each with how far it has moved, and of these texts about it; `like` gives the rest."""
    listed = list(groups)
    rows = b"\x16" + _number(sum(group.rows for group, _ in listed) << 1)
    described = b"".join(group.moved(by) for group, by in listed)
    texts = b"".join(b"\x18" + _text(key) + b"\x18" + _text(value) + b"\0" for key, value in said.items())
    footer = like.form + rows + b"\x19" + _list(len(listed)) + described + b"\x19" + _list(len(said)) + texts + like.rest
    return footer + len(footer).to_bytes(4, "little") + MAGIC


def _size(tail: bytes) -> int:
    if len(tail) < _TAIL or tail[4:] != MAGIC:
        raise ValueError("it is no Parquet file")
    return int.from_bytes(tail[:4], "little")


def _number(value: int) -> bytes:
    out = bytearray()
    while value > _LOW:
        out.append(value & _LOW | _MORE)
        value >>= 7
    out.append(value)
    return bytes(out)


def _text(value: str) -> bytes:
    data = value.encode()
    return _number(len(data)) + data


def _list(length: int) -> bytes:
    return bytes([length << 4 | _STRUCT]) if length < _LONG else bytes([_LONG << 4 | _STRUCT]) + _number(length)


@dataclass(slots=True)
class _Reader:
    """Goes through a footer; `addresses` are those that it met: where each begins, where it ends, what it is."""

    data: bytes
    addresses: list[tuple[int, int, int]] = field(default_factory=list)

    def footer(self, start: int) -> Footer:
        at = last = form = rest = 0
        groups: list[RowGroup] = []
        kept = b""
        while self.data[at]:
            begin, (at, last, kind) = at, self.head(at, last)
            if last == _GROUPS:
                count, at, _ = self.list_head(at)
                for _ in range(count):
                    group, at = self.group(at)
                    groups.append(group)
            else:
                value, at = at, self.skip(at, kind)
                if last == _SCHEMA:
                    form = at
                elif last > _SAID and not rest:
                    rest, kept = at, bytes([(last - _SAID) << 4 | kind]) + self.data[value:]
                    break
            if at <= begin:
                raise ValueError("the footer of the Parquet file cannot be read")
        return Footer(self.data[:form], kept or b"\0", tuple(groups), start)

    def group(self, at: int) -> tuple[RowGroup, int]:
        self.addresses, begin = [], at
        rows: list[int] = []
        at = self.struct(at, _ROW_GROUP, rows)
        between, addresses = [], []
        for first, after, address in self.addresses:
            between.append(self.data[begin:first])
            addresses.append(address)
            begin = after
        return RowGroup(rows[0], (*between, self.data[begin:at]), tuple(addresses)), at

    def struct(self, at: int, moving: dict[int, Any], rows: list[int] | None = None) -> int:
        """Go through a struct some of whose fields, or of their fields, are addresses; `rows` gets the field that counts rows."""
        last = 0
        while self.data[at]:
            at, last, kind = self.head(at, last)
            inside = moving.get(last)
            if inside is None:
                if rows is not None and last == _ROWS:
                    rows.append(self.number(at)[0] >> 1)
                at = self.skip(at, kind)
            elif inside is _ADDRESS:
                value, after = self.number(at)
                if value:  # 0 is written where there is nothing
                    self.addresses.append((at, after, value >> 1))
                at = after
            elif kind == _STRUCT:
                at = self.struct(at, inside)
            else:
                count, at, _ = self.list_head(at)
                for _ in range(count):
                    at = self.struct(at, inside)
        return at + 1

    def head(self, at: int, last: int) -> tuple[int, int, int]:
        """The head of a field: where its value begins, its number, its kind."""
        byte = self.data[at]
        if byte >> 4:
            return at + 1, last + (byte >> 4), byte & 15
        number, at = self.number(at + 1)
        return at, number >> 1, byte & 15

    def list_head(self, at: int) -> tuple[int, int, int]:
        """The head of a list: its length, where its first value begins, their kind."""
        byte = self.data[at]
        if byte >> 4 != _LONG:
            return byte >> 4, at + 1, byte & 15
        length, after = self.number(at + 1)
        return length, after, byte & 15

    def number(self, at: int) -> tuple[int, int]:
        """A number as it is written (twice what it means, if it has a sign), and where it ends."""
        byte = self.data[at]
        if byte < _MORE:
            return byte, at + 1
        value, bits = byte & _LOW, 7
        while True:
            at += 1
            byte = self.data[at]
            value |= (byte & _LOW) << bits
            if byte < _MORE:
                return value, at + 1
            bits += 7

    def skip(self, at: int, kind: int) -> int:
        """Where a value of a kind ends. Errors: ValueError for a kind that there is not."""
        if kind in _NUMBERS:
            while self.data[at] >= _MORE:
                at += 1
            return at + 1
        if kind == _TEXT:
            size, at = self.number(at)
            return at + size
        if kind == _STRUCT:
            last = 0
            while self.data[at]:
                at, last, inner = self.head(at, last)
                at = self.skip(at, inner)
            return at + 1
        if kind in _LISTS:
            count, at, inner = self.list_head(at)
            for _ in range(count):
                at = at + 1 if inner in _BOOLEANS else self.skip(at, inner)
            return at
        if kind in _BOOLEANS:
            return at
        if kind in (_BYTE, _DOUBLE):
            return at + (1 if kind == _BYTE else 8)
        raise ValueError(f"the footer of the Parquet file holds a value of unknown kind {kind}")
