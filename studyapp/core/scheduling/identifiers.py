"""Event ids that are unique on every machine and sort by time (UUIDv7, RFC 9562)."""


def uuid7(milliseconds: int, chance: bytes) -> str:
    """Return a UUIDv7 in 32 hexadecimal digits, made from an instant in UTC milliseconds and ten random bytes."""
    bits = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(chance[:10])
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return f"{bits:032x}"
