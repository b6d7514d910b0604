"""Paragraphs and pictures for test PDFs."""

from __future__ import annotations

FLOOD = (
    "The river rose in the night and by the morning the lower meadows were under water, so that the cattle had to be "
    "driven to the hill. Nobody in the village could remember such a flood, although the oldest of them spoke of the "
    "year in which the bridge had been carried away."
)
BRIDGE = (
    "The bridge itself was of stone, built by masons who had come over the mountains and gone back again in autumn. "
    "Their marks can still be seen on the third pier when the water is low, a fish and a hammer side by side, and a "
    "number that may be the year or the wages."
)
MILL = (
    "Below the bridge stood the mill, and the miller was the one man who had listened to the weather for long enough "
    "to carry his flour upstairs before the evening. He lost the wheel, two of the ducks and a boat that was not his."
)


def picture(extra: bytes, data: bytes, side: int) -> bytes:
    head = b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB " % (side, side)
    return head + b"/BitsPerComponent 8 %s /Length %d >>\nstream\n%s\nendstream" % (extra, len(data), data)
