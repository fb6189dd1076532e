"""One whole bzip2 stream at once, by 7-Zip's library: a third faster than the standard library's decoder.

Belongs here: that library, and what it is not asked to do. Does not belong here: damage, which the standard library reads and
counts (streams): whatever is declined here is read by it again.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pybit7z import Bit7zLibrary

WHOLE_BYTES = 4 * 2**20  # of a stream as it lies in the file; one of a multistream dump has about a tenth of it
_XML_BYTES = 64 * 2**20  # of what comes out, for bzip2 can make gigabytes from a few bytes


@cache
def _library() -> "Bit7zLibrary":
    from pybit7z import lib7zip_context  # noqa: PLC0415 - for workers alone

    with lib7zip_context(large_page_mode=False) as library:
        return library


def decoder() -> Callable[[bytes], bytes | None]:
    """A function that gives what one complete stream holds; None where it is damaged, or too large for memory.

    Each thread needs its own. A second stream behind the first would be read too, so the caller cuts them apart. An exception
    within its callbacks ends the process, Ctrl-C in a main thread too: so workers leave that to the process that started them.
    """
    from pybit7z import BitException, BitMemExtractor, FormatBZip2  # noqa: PLC0415 - for workers alone

    extractor = BitMemExtractor(_library(), FormatBZip2)
    made = 0

    def count(_taken: int, given: int) -> None:
        nonlocal made
        made = given

    extractor.set_ratio_callback(count)
    extractor.set_progress_callback(lambda _taken: made <= _XML_BYTES)

    def decode(stream: bytes) -> bytes | None:
        nonlocal made
        if len(stream) > WHOLE_BYTES:
            return None
        made = 0
        try:
            return extractor.extract(stream, 0)
        except BitException:
            return None

    return decode
