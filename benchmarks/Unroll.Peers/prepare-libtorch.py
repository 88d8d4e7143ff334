#!/usr/bin/env python3
"""Let a built Unroll.Peers load libtorch where libstdc++ is that of GCC 12.

Usage: python3 prepare-libtorch.py [bin/Release/net10.0]

TorchSharp's native library was built with GCC 13, and of that release it uses one function: the one that starts the
standard streams. Older libraries start them on their own, so the call has nothing to do. This turns it, in the built copy
alone, into a call of getpid, and marks the version it was asked from (GLIBCXX_3.4.32) as one that may be missing.
Nothing else changes, and the speed of libtorch does not depend on it.
"""
import os
import pathlib
import struct
import sys

LIBRARY = "libLibTorchSharp.so"
VERSION = b"GLIBCXX_3.4.32"
STARTS_STREAMS = b"_ZSt21ios_base_library_initv"
HARMLESS = b"getpid"

DYNAMIC_SYMBOLS, SYMBOL_VERSIONS, NEEDED_VERSIONS = 11, 0x6FFFFFFF, 0x6FFFFFFE
MAY_BE_MISSING = 2
UNVERSIONED = 1


def sections(elf):
    """The (offset, size, link) of every section, by its type and by its number."""
    table, = struct.unpack_from("<Q", elf, 0x28)
    size, count = struct.unpack_from("<HH", elf, 0x3A)
    by_type, by_number = {}, []
    for number in range(count):
        kind, = struct.unpack_from("<I", elf, table + number * size + 4)
        offset, length, link = struct.unpack_from("<QQI", elf, table + number * size + 24)
        by_type[kind] = (offset, length, link)
        by_number.append((offset, length, link))
    return by_type, by_number


def text(elf, at):
    return bytes(elf[at:elf.index(0, at)])


def allow_missing(elf, needed, strings):
    """Marks VERSION as one that may be missing, and returns the index symbols refer to it by."""
    file_at = needed
    while True:
        _, count, _, first, following = struct.unpack_from("<HHIII", elf, file_at)
        at = file_at + first
        for _ in range(count):
            _, flags, index, name, step = struct.unpack_from("<IHHII", elf, at)
            if text(elf, strings + name) == VERSION:
                struct.pack_into("<H", elf, at + 4, flags | MAY_BE_MISSING)
                return index
            at += step
        if following == 0:
            return None
        file_at += following


def redirect(elf, symbols, versions, strings, index):
    """Points the one symbol of that version at HARMLESS; False if there are others."""
    offset, length, _ = symbols
    users = [n for n in range(length // 24) if struct.unpack_from("<H", elf, versions + 2 * n)[0] & 0x7FFF == index]
    names = [strings + struct.unpack_from("<I", elf, offset + 24 * n)[0] for n in users]
    if [text(elf, name) for name in names] != [STARTS_STREAMS]:
        return False
    struct.pack_into("<H", elf, versions + 2 * users[0], UNVERSIONED)
    elf[names[0]:names[0] + len(STARTS_STREAMS)] = HARMLESS.ljust(len(STARTS_STREAMS), b"\0")
    return True


def main():
    if len(sys.argv) > 2 or sys.argv[1:] in (["-h"], ["--help"]):
        print(__doc__)
        return 2
    built = pathlib.Path(__file__).parent / "bin" / "Release" / "net10.0"
    library = pathlib.Path(sys.argv[1] if len(sys.argv) == 2 else built) / LIBRARY
    if not library.is_file():
        print(f"{library} is not there: run 'dotnet build -c Release' first", file=sys.stderr)
        return 1
    elf = bytearray(library.read_bytes())
    if elf[:6] != b"\x7fELF\x02\x01":
        print(f"{library} is not a 64-bit ELF library", file=sys.stderr)
        return 1
    by_type, by_number = sections(elf)
    symbols = by_type[DYNAMIC_SYMBOLS]
    strings = by_number[symbols[2]][0]
    if STARTS_STREAMS + b"\0" not in elf[strings:strings + by_number[symbols[2]][1]]:
        print(f"{library}: nothing to do")
        return 0
    index = allow_missing(elf, by_type[NEEDED_VERSIONS][0], strings)
    if index is None or not redirect(elf, symbols, by_type[SYMBOL_VERSIONS][0], strings, index):
        print(f"{library} needs more of GCC 13's libstdc++ than this script knows", file=sys.stderr)
        return 1
    # The time stays, so that the next build sees nothing to copy again.
    before, written = library.stat(), library.with_suffix(".new")
    written.write_bytes(elf)
    os.utime(written, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.chmod(written, before.st_mode)
    os.replace(written, library)
    print(f"{library}: prepared")
    return 0


if __name__ == "__main__":
    sys.exit(main())
