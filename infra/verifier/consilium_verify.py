#!/usr/bin/env python3
"""Checks an audit bundle of Consilium offline, with nothing but Python's standard library (3.9 or newer).

    python3 consilium_verify.py BUNDLE [--key VKEY]... [--witnesses N] [--allow-attested] [--json]
    python3 consilium_verify.py --batch LIST        one verdict a line, as JSON, for each line of LIST: a path, after it options, between tabs
    python3 consilium_verify.py --self-test                     published test vectors

Exit: 0 valid, 1 tampered, 2 incomplete, 3 unsupported, 4 usage.

Format, checks and codes: docs/audit-bundle.md. Written from that page and the standards it names, not from the JavaScript verifier: the two share
no code, so that a mistake in one shows as a disagreement. Opens one file, uses no network, writes nothing.
"""
from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import sys
from datetime import datetime, timedelta, timezone

SCHEMA = "consilium/audit-bundle/1"
VALID, TAMPERED, INCOMPLETE, UNSUPPORTED, USAGE = 0, 1, 2, 3, 4
VERDICTS = {VALID: "valid", TAMPERED: "tampered", INCOMPLETE: "incomplete", UNSUPPORTED: "unsupported", USAGE: "usage"}
SEVERITY = (TAMPERED, UNSUPPORTED, INCOMPLETE)
MAX_SAFE = 2**53 - 1
MAX_DEPTH = 64
MAX_BODY = 65_535

# Every code with its exit; the same list as in docs/audit-bundle.md.
CODES = {
    "BUNDLE.NOT_A_BUNDLE": UNSUPPORTED,
    "BUNDLE.UNSUPPORTED_SCHEMA": UNSUPPORTED,
    "BUNDLE.TRUNCATED": INCOMPLETE,
    "BUNDLE.NOT_JSON": TAMPERED,
    "BUNDLE.NOT_CANONICAL": TAMPERED,
    "BUNDLE.LINE": TAMPERED,
    "BUNDLE.ORDER": TAMPERED,
    "BUNDLE.COUNT": TAMPERED,
    "BUNDLE.END": TAMPERED,
    "BUNDLE.DOCUMENT": TAMPERED,
    "BUNDLE.DOCUMENT_UNPROVEN": INCOMPLETE,
    "LOG.KEY": TAMPERED,
    "LOG.UNSUPPORTED_KEY": UNSUPPORTED,
    "LOG.CHECKPOINT": TAMPERED,
    "LOG.SIGNATURE": TAMPERED,
    "LOG.NOT_PINNED": TAMPERED,
    "LOG.WITNESSES": INCOMPLETE,
    "LOG.CONSISTENCY": TAMPERED,
    "LOG.INCLUSION": TAMPERED,
    "LOG.RANGE": TAMPERED,
    "ENTRY.NOT_CANONICAL": TAMPERED,
    "ENTRY.SHAPE": TAMPERED,
    "ENTRY.UNSUPPORTED_VERSION": UNSUPPORTED,
    "ENTRY.LOG": TAMPERED,
    "ENTRY.ORDER": TAMPERED,
    "ENTRY.DUPLICATE": TAMPERED,
    "ENTRY.COMMITMENT": TAMPERED,
    "ENTRY.NOT_OPENED": INCOMPLETE,
    "ENTRY.ERASURE": INCOMPLETE,
    "ENTRY.VERSIONS": INCOMPLETE,
    "RECORD.ENTRY": INCOMPLETE,
    "RECORD.UNPROVEN": INCOMPLETE,
    "RECORD.IMAGE": TAMPERED,
    "RECORD.LATER": TAMPERED,
    "RECORD.DUPLICATE": TAMPERED,
    "RECORD.COLUMN": TAMPERED,
    "RECORD.MISSING": INCOMPLETE,
    "SIGN.UNSUPPORTED": UNSUPPORTED,
    "SIGN.EVIDENCE": TAMPERED,
    "SIGN.BALLOT": TAMPERED,
    "SIGN.MEANING": TAMPERED,
    "SIGN.DIGEST": TAMPERED,
    "SIGN.SIGNER": TAMPERED,
    "SIGN.PAYLOAD": TAMPERED,
    "SIGN.CLIENT_DATA": TAMPERED,
    "SIGN.AUTHENTICATOR": TAMPERED,
    "SIGN.BAD_SIGNATURE": TAMPERED,
    "SIGN.CREDENTIAL": TAMPERED,
    "SIGN.REVOKED": TAMPERED,
    "SIGN.COUNTER": TAMPERED,
    "QUORUM.DIGEST": TAMPERED,
    "QUORUM.VERSION": TAMPERED,
    "QUORUM.POLICY": TAMPERED,
    "QUORUM.VETO": TAMPERED,
    "QUORUM.PRESENCE": TAMPERED,
    "QUORUM.APPROVALS": TAMPERED,
    "QUORUM.ATTESTED": INCOMPLETE,
}


class Refused(Exception):
    """A check that failed: a code of the table and one sentence."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
        self.message = message


class Malformed(Exception):
    """Bytes or text that are not of the form that a parser expects."""


class Unsupported(Exception):
    """An algorithm or a kind that this verifier does not know."""


# ── JSON and its canonical form (RFC 8785) ──────────────────────────────────────────────────────────────────────────────────────────────


class NotCanonical(Malformed):
    pass


def es_number(value):
    """A double as ECMAScript's Number::toString writes it (ECMA-262 §6.1.6.1.20), which RFC 8785 §3.2.2.3 asks for."""
    if value != value or value in (float("inf"), float("-inf")):
        raise NotCanonical("a number that JSON cannot carry")
    if value == 0:
        return "0"
    if value < 0:
        return "-" + es_number(-value)
    mantissa, _, exponent = repr(float(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)
    digits = whole + fraction
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    digits = stripped.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    power = point - 1
    sign = "+" if power >= 0 else "-"
    head = digits if count == 1 else digits[0] + "." + digits[1:]
    return head + "e" + sign + str(abs(power))


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile('["\\\\\x00-\x1f]')


def _string(text):
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical("a lone surrogate")
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES.get(match.group()) or "\\u%04x" % ord(match.group()), text) + '"'


def _utf16(name):
    return name.encode("utf-16-be", "surrogatepass")


def _write(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, int):
        return str(value) if -MAX_SAFE <= value <= MAX_SAFE else es_number(_to_double(value))
    if isinstance(value, float):
        return es_number(value)
    if isinstance(value, list):
        return "[" + ",".join([_write(item) for item in value]) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=_utf16)
        return "{" + ",".join([_string(name) + ":" + _write(value[name]) for name in names]) + "}"
    raise NotCanonical("a value that JSON cannot carry")


def _to_double(number):
    try:
        return float(number)
    except OverflowError:
        return float("inf")


def canonical(value):
    """The canonical text of a parsed value."""
    try:
        return _write(value)
    except RecursionError:
        raise NotCanonical("nested too deep")


def jcs(value):
    return canonical(value).encode("utf-8")


def _constant(_name):
    raise ValueError("not JSON")


class _Parser:
    """
    Parses JSON as ECMAScript does: no NaN, of equal members the last. Remembers whether there was a fraction or an exponent, which the fast writer
    may spell otherwise than RFC 8785.
    """

    def __init__(self):
        self.has_floats = False
        self.decode = json.JSONDecoder(parse_float=self._float, parse_constant=self._constant).decode

    def _float(self, text):
        self.has_floats = True
        return float(text)

    def _constant(self, _name):
        raise ValueError("not JSON")


_PARSER = _Parser()
_FAST = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, allow_nan=False).encode
_LONG_NUMBER = re.compile("[0-9]{16}")


def parse_json(text):
    """The value of a JSON text. Raises Malformed."""
    try:
        if text[:1] in ("\ufeff", ""):
            raise Malformed("not JSON")
        return _PARSER.decode(text)
    except (ValueError, RecursionError):
        raise Malformed("not JSON")


def parse_canonical(text):
    """The value of a JSON text and whether the text is its canonical form, nested as deep as allowed. Raises Malformed when it is no JSON."""
    _PARSER.has_floats = False
    value = parse_json(text)
    is_plain = not _PARSER.has_floats and (text.isascii() or max(text) < "\U00010000") and _LONG_NUMBER.search(text) is None
    if too_deep(text, value):
        return value, False
    try:
        return value, (is_plain and _FAST(value) == text) or canonical(value) == text
    except (NotCanonical, ValueError, RecursionError):
        return value, False


def depth_of(value):
    """Nesting of arrays and objects, without recursion."""
    depth, level = 0, [value]
    while True:
        level = [item for item in level if isinstance(item, (dict, list))]
        if not level:
            return depth
        depth += 1
        level = [part for item in level for part in (item.values() if isinstance(item, dict) else item)]


def too_deep(text, value):
    return text.count("[") + text.count("{") > MAX_DEPTH and depth_of(value) > MAX_DEPTH


# ── Encodings ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def unbase64(text):
    """Standard base64 with padding, its one spelling."""
    if not isinstance(text, str):
        raise Malformed("not base64")
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        raise Malformed("not base64")
    if base64.b64encode(data).decode("ascii") != text:
        raise Malformed("not base64 in its one spelling")
    return data


def unbase64url(text):
    """base64url without padding, its one spelling."""
    if not isinstance(text, str) or not re.fullmatch(r"[A-Za-z0-9_-]*", text):
        raise Malformed("not base64url")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, binascii.Error):
        raise Malformed("not base64url")
    if base64url(data) != text:
        raise Malformed("not base64url in its one spelling")
    return data


def base64url(data):
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def sha256(data):
    return hashlib.sha256(data).digest()


def sha256_hex(data):
    return hashlib.sha256(data).hexdigest()


def hash_of(text):
    data = unbase64(text)
    if len(data) != 32:
        raise Malformed("not a hash of 32 bytes")
    return data


_HEX = re.compile(r"[0-9a-f]{64}")


def is_hash(value):
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def is_count(value):
    return type(value) is int and 0 <= value <= MAX_SAFE


_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}(?::?\d{2})?)")


def time_of(text):
    match = _TIME.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise Malformed("not a time")
    day, clock, fraction, zone = match.groups()
    try:
        value = datetime.strptime(day + " " + clock, "%Y-%m-%d %H:%M:%S").replace(tzinfo=timezone.utc)
        offset = timedelta(0)
        if zone != "Z":
            digits = zone[1:].replace(":", "").ljust(4, "0")
            offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (-1 if zone[0] == "-" else 1)
        return value + timedelta(microseconds=int((fraction or "").ljust(6, "0")[:6])) - offset
    except (ValueError, OverflowError):
        raise Malformed("not a time")


# ── Merkle tree (RFC 6962 §2.1, proofs as checked by RFC 9162 §2.1.3.2 and §2.1.4.2) ────────────────────────────────────────────────────


def leaf_hash(body):
    return sha256(b"\x00" + body)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


def naive_root(leaves):
    """The definition of RFC 6962 §2.1 word by word; the self-test holds the rest against it."""
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


def inclusion_root(leaf, index, size, proof):
    """The root that an inclusion proof leads to; None if it has not the length for that index and size."""
    if not 0 <= index < size:
        return None
    node, last, root = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return None
        if node & 1 or node == last:
            root = node_hash(step, root)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            root = node_hash(root, step)
        node >>= 1
        last >>= 1
    return root if last == 0 else None


def is_consistent(old_size, old_root, new_size, new_root, proof):
    if old_size > new_size:
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    if old_size == 0:
        return not proof and old_root == sha256(b"")
    if not proof:
        return False
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    node, last = old_size - 1, new_size - 1
    while node & 1:
        node >>= 1
        last >>= 1
    older = newer = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            older = node_hash(step, older)
            newer = node_hash(step, newer)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            newer = node_hash(newer, step)
        node >>= 1
        last >>= 1
    return last == 0 and older == old_root and newer == new_root


class Range:
    """A tree grown from the left by complete subtrees, of which only the frontier is kept."""

    def __init__(self):
        self.size = 0
        self.nodes = []

    def append(self, level, digest):
        """Adds a complete subtree of 2^level leaves; the size must be a multiple of that."""
        self.size += 1 << level
        while self.nodes and self.nodes[-1][0] == level:
            digest = node_hash(self.nodes.pop()[1], digest)
            level += 1
        self.nodes.append((level, digest))

    def root(self):
        if not self.nodes:
            return sha256(b"")
        root = self.nodes[-1][1]
        for _, digest in reversed(self.nodes[:-1]):
            root = node_hash(digest, root)
        return root


def left_levels(size):
    """Levels of the complete subtrees that cover [0, size)."""
    return [level for level in range(size.bit_length() - 1, -1, -1) if size >> level & 1]


def right_levels(start, end):
    """Levels of the complete subtrees that cover [start, end), at each place the largest that is aligned and fits."""
    levels = []
    while start < end:
        level = (end - start).bit_length() - 1
        if start:
            level = min(level, (start & -start).bit_length() - 1)
        levels.append(level)
        start += 1 << level
    return levels


# ── Ed25519 (RFC 8032 §5.1) ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)


def _ed_add(a, b):
    # Extended coordinates, RFC 8032 §5.1.4.
    e = (a[1] - a[0]) * (b[1] - b[0]) % _P
    f = (a[1] + a[0]) * (b[1] + b[0]) % _P
    g = 2 * a[3] * b[3] * _D % _P
    h = 2 * a[2] * b[2] % _P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % _P, k * m % _P, j * k % _P, i * m % _P)


def _ed_double(a):
    square, other, twice = a[0] * a[0] % _P, a[1] * a[1] % _P, 2 * a[2] * a[2] % _P
    h = square + other
    e = h - (a[0] + a[1]) * (a[0] + a[1])
    g = square - other
    f = twice + g
    return (e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _ed_sum(a, one, b, other):
    """a·one + b·other, both read from the highest bit at once."""
    total, table = (0, 1, 1, 0), (None, one, other, _ed_add(one, other))
    for bit in range(max(a.bit_length(), b.bit_length()) - 1, -1, -1):
        total = _ed_double(total)
        which = (a >> bit & 1) | (b >> bit & 1) << 1
        if which:
            total = _ed_add(total, table[which])
    return total


def _ed_multiply(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = _ed_add(total, point)
        point = _ed_add(point, point)
        scalar >>= 1
    return total


def _ed_decode(data):
    """A point from its canonical encoding, or None (RFC 8032 §5.1.3)."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    if (x * x - square) % _P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = _P - x
    return (x, y, 1, x * y % _P)


def _ed_encode(point):
    inverse = pow(point[2], _P - 2, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


_ED_BASE = _ed_decode((4 * pow(5, _P - 2, _P) % _P).to_bytes(32, "little"))


def ed25519_verify(public, message, signature):
    """S·B = R + k·A without cofactor: S below the group's order, R compared as bytes."""
    if len(public) != 32 or len(signature) != 64:
        return False
    point = _ed_decode(public)
    s = int.from_bytes(signature[32:], "little")
    if point is None or s >= _L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % _L
    minus = (_P - point[0], point[1], 1, _P - point[3])
    return _ed_encode(_ed_sum(s, _ED_BASE, k, minus)) == signature[:32]


# ── ECDSA over P-256 (FIPS 186-5, SEC 1) ────────────────────────────────────────────────────────────────────────────────────────────────

_Q = 2**256 - 2**224 + 2**192 + 2**96 - 1
_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
_N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
    1,
)


def on_p256(x, y):
    return 0 <= x < _Q and 0 <= y < _Q and (y * y - (x * x * x - 3 * x + _B)) % _Q == 0


def _ec_double(a):
    x, y, z = a
    if not z or not y:
        return (1, 1, 0)
    delta, gamma = z * z % _Q, y * y % _Q
    beta = x * gamma % _Q
    alpha = 3 * (x - delta) * (x + delta) % _Q
    x3 = (alpha * alpha - 8 * beta) % _Q
    return (x3, (alpha * (4 * beta - x3) - 8 * gamma * gamma) % _Q, 2 * y * z % _Q)


def _ec_add(a, b):
    if not a[2]:
        return b
    if not b[2]:
        return a
    z1, z2 = a[2] * a[2] % _Q, b[2] * b[2] % _Q
    u1, u2 = a[0] * z2 % _Q, b[0] * z1 % _Q
    s1, s2 = a[1] * b[2] * z2 % _Q, b[1] * a[2] * z1 % _Q
    h, r = (u2 - u1) % _Q, (s2 - s1) % _Q
    if not h:
        return _ec_double(a) if not r else (1, 1, 0)
    h2 = h * h % _Q
    h3, v = h * h2 % _Q, u1 * h2 % _Q
    x = (r * r - h3 - 2 * v) % _Q
    return (x, (r * (v - x) - s1 * h3) % _Q, h * a[2] * b[2] % _Q)


def ecdsa_p256_verify(x, y, message, r, s):
    if not (0 < r < _N and 0 < s < _N and on_p256(x, y)):
        return False
    inverse = pow(s, _N - 2, _N)
    u1 = int.from_bytes(sha256(message), "big") * inverse % _N
    u2 = r * inverse % _N
    point, both, total = (x, y, 1), _ec_add(_G, (x, y, 1)), (1, 1, 0)
    for bit in range(255, -1, -1):
        total = _ec_double(total)
        step = (u1 >> bit & 1, u2 >> bit & 1)
        if step != (0, 0):
            total = _ec_add(total, both if step == (1, 1) else _G if step[0] else point)
    if not total[2]:
        return False
    return total[0] * pow(total[2] * total[2], _Q - 2, _Q) % _Q % _N == r


def der_integers(data):
    """ECDSA-Sig-Value in DER: two positive integers in their shortest form, nothing after them."""

    def integer(at):
        if at + 2 > len(data) or data[at] != 2 or not 1 <= data[at + 1] <= 33 or at + 2 + data[at + 1] > len(data):
            raise Malformed("not a DER integer")
        body = data[at + 2 : at + 2 + data[at + 1]]
        if body[0] & 0x80 or (len(body) > 1 and body[0] == 0 and not body[1] & 0x80):
            raise Malformed("not a DER integer in its shortest form")
        return int.from_bytes(body, "big"), at + 2 + len(body)

    if len(data) < 8 or data[0] != 0x30 or data[1] != len(data) - 2:
        raise Malformed("not a DER sequence")
    r, at = integer(2)
    s, at = integer(at)
    if at != len(data):
        raise Malformed("bytes after a DER sequence")
    return r, s


# ── RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2.2) ────────────────────────────────────────────────────────────────────────────────────

_SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def rsa_verify(modulus, exponent, message, signature):
    length = (modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != length or number >= modulus:
        return False
    info = _SHA256_INFO + sha256(message)
    expected = b"\x00\x01" + b"\xff" * (length - len(info) - 3) + b"\x00" + info
    return pow(number, exponent, modulus).to_bytes(length, "big") == expected


# ── CBOR (RFC 8949, definite lengths, shortest integers) and COSE keys (RFC 9052, 9053) ─────────────────────────────────────────────────


def _cbor_head(data, at):
    if at >= len(data):
        raise Malformed("CBOR ends early")
    major, info = data[at] >> 5, data[at] & 31
    at += 1
    if info < 24:
        return major, info, info, at
    if info > 27:
        raise Malformed("CBOR of indefinite length")
    width = 1 << info - 24
    if at + width > len(data):
        raise Malformed("CBOR ends early")
    value = int.from_bytes(data[at : at + width], "big")
    if major != 7 and value < (24 if width == 1 else 1 << 4 * width):
        raise Malformed("a CBOR number that is not in its shortest form")
    return major, info, value, at + width


def _cbor_item(data, at, depth):
    if depth > 8:
        raise Malformed("CBOR nested too deep")
    major, info, value, at = _cbor_head(data, at)
    if major == 0:
        return value, at
    if major == 1:
        return -1 - value, at
    if major in (2, 3):
        if value > len(data) - at:
            raise Malformed("CBOR ends early")
        piece = data[at : at + value]
        if major == 2:
            return piece, at + value
        try:
            return piece.decode("utf-8"), at + value
        except UnicodeDecodeError:
            raise Malformed("CBOR text that is not UTF-8")
    if major == 4:
        items = []
        for _ in range(value):
            item, at = _cbor_item(data, at, depth + 1)
            items.append(item)
        return items, at
    if major == 5:
        members = {}
        for _ in range(value):
            name, at = _cbor_item(data, at, depth + 1)
            if isinstance(name, (list, dict)) or name in members:
                raise Malformed("a CBOR map with a member twice")
            members[name], at = _cbor_item(data, at, depth + 1)
        return members, at
    if major == 7 and info in (20, 21, 22):
        return {20: False, 21: True, 22: None}[info], at
    raise Malformed("CBOR of a kind that keys do not use")


def cbor(data):
    value, at = _cbor_item(data, 0, 0)
    if at != len(data):
        raise Malformed("bytes after the CBOR item")
    return value


def cose_verify(key_bytes, algorithm, message, signature):
    """Whether the signature holds under a COSE key. Raises Malformed for a broken key, Unsupported for an algorithm not known here."""
    key = cbor(key_bytes)
    if not isinstance(key, dict) or type(key.get(1)) is not int or type(key.get(3)) is not int:
        raise Malformed("not a COSE key")
    for stated in (algorithm, key[3]):
        if stated not in (-7, -8, -257):
            raise Unsupported("COSE algorithm %d" % stated)
    if key[3] != algorithm:
        raise Malformed("a COSE key of another algorithm than stated")
    if len(key) != (5 if algorithm == -7 else 4):
        raise Malformed("a COSE key with members too many")
    if algorithm == -7:
        x, y = key.get(-2), key.get(-3)
        if key[1] != 2 or key.get(-1) != 1 or not _is_bytes(x, 32) or not _is_bytes(y, 32):
            raise Malformed("not a COSE key on P-256")
        try:
            r, s = der_integers(signature)
        except Malformed:
            return False
        return ecdsa_p256_verify(int.from_bytes(x, "big"), int.from_bytes(y, "big"), message, r, s)
    if algorithm == -8:
        if key[1] == 1 and type(key.get(-1)) is int and key[-1] != 6:
            raise Unsupported("COSE curve %d" % key[-1])
        if key[1] != 1 or key.get(-1) != 6 or not _is_bytes(key.get(-2), 32):
            raise Malformed("not a COSE key on Ed25519")
        return ed25519_verify(key[-2], message, signature)
    n, e = key.get(-1), key.get(-2)
    if key[1] != 3 or not isinstance(n, bytes) or not isinstance(e, bytes):
        raise Malformed("not a COSE key for RSA")
    modulus, exponent = int.from_bytes(n, "big"), int.from_bytes(e, "big")
    if not 2048 <= modulus.bit_length() <= 4096 or n[0] == 0 or not modulus & 1 or not exponent & 1 or len(e) != 3:
        raise Malformed("an RSA key that is too weak or malformed")
    return rsa_verify(modulus, exponent, message, signature)


def _is_bytes(value, length):
    return isinstance(value, bytes) and len(value) == length


# ── Signed notes, checkpoints, cosignatures (C2SP) ──────────────────────────────────────────────────────────────────────────────────────


class VerifierKey:
    def __init__(self, text):
        parts = text.split("+", 2) if isinstance(text, str) else []
        if len(parts) != 3 or not parts[0] or re.search(r"[\s+]", parts[0]) or not re.fullmatch(r"[0-9a-f]{8}", parts[1]):
            raise Malformed("not a verifier key: it has the form name+hash+base64")
        data = unbase64(parts[2])
        if not data:
            raise Malformed("a verifier key without bytes")
        self.name, self.type, self.key = parts[0], data[0], data[1:]
        if self.type not in (1, 4):
            raise Unsupported("verifier key of type %d" % self.type)
        self.id = sha256(self.name.encode("utf-8") + b"\n" + data)[:4]
        if self.id.hex() != parts[1]:
            raise Malformed("a verifier key whose hash is wrong")
        self.fingerprint = sha256_hex(data)[:16]
        self.text = text
        if len(self.key) != 32:
            raise Malformed("a verifier key of wrong length")

    @property
    def is_log(self):
        return self.type == 1

    def verify(self, text, signature):
        """Whether `signature` (without key id) by this key holds over the note's text."""
        message = text.encode("utf-8")
        if self.is_log:
            return ed25519_verify(self.key, message, signature)
        if len(signature) != 72:
            return False
        head = "cosignature/v1\ntime %d\n" % int.from_bytes(signature[:8], "big")
        return ed25519_verify(self.key, head.encode("ascii") + message, signature[8:])


_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


def open_note(note):
    """Text and signatures (name, key id, bytes) of a signed note."""
    text, found, tail = note.rpartition("\n\n")
    if not found or not tail.endswith("\n") or _CONTROL.search(note):
        raise Malformed("not a signed note")
    signatures = []
    for line in tail[:-1].split("\n"):
        dash, _, rest = line.partition(" ")
        name, _, code = rest.partition(" ")
        data = unbase64(code)
        if dash != "—" or not name or re.search(r"[\s+]", name) or len(data) < 5:
            raise Malformed("not a signature line of a note")
        signatures.append((name, data[:4], data[4:]))
    return text + "\n", signatures


class Checkpoint:
    def __init__(self, note):
        self.text, self.signatures = open_note(note)
        lines = self.text.split("\n")
        if len(lines) < 4 or not re.fullmatch(r"0|[1-9][0-9]{0,15}", lines[1]) or not is_count(int(lines[1])):
            raise Malformed("not a checkpoint")
        if any(line == "" for line in lines[:-1]):
            raise Malformed("not a checkpoint")
        self.origin, self.size, self.root = lines[0], int(lines[1]), hash_of(lines[2])

    def signers(self, keys):
        """Known keys that signed; Malformed if one of them signed wrongly."""
        found = []
        for name, key_id, signature in self.signatures:
            for key in keys:
                if key.name == name and key.id == key_id:
                    if not key.verify(self.text, signature):
                        raise Malformed("a wrong signature by the known key %s" % name)
                    if key.text not in [known.text for known in found]:
                        found.append(key)
        return found


# ── WebAuthn evidence of a signature ────────────────────────────────────────────────────────────────────────────────────────────────────

EVIDENCE = ("kind", "credential", "alg", "publicKey", "authenticatorData", "clientDataJSON", "signature", "payload", "enrolment", "origin", "rpId")
PAYLOAD = ("record", "meaning", "choice", "reason", "statement", "signer", "name", "time", "zone", "basis", "nonce", "logSize")
MAX_CLIENT_DATA = 4096
CHALLENGE_AGE = (timedelta(minutes=-1), timedelta(minutes=6))


class Assertion:
    """The evidence of one signature, taken apart. Raises Refused SIGN.EVIDENCE when it is malformed."""

    def __init__(self, evidence):
        try:
            if set(evidence) != set(EVIDENCE):
                raise Malformed("its members are not those of a WebAuthn assertion")
            if not all(isinstance(evidence[name], str) for name in ("credential", "enrolment", "origin", "rpId")):
                raise Malformed("a member is no text")
            if type(evidence["alg"]) is not int:
                raise Malformed("alg has the wrong type")
            if evidence["alg"] not in (-7, -8, -257):
                raise Refused("SIGN.UNSUPPORTED", "This verifier lacks COSE algorithm %d: use one that knows it." % evidence["alg"])
            self.key = unbase64url(evidence["publicKey"])
            self.data = unbase64url(evidence["authenticatorData"])
            self.client = unbase64url(evidence["clientDataJSON"])
            self.signature = unbase64url(evidence["signature"])
            if len(self.data) < 37:
                raise Malformed("authenticator data shorter than 37 bytes")
        except Malformed as error:
            raise Refused("SIGN.EVIDENCE", "The evidence is malformed: %s." % error)
        self.evidence = evidence
        self.payload = evidence["payload"]
        self.algorithm = evidence["alg"]
        self.counter = int.from_bytes(self.data[33:37], "big")

    def check_payload(self, signature, ballot, index):
        statement = sha256_hex(jcs({"alternative": ballot.get("alternative"), "text": ballot.get("text")}))
        record = {"type": "decision", "id": signature["case_id"], "version": signature["version"], "digest": signature["digest"]}
        stated = {
            "record": record,
            "meaning": signature["meaning"],
            "choice": ballot["choice"],
            "reason": ballot.get("reason"),
            "statement": statement,
            "signer": signature["signer"],
            "name": signature["printed_name"],
            "zone": signature["time_zone"],
        }
        payload = self.payload
        if not has_members(payload, PAYLOAD):
            raise Refused("SIGN.PAYLOAD", "The signed payload has other members than a signature's.")
        for name, value in stated.items():
            if not is_same(payload[name], value):
                raise Refused("SIGN.PAYLOAD", "The signed payload differs from the signature in `%s`: it was made for something else." % name)
        basis = payload["basis"]
        if not has_members(basis, ("opened",)) or not is_text_list(basis["opened"]):
            raise Refused("SIGN.PAYLOAD", "The signed payload does not say which basis was opened.")
        if not isinstance(payload["nonce"], str):
            raise Refused("SIGN.PAYLOAD", "The signed payload has no nonce.")
        if not is_count(payload["logSize"]) or payload["logSize"] > index:
            raise Refused("SIGN.PAYLOAD", "The signed payload names a log larger than it was before this signature.")
        try:
            age = time_of(signature["signed_at"]) - time_of(payload["time"])
        except Malformed:
            raise Refused("SIGN.PAYLOAD", "The signed payload or the signature has no proper time.")
        if not CHALLENGE_AGE[0] <= age <= CHALLENGE_AGE[1]:
            raise Refused("SIGN.PAYLOAD", "The challenge is not of the time of the signature: it lives five minutes.")

    def check_origin(self):
        if not is_origin_of(self.evidence["origin"], self.evidence["rpId"]):
            raise Refused("SIGN.CLIENT_DATA", "The origin does not belong to the relying party.")

    def check_client(self):
        try:
            client = parse_json(self.client.decode("utf-8")) if len(self.client) <= MAX_CLIENT_DATA else None
        except (Malformed, UnicodeDecodeError):
            client = None
        if not isinstance(client, dict) or client.get("type") != "webauthn.get":
            raise Refused("SIGN.CLIENT_DATA", "The client data is no assertion.")
        try:
            challenge = base64url(sha256(b"esign/v1" + jcs(self.payload)))
        except NotCanonical:
            raise Refused("SIGN.PAYLOAD", "The signed payload has no canonical form.")
        if client.get("challenge") != challenge:
            raise Refused("SIGN.CLIENT_DATA", "The challenge is not the hash of the payload: the signature was made over something else.")
        if client.get("origin") != self.evidence["origin"] or client.get("crossOrigin", False) is not False or "topOrigin" in client:
            raise Refused("SIGN.CLIENT_DATA", "The client data is of another origin.")

    def check_authenticator(self):
        if self.data[:32] != sha256(self.evidence["rpId"].encode("utf-8")):
            raise Refused("SIGN.AUTHENTICATOR", "The authenticator answered another relying party.")
        flags = self.data[32]
        if not flags & 0x01 or not flags & 0x04:
            raise Refused("SIGN.AUTHENTICATOR", "The authenticator did not verify the user.")
        if not flags & 0xC0 and len(self.data) != 37:
            raise Refused("SIGN.AUTHENTICATOR", "The authenticator data has bytes that its flags do not announce.")
        if flags & 0x22 or (flags & 0x10 and not flags & 0x08):
            raise Refused("SIGN.AUTHENTICATOR", "The flags of the authenticator data contradict each other, or are none that exist.")
        if flags & 0xC0 == 0x80:
            try:
                extensions = cbor(self.data[37:])
            except Malformed:
                extensions = None
            if not isinstance(extensions, dict):
                raise Refused("SIGN.AUTHENTICATOR", "The extensions that the authenticator announces are malformed.")

    def check_signature(self):
        try:
            holds = cose_verify(self.key, self.algorithm, self.data + sha256(self.client), self.signature)
        except Malformed as error:
            raise Refused("SIGN.EVIDENCE", "The public key is malformed: %s." % error)
        except Unsupported as error:
            raise Refused("SIGN.UNSUPPORTED", "This verifier lacks %s: use one that knows it." % error)
        if not holds:
            raise Refused("SIGN.BAD_SIGNATURE", "The signature does not hold under the enrolled public key.")


_ORIGIN = re.compile(r"(https?)://([a-z0-9.-]+)(?::[0-9]{1,5})?")


def is_origin_of(origin, rp_id):
    match = _ORIGIN.fullmatch(origin)
    if match is None or rp_id == "":
        return False
    scheme, host = match.groups()
    is_own = host == rp_id or host.endswith("." + rp_id)
    return is_own and (scheme == "https" or host == "localhost" or host.endswith(".localhost"))


def is_same(a, b):
    """Equality as JSON has it: true is not 1."""
    try:
        return canonical(a) == canonical(b)
    except NotCanonical:
        return False


# ── Lines of the bundle ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

STAGES = {"bundle": 0, "key": 1, "checkpoint": 2, "range": 3, "entry": 4, "record": 5, "document": 6, "end": 7}
SCOPES = ("case", "period", "patient", "user", "log")
DOCUMENTS = {"report-pdf": "pdf", "report-json": "json", "report-md": "markdown", "decision": None, "trail": None}
ARTIFACT = "clinic.report_artifact"
NEEDS_RECORD = (
    "clinic.decision_version",
    "clinic.decision_void",
    "clinic.ballot",
    "clinic.signature",
    "clinic.signature_void",
    "clinic.recusal",
    "clinic.publication",
)
# Tables whose images the decision reads; of others only a hash is kept, to spare memory.
READ = frozenset(NEEDS_RECORD + ("clinic.policy", "clinic.user", "clinic.credential", "clinic.credential_revocation", ARTIFACT))


def has_members(value, required, optional=()):
    if not isinstance(value, dict):
        return False
    names = set(value)
    return names.issuperset(required) and not names.difference(required).difference(optional)


def is_text_list(value):
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")


def is_base64(value):
    """Whether it looks like base64 of the standard alphabet; who decodes it finds the rest."""
    return isinstance(value, str) and len(value) % 4 == 0 and _BASE64.fullmatch(value) is not None


def is_base64_list(value):
    return isinstance(value, list) and all(is_base64(item) for item in value)


def is_opened(part):
    return part is None or (has_members(part, ("r", "data")) and is_base64(part["r"]))


def is_text(value):
    return isinstance(value, str)


def is_null_or_text(value):
    return value is None or isinstance(value, str)


def is_scope(scope):
    if not has_members(scope, ("kind",), ("id", "cases", "from", "to")) or scope["kind"] not in SCOPES:
        return False
    texts = all(isinstance(scope[name], str) for name in ("id", "from", "to") if name in scope)
    return texts and is_text_list(scope.get("cases", []))


def is_header(line):
    counts, made = line.get("counts"), line.get("made")
    return (
        has_members(line, ("t", "schema", "origin", "scope", "size", "made", "counts"))
        and is_text(line["origin"])
        and is_scope(line["scope"])
        and is_count(line["size"])
        and has_members(made, ("at", "by"))
        and is_text(made["at"])
        and is_text(made["by"])
        and has_members(counts, ("entry", "record", "document"))
        and all(is_count(number) for number in counts.values())
    )


def is_entry(line):
    opened = line.get("open")
    return (
        has_members(line, ("t", "i", "body", "open"), ("proof", "erased"))
        and is_count(line["i"])
        and is_text(line["body"])
        and ("proof" not in line or is_base64_list(line["proof"]))
        and line.get("erased", True) is True
        and (opened is None or (has_members(opened, ("before", "after", "detail")) and all(is_opened(part) for part in opened.values())))
    )


def is_record(line):
    columns = line.get("columns", {})
    return (
        has_members(line, ("t", "table", "key", "image", "entry"), ("columns",))
        and is_text(line["table"])
        and is_text(line["key"])
        and isinstance(line["image"], dict)
        and is_count(line["entry"])
        and isinstance(columns, dict)
        and all(isinstance(text, str) for text in columns.values())
    )


LINES = {
    "bundle": is_header,
    "key": lambda line: has_members(line, ("t", "kind", "vkey")) and line["kind"] in ("log", "witness") and is_text(line["vkey"]),
    "checkpoint": lambda line: has_members(line, ("t", "note"), ("consistency",))
    and is_text(line["note"])
    and is_base64_list(line.get("consistency", [])),
    "range": lambda line: has_members(line, ("t", "from", "to", "left", "right"))
    and is_count(line["from"])
    and is_count(line["to"])
    and is_base64_list(line["left"])
    and is_base64_list(line["right"]),
    "entry": is_entry,
    "record": is_record,
    "document": lambda line: has_members(line, ("t", "kind", "name", "sha256", "base64"))
    and is_text(line["kind"])
    and line["kind"] in DOCUMENTS
    and is_text(line["name"])
    and is_base64(line["base64"])
    and is_hash(line["sha256"]),
    "end": lambda line: has_members(line, ("t", "lines", "sha256")) and is_count(line["lines"]) and is_hash(line["sha256"]),
}

BODY = ("v", "log", "id", "ts", "tz", "actor", "act", "purpose", "obj", "subj", "outcome", "reason", "before", "after", "detail", "ai", "wf", "req")
PARTS = ("before", "after", "detail")


def is_body(body):
    if not has_members(body, BODY):
        return False
    actor, obj = body["actor"], body["obj"]
    return (
        all(isinstance(body[name], str) for name in ("log", "id", "ts", "tz", "act"))
        and all(is_null_or_text(body[name]) for name in ("purpose", "subj", "reason", "req"))
        and body["outcome"] in ("done", "refused", "failed")
        and has_members(actor, ("ref", "kind", "roles", "amr"))
        and is_text(actor["ref"])
        and is_text(actor["kind"])
        and is_text_list(actor["roles"])
        and is_text_list(actor["amr"])
        and has_members(obj, ("type", "id", "ver"))
        and is_text(obj["type"])
        and is_text(obj["id"])
        and (obj["ver"] is None or is_count(obj["ver"]))
        and all(body[name] is None or isinstance(body[name], dict) for name in ("ai", "wf"))
        and all(body[name] is None or is_hash(body[name]) for name in (PARTS if body["v"] == 2 else PARTS[:2]))
    )


class Entry:
    """What later checks need to know of an entry."""

    __slots__ = ("id", "actor", "kind", "act", "is_opened", "case", "version")

    def __init__(self, body, opened):
        is_change = body["obj"]["type"] == "case" and body["outcome"] == "done"
        self.case = body["obj"]["id"] if body["obj"]["type"] == "case" else body["subj"]
        self.version = body["obj"]["ver"] if is_change else None
        self.id = body["id"]
        self.actor = body["actor"]["ref"]
        self.kind = body["actor"]["kind"]
        self.act = body["act"]
        self.is_opened = opened


# ── The verifier ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Options:
    def __init__(self, keys=(), witnesses=0, allow_attested=False):
        self.keys = list(keys)
        self.witnesses = witnesses
        self.allow_attested = allow_attested


class Verifier:
    """Reads a bundle line by line; `verdict()` afterwards."""

    def __init__(self, options):
        self.options = options
        self.findings = []
        self.header = None
        self.scope = {}
        self.stage = -1
        self.seen = {name: 0 for name in STAGES}
        self.keys = []
        self.checkpoint = None
        self.witnesses = 0
        self.range = None
        self.range_line = 1
        self.tree = None
        self.last_index = -1
        self.entries = {}
        self.ids = set()
        self.rows = {}
        self.versions = {}
        self.erasures = set()
        self.called_erased = {}
        self.records = {}
        self.documents = []
        self.decisions = []
        self.not_judged = []
        self.line_number = 0
        self.is_stopped = False
        self.is_ended = False
        self.is_cut = False
        self.erased = 0

    def find(self, code, message, index=None, entry_id=None):
        self.findings.append({"code": code, "line": self.line_number or None, "index": index, "id": entry_id, "message": message})

    # ── reading ──

    def read(self, stream):
        digest = hashlib.sha256()
        for raw in stream:
            self.line_number += 1
            if not raw.endswith(b"\n"):
                self.is_cut = True
                break
            self.line(raw, digest)
            if self.is_stopped:
                return
            digest.update(raw)
        if self.is_ended and not self.is_cut:
            self.finish()
            return
        if self.is_ended:
            self.find("BUNDLE.ORDER", "Something follows the end line: the bundle was added to.")
        else:
            self.is_cut = True
            self.find("BUNDLE.TRUNCATED", "The bundle ends before its end line: export it again.")

    def line(self, raw, digest):
        if self.is_ended:
            return self.broken("BUNDLE.ORDER", "Something follows the end line: the bundle was added to.")
        try:
            text = raw[:-1].decode("utf-8")
            line, is_exact = parse_canonical(text)
        except (UnicodeDecodeError, Malformed):
            return self.broken("BUNDLE.NOT_JSON", "The line is not UTF-8 or not JSON.")
        kind = line.get("t") if isinstance(line, dict) else None
        if self.header is None and not is_exact:
            return self.broken("", "")
        if self.header is None and not self.starts(line, kind):
            return None
        if not is_exact:
            self.find("BUNDLE.NOT_CANONICAL", "The line is not in its canonical form: it was rewritten.")
        if not isinstance(kind, str) or kind not in LINES:
            return self.broken("BUNDLE.LINE", "The line is of no known kind.")
        if kind != "end" and not self.is_in_order(kind):
            return self.broken("BUNDLE.ORDER", "A %s line stands at the wrong place." % kind)
        if not LINES[kind](line):
            return self.broken("BUNDLE.LINE", "The members of this %s line are not those of the format." % kind)
        if kind == "end" and not self.is_in_order(kind):
            return self.broken("BUNDLE.ORDER", "The end line stands at the wrong place.")
        self.seen[kind] += 1
        if kind == "end":
            self.end(line, digest)
        elif kind == "bundle":
            self.header, self.scope = line, line["scope"]
        else:
            getattr(self, "on_" + kind)(line)
        return None

    def broken(self, code, message):
        if self.header is None:
            self.find("BUNDLE.NOT_A_BUNDLE", "The file is no audit bundle: its first line is not that of one.")
            self.is_stopped = True
        else:
            self.find(code, message)

    def starts(self, line, kind):
        """The first line decides whether this is a bundle at all, and one that is known."""
        if kind != "bundle":
            self.broken("", "")
        elif isinstance(line.get("schema"), str) and line["schema"] != SCHEMA:
            self.find("BUNDLE.UNSUPPORTED_SCHEMA", "The bundle has another schema than %s: use the verifier of its version." % SCHEMA)
            self.is_stopped = True
        elif not is_header(line):
            self.find("BUNDLE.LINE", "The members of this bundle line are not those of the format.")
            self.is_stopped = True
        return not self.is_stopped

    def is_in_order(self, kind):
        stage = STAGES[kind]
        needed = "key" if stage > STAGES["key"] else None
        needed = "checkpoint" if stage > STAGES["checkpoint"] and self.seen["key"] else needed
        if self.is_ended or stage < self.stage or (kind in ("bundle", "range") and self.seen[kind]) or (needed and not self.seen[needed]):
            return False
        self.stage = stage
        return True

    # ── keys and checkpoints ──

    def on_key(self, line):
        try:
            key = VerifierKey(line["vkey"])
        except Malformed as error:
            return self.find("LOG.KEY", "A key of the bundle is malformed: %s." % error)
        except Unsupported as error:
            return self.find("LOG.UNSUPPORTED_KEY", "This verifier lacks a %s: use one that knows it." % error)
        if key.is_log != (line["kind"] == "log") or (key.is_log and key.name != self.header["origin"]):
            return self.find("LOG.KEY", "A key of the bundle is not what its line says: kind or name differ.")
        self.keys.append(key)
        return None

    def known_keys(self):
        texts = [key.text for key in self.keys]
        return self.keys + [key for key in self.options.keys if key.text not in texts]

    def on_checkpoint(self, line):
        is_newest = self.seen["checkpoint"] == 1
        if is_newest == ("consistency" in line):
            return self.find("BUNDLE.ORDER", "The newest checkpoint stands first and without proof, each older one with its proof.")
        try:
            checkpoint = Checkpoint(line["note"])
        except Malformed as error:
            return self.find("LOG.CHECKPOINT", "A checkpoint is malformed: %s." % error)
        size = self.header["size"]
        if checkpoint.origin != self.header["origin"] or checkpoint.size > size or (is_newest and checkpoint.size != size):
            return self.find("LOG.CHECKPOINT", "A checkpoint is of another log or size than the bundle says.")
        try:
            signers = checkpoint.signers(self.known_keys())
        except Malformed as error:
            return self.find("LOG.SIGNATURE", "A checkpoint carries %s." % error)
        if not any(key.is_log for key in signers):
            return self.find("LOG.SIGNATURE", "A checkpoint is not signed by the log's key.")
        if is_newest:
            return self.accept(checkpoint, signers)
        newest = self.checkpoint
        try:
            proof = [hash_of(text) for text in line["consistency"]]
        except Malformed:
            proof = [b""]
        if newest is not None and not is_consistent(checkpoint.size, checkpoint.root, newest.size, newest.root, proof):
            self.find("LOG.CONSISTENCY", "The checkpoint of size %d is not a beginning of the newest." % checkpoint.size)
        return None

    def accept(self, checkpoint, signers):
        self.checkpoint = checkpoint
        pinned = [key.text for key in self.options.keys]
        if any(key.is_log for key in self.options.keys) and not any(key.is_log and key.text in pinned for key in signers):
            self.find("LOG.NOT_PINNED", "The newest checkpoint is not signed by a pinned key of the log.")
        self.witnesses = len({key.key for key in signers if not key.is_log and key.text in pinned})
        if self.witnesses < self.options.witnesses:
            self.find("LOG.WITNESSES", "Only %d of %d pinned witnesses signed." % (self.witnesses, self.options.witnesses))

    # ── entries ──

    def on_range(self, line):
        start, end, size = line["from"], line["to"], self.header["size"]
        self.range = line
        self.range_line = self.line_number
        self.last_index = start - 1
        if not start <= end <= size:
            return self.find("LOG.RANGE", "The range does not lie in the log.")
        try:
            left, right = [hash_of(text) for text in line["left"]], [hash_of(text) for text in line["right"]]
        except Malformed:
            return self.find("LOG.RANGE", "The range has a malformed hash.")
        levels = left_levels(start)
        if len(levels) != len(left) or len(right_levels(end, size)) != len(right):
            return self.find("LOG.RANGE", "The range has not the hashes that cover the rest of the log.")
        self.tree = Range()
        for level, digest in zip(levels, left):
            self.tree.append(level, digest)
        return None

    def on_entry(self, line):
        """The body itself, then its place, then what is opened of it; the first that fails is named."""
        index, entry_id = line["i"], None
        try:
            misplaced = self.place(line)
            body = self.body(line["body"])
            entry_id = body["id"]
            if misplaced is not None:
                raise misplaced
            self.admit(line, body)
        except Refused as error:
            self.find(error.code, error.message, index, entry_id)

    def place(self, line):
        """Order, and the place in the tree: None, or why it is not there. Raises Refused when the line does not go with the range."""
        index, leaf = line["i"], leaf_hash(line["body"].encode("utf-8", "surrogatepass"))
        if ("proof" in line) == (self.range is not None) or ("erased" in line and line["open"] is not None):
            raise Refused("BUNDLE.LINE", "An entry has a proof unless it stands in a range, and is not opened when it is erased.")
        expected = self.last_index + 1
        in_order = expected == index < self.range["to"] if self.range else index >= expected
        self.last_index = max(index, self.last_index)
        if self.tree is not None:
            self.tree.append(0, leaf)
        if not in_order:
            return Refused("ENTRY.ORDER", "The entry stands at the wrong place: indexes ascend, without a gap in a range.")
        if self.range or self.checkpoint is None:
            return None
        try:
            root = inclusion_root(leaf, index, self.checkpoint.size, [hash_of(text) for text in line["proof"]])
        except Malformed:
            root = None
        if root != self.checkpoint.root:
            return Refused("LOG.INCLUSION", "The entry is not in the log of the checkpoint: body or proof was changed.")
        return None

    def body(self, text):
        try:
            body, is_exact = parse_canonical(text)
        except Malformed:
            body, is_exact = None, False
        if not is_exact or len(text.encode("utf-8")) > MAX_BODY:
            raise Refused("ENTRY.NOT_CANONICAL", "The body is not canonical JSON of at most %d bytes." % MAX_BODY)
        version = body.get("v") if isinstance(body, dict) else None
        if is_count(version) and version not in (1, 2):
            raise Refused("ENTRY.UNSUPPORTED_VERSION", "The body is of version %d: use the verifier of that version." % version)
        if not is_count(version) or not is_body(body):
            raise Refused("ENTRY.SHAPE", "The members of the body are not those of an entry.")
        if body["log"] != (self.header["origin"] if version == 2 else "consilium"):
            raise Refused("ENTRY.LOG", "The entry was written for another log.")
        return body

    def admit(self, line, body):
        index = line["i"]
        if body["id"] in self.ids:
            raise Refused("ENTRY.DUPLICATE", "The id of this entry stands in the log twice.")
        self.ids.add(body["id"])
        if body["obj"]["type"] == "case" and body["outcome"] == "done" and body["obj"]["ver"] is not None:
            self.versions.setdefault(body["obj"]["id"], set()).add(body["obj"]["ver"])
        entry = self.entries[index] = Entry(body, False)
        if "erased" in line:
            self.called_erased.setdefault(entry.case, (self.line_number, index, entry.id))
        elif entry.act == "patient-erased" and body["obj"]["type"] == "case" and body["outcome"] == "done":
            self.erasures.add(entry.case)
        shown = self.open(line, body)
        if shown is not None:
            self.entries[index] = Entry(body, True)
            self.commit(index, shown)

    def open(self, line, body):
        """The data behind `after`, once every opened part is what was committed; None when the entry proves no row."""
        opened, erased = line["open"], "erased" in line
        if body["v"] == 1 or erased:
            if opened is not None:
                raise Refused("ENTRY.COMMITMENT", "The entry shows data that it does not commit to.")
            self.erased += erased
            return None
        for name in PARTS:
            part = opened[name] if opened is not None else None
            if part is None and body[name] is not None:
                raise Refused("ENTRY.NOT_OPENED", "The entry does not show its `%s`: ask for an export with the right to it." % name)
            if part is not None and not self.is_committed(name, body[name], part):
                raise Refused("ENTRY.COMMITMENT", "The entry shows another `%s` than it committed to." % name)
        return opened["after"]["data"] if opened is not None and opened["after"] is not None else {}

    @staticmethod
    def is_committed(name, commitment, part):
        try:
            blind = hash_of(part["r"])
            return commitment == sha256_hex(("consilium/%s/v1" % name).encode("ascii") + b"\x00" + blind + jcs(part["data"]))
        except Malformed:
            return False

    def commit(self, index, after):
        rows = after.get("rows", {}) if isinstance(after, dict) else {}
        for name, image in rows.items() if isinstance(rows, dict) else ():
            table, _, key = name.partition(":")
            kept = image if table in READ and isinstance(image, dict) else None
            self.rows.setdefault(table, {}).setdefault(key, []).append((index, sha256(jcs(image)), kept))

    # ── records and documents ──

    def on_record(self, line):
        table, key, index = line["table"], line["key"], line["entry"]
        entry = self.entries.get(index)
        entry_id = entry.id if entry else None
        history = self.rows.get(table, {}).get(key, [])
        committed = next((digest for at, digest, _ in history if at == index), None)
        known = self.records.setdefault((table, key), {})
        try:
            if index in known or (known and table != "clinic.user"):
                raise Refused("RECORD.DUPLICATE", "The row of %s stands in the bundle twice." % table)
            known[index] = {**line, "line": self.line_number}
            if entry is None:
                raise Refused("RECORD.ENTRY", "The entry that a row of %s names is not in the bundle." % table)
            if not entry.is_opened:
                raise Refused("RECORD.UNPROVEN", "The entry that a row of %s names proves no row: it is not opened." % table)
            if committed is None or sha256(jcs(line["image"])) != committed:
                raise Refused("RECORD.IMAGE", "The row of %s is not what its entry committed: the row was changed." % table)
            if table != "clinic.user" and any(at > index and digest != committed for at, digest, _ in history):
                raise Refused("RECORD.LATER", "A later entry commits another state of this row of %s." % table)
            self.check_columns(line)
        except Refused as error:
            self.find(error.code, error.message, index, entry_id)

    @staticmethod
    def check_columns(line):
        for name, text in line.get("columns", {}).items():
            try:
                digest = "sha256:" + sha256_hex(text.encode("utf-8"))
            except UnicodeEncodeError:
                digest = ""
            if line["image"].get(name) != digest:
                raise Refused("RECORD.COLUMN", "The text of %s.%s has not the hash that was committed." % (line["table"], name))

    def on_document(self, line):
        try:
            data = unbase64(line["base64"])
        except Malformed:
            data = None
        if data is None or sha256_hex(data) != line["sha256"]:
            return self.find("BUNDLE.DOCUMENT", "The bytes of a document (%s) have not its hash." % line["kind"])
        self.documents.append((self.line_number, line["kind"], line["sha256"]))
        return None

    def check_documents(self):
        for number, kind, digest in self.documents:
            self.line_number = number
            if kind == "decision":
                images = [image for _, image in self.as_of("clinic.decision_version", None).values()]
                if not any(image.get("sha256") == digest for image in images):
                    self.find("BUNDLE.DOCUMENT", "The decision document is of no decision version of the bundle.")
            elif DOCUMENTS[kind]:
                images = [image for _, image in self.as_of(ARTIFACT, None).values() if image.get("kind") == DOCUMENTS[kind]]
                if not images:
                    self.find("BUNDLE.DOCUMENT_UNPROVEN", "No entry of the bundle commits this report (%s)." % kind)
                elif not any(image.get("sha256") == digest for image in images):
                    self.find("BUNDLE.DOCUMENT", "Another report (%s) was issued than this document." % kind)

    # ── the end ──

    def end(self, line, digest):
        self.is_ended = True
        if self.scope["kind"] in ("period", "log") and not self.seen["range"]:
            self.find("BUNDLE.ORDER", "A bundle of a period or of the log needs its range.")
        if line["lines"] != self.line_number - 1 or line["sha256"] != digest.hexdigest():
            self.find("BUNDLE.END", "The end line does not agree with what stands before it: a line was changed, added or removed.")

    def finish(self):
        """What can only be said of the whole."""
        self.line_number = 0
        if self.tree is not None:
            for level, text in zip(right_levels(self.range["to"], self.header["size"]), self.range["right"]):
                if self.tree.size % (1 << level) == 0:
                    self.tree.append(level, hash_of(text))
            if self.last_index != self.range["to"] - 1:
                self.find("ENTRY.ORDER", "Entries at the end of the range are missing.")
            elif self.checkpoint is None or self.tree.root() != self.checkpoint.root:
                self.find("LOG.RANGE", "The entries of the range do not give the root of the checkpoint.")
        counts = self.header["counts"]
        if any(counts[kind] != self.seen[kind] for kind in counts):
            self.find("BUNDLE.COUNT", "The bundle holds other numbers of lines than its first line says.")
        self.check_erasures()
        if self.shows_all_rows():
            self.check_versions()
            self.check_presence_of_records()
        Decisions(self).check()
        self.check_documents()

    def cases(self):
        named = list(self.scope.get("cases", []))
        if self.scope["kind"] == "case" and "id" in self.scope and self.scope["id"] not in named:
            named.append(self.scope["id"])
        return named

    def check_erasures(self):
        """Erased is an entry only of a case of whose erasure another entry tells; else the word would be a way to keep one closed."""
        for case, (line, index, entry_id) in self.called_erased.items():
            if case is None or case not in self.erasures:
                self.line_number = line
                self.find("ENTRY.ERASURE", "The entry is called erased, but no entry of the bundle tells of an erasure of its case.", index, entry_id)
        self.line_number = 0

    def check_versions(self):
        for case in self.cases():
            versions = self.versions.get(case, set()) - {0}
            if not versions or max(versions) != len(versions):
                self.find("ENTRY.VERSIONS", "Versions of case %s are missing: export the case again." % case)

    def shows_all_rows(self):
        return self.scope["kind"] in ("case", "patient")

    def check_presence_of_records(self):
        for table in NEEDS_RECORD:
            for key, history in self.rows.get(table, {}).items():
                if (table, key) not in self.records:
                    self.miss(table, history[-1][0])

    def miss(self, table, index):
        self.line_number = 0
        message = "A row of %s that the log commits is not in the bundle: export it again." % table
        self.find("RECORD.MISSING", message, index, self.entries[index].id)

    def as_of(self, table, index):
        """Newest image of each row of a table, in entries up to `index`: key → (entry, image)."""
        found = {}
        for key, history in self.rows.get(table, {}).items():
            states = [(at, image) for at, _, image in history if image is not None and (index is None or at <= index)]
            if states:
                found[key] = states[-1]
        return found

    def verdict(self):
        codes = sorted({finding["code"] for finding in self.findings})
        exits = [CODES[code] for code in codes]
        result = next((level for level in SEVERITY if level in exits), VALID)
        # What concerns the whole bundle has no line and comes last.
        findings = sorted(self.findings, key=lambda finding: finding["line"] or sys.maxsize)
        for finding in findings:
            if finding["line"] is None and finding["index"] is None:
                finding["line"] = self.range_line if finding["code"] in ("LOG.RANGE", "ENTRY.ORDER") else 1
        first = next((finding for finding in findings if CODES[finding["code"]] == result), None)
        header = self.header or {}
        return {
            "verdict": VERDICTS[result],
            "exit": result,
            "codes": codes,
            "firstBad": first,
            "findings": findings[:100],
            "origin": header.get("origin"),
            "scope": header.get("scope"),
            "size": header.get("size"),
            "root": base64.b64encode(self.checkpoint.root).decode("ascii") if self.checkpoint else None,
            "keys": {
                "pinned": any(key.is_log for key in self.options.keys),
                "log": [key.fingerprint for key in self.known_keys() if key.is_log],
                "witness": [key.fingerprint for key in self.known_keys() if not key.is_log],
            },
            "witnesses": self.witnesses,
            "counts": {kind: self.seen[kind] for kind in ("entry", "record", "document")},
            "erased": self.erased,
            "decisions": self.decisions,
            "notJudged": self.not_judged,
        }


# ── The decision ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

MEANINGS = {"agree": "approved", "dissent": "dissent", "abstain": "abstained", "cannot-judge": "cannot-judge"}
PRESENT = ("authored", "approved", "dissent", "abstained", "cannot-judge")


class Decisions:
    """Signatures and publications, re-checked from the rows that the log commits."""

    def __init__(self, verifier):
        self.bundle = verifier
        self.sound = {}
        self.unjudged = set()
        self.counters = {}

    def check(self):
        signatures = sorted(self.bundle.as_of("clinic.signature", None).items(), key=lambda item: (item[1][0], item[0]))
        for key, (index, image) in signatures:
            record = self.record("clinic.signature", key)
            if record is None:
                continue
            if not self.guard(record, index, lambda: self.signature(key, index, image)):
                self.unjudged.add((image.get("case_id"), canonical(image.get("version"))))
        publications = sorted(self.bundle.as_of("clinic.publication", None).items(), key=lambda item: (item[1][0], item[0]))
        for key, (index, image) in publications:
            record = self.record("clinic.publication", key)
            if record is not None:
                self.guard(record, index, lambda: self.publication(index, image))

    def guard(self, record, index, check):
        """False when nothing could be concluded: a row or an algorithm is not there."""
        bundle = self.bundle
        bundle.line_number = record["line"]
        try:
            check()
            return True
        except Refused as error:
            bundle.find(error.code, error.message, index, bundle.entries[index].id)
            return CODES[error.code] == TAMPERED
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            # A committed row without the columns that this format names: nothing is concluded from it.
            bundle.find("RECORD.MISSING", "A row lacks a column that the check needs (%s)." % type(error).__name__, index, bundle.entries[index].id)
            return False

    def record(self, table, key, index=None):
        lines = self.bundle.records.get((table, key), {})
        return lines.get(index) if index is not None else next(iter(lines.values()), None)

    def need(self, table, key, index, exact=False):
        """The row as of an entry; it must be committed in the bundle and have its record."""
        found = self.bundle.as_of(table, index).get(key) if isinstance(key, str) else None
        if found is None or self.record(table, key, found[0] if exact else None) is None:
            raise Refused("RECORD.MISSING", "The row of %s that the decision needs is not in the bundle: export it again." % table)
        return found[1]

    # ── one signature ──

    def signature(self, key, index, image):
        ballot = self.need("clinic.ballot", image["ballot_id"], index)
        if ballot["voter"] != image["signer"] or ballot["case_id"] != image["case_id"] or not is_same(ballot["version"], image["version"]):
            raise Refused("SIGN.BALLOT", "The signature's ballot is another person's or of another version.")
        version = self.need("clinic.decision_version", "%s/%s" % (image["case_id"], image["version"]), index)
        is_author = version["author_kind"] == "person" and version["author_ref"] == image["signer"]
        if image["digest"] != version["sha256"]:
            raise Refused("SIGN.DIGEST", "The signature is over other content than the decision version.")
        meaning = MEANINGS.get(ballot["choice"])
        if meaning is None or image["meaning"] != ("authored" if meaning == "approved" and is_author else meaning):
            raise Refused("SIGN.MEANING", "The signature says something else than its ballot.")
        self.signer(image, index)
        evidence = image["evidence"]
        kind = evidence.get("kind") if isinstance(evidence, dict) else None
        if kind not in ("webauthn", "password"):
            raise Refused("SIGN.UNSUPPORTED", "The evidence of the signature is of a kind that this verifier does not know.")
        if image["assurance"] != ("cryptographic" if kind == "webauthn" else "attested"):
            raise Refused("SIGN.EVIDENCE", "The assurance of the signature is not that of its evidence.")
        if kind == "password" and evidence != {"kind": "password", "checkedBy": "server"}:
            raise Refused("SIGN.EVIDENCE", "The evidence of a password is malformed.")
        if kind == "webauthn":
            self.assertion(image, ballot, evidence, index)
        self.sound[key] = image

    def signer(self, image, index):
        user = self.need("clinic.user", image["signer"], index, exact=True)
        entry = self.bundle.entries[index]
        is_person = user["kind"] == "person" and user["active"] is True
        if not is_person or user["specialty"] is None or user["specialty"] != image["specialty"] or user["name"] != image["printed_name"]:
            raise Refused("SIGN.SIGNER", "The signer was no active person with this name and seat.")
        is_adopted = entry.act == "rows-adopted" and image["assurance"] == "attested"
        if not is_adopted and (entry.actor != image["signer"] or entry.kind != "person"):
            raise Refused("SIGN.SIGNER", "The signature was entered by somebody else than its signer.")

    def assertion(self, image, ballot, evidence, index):
        assertion = Assertion(evidence)
        assertion.check_payload(image, ballot, index)
        assertion.check_origin()
        self.credential(image, assertion, index)
        self.revocation(evidence["credential"], index)
        assertion.check_client()
        assertion.check_authenticator()
        assertion.check_signature()
        self.counter(evidence["credential"], assertion.counter, index)

    def credential(self, image, assertion, index):
        evidence = assertion.evidence
        row = self.need("clinic.credential", evidence["credential"], index)
        key = row["public_key"]
        is_key = key == "\\x" + assertion.key.hex() or key == evidence["publicKey"] or key == "sha256:" + sha256_hex(assertion.key)
        is_enrolled = row["status"] == "active" and row["confirmed_by"] is not None and row["confirmed_by"] != row["user_id"]
        if row["user_id"] != image["signer"] or not is_key or not is_same(row["alg"], evidence["alg"]) or not is_enrolled:
            raise Refused("SIGN.CREDENTIAL", "The credential is not the signer's, enrolled with this key and confirmed by a second person.")
        history = self.bundle.rows["clinic.credential"][evidence["credential"]]
        if not any(at <= index and self.bundle.entries[at].id == evidence["enrolment"] for at, _, _ in history):
            raise Refused("SIGN.CREDENTIAL", "The enrolment that the signature names is not that of its credential, or not before it.")

    def revocation(self, credential, index):
        for at, row in self.bundle.as_of("clinic.credential_revocation", index).values():
            if row["credential"] == credential and at < index:
                raise Refused("SIGN.REVOKED", "The credential had been revoked before this signature.")

    def counter(self, credential, counter, index):
        history = self.bundle.rows["clinic.credential"][credential]
        before = [image.get("sign_count", 0) for at, _, image in history if at < index and image is not None]
        last = max([before[-1] if before else 0, self.counters.get(credential, 0)])
        self.counters[credential] = max(counter, last)
        if counter <= last and not (counter == 0 and last == 0):
            raise Refused("SIGN.COUNTER", "The counter of the authenticator did not rise: it may be cloned.")

    # ── one publication ──

    def is_whole(self, case, index):
        """
        Whether the bundle holds every change of the case up to an entry. If not, what is left out could turn the decision: a withdrawal, a recusal, a
        later version. An entry that keeps its rows to itself is as good as left out.
        """
        entries = [(at, entry) for at, entry in self.bundle.entries.items() if at <= index and entry.case == case]
        versions = {entry.version for _, entry in entries if entry.version is not None} - {0}
        if self.bundle.entries[index].version is None or not versions or max(versions) != len(versions):
            return False
        if not all(entry.is_opened for _, entry in entries):
            raise Refused("RECORD.UNPROVEN", "An entry of the case before its publication is not opened: what it changed is not known.")
        return True

    def publication(self, index, image):
        case, number = image["case_id"], image["version"]
        if not self.is_whole(case, index):
            self.bundle.not_judged.append({"case": case, "version": number})
            return
        version = self.need("clinic.decision_version", "%s/%s" % (case, number), index)
        self.content(version, image)
        later = [row for _, row in self.bundle.as_of("clinic.decision_version", index).values() if row["case_id"] == case and row["version"] > number]
        if later or "%s/%s" % (case, number) in self.bundle.as_of("clinic.decision_void", index):
            raise Refused("QUORUM.VERSION", "The published version was void or had a successor.")
        policy = self.policy(image, index)
        counting = self.counting(version, case, number, index)
        missing = self.shortfall(policy, counting, version)
        cryptographic = [row for row in counting if row["assurance"] == "cryptographic"]
        if policy.get("allowAttested", True) is False:
            counting, missing = cryptographic, self.shortfall(policy, cryptographic, version)
        if missing is not None:
            if missing.code != "QUORUM.VETO" and (case, canonical(number)) in self.unjudged:
                return
            raise missing
        signers = [{"signer": row["signer"], "name": row["printed_name"], "meaning": row["meaning"], "specialty": row["specialty"], "assurance": row["assurance"], "at": row["signed_at"]} for row in counting]
        self.bundle.decisions.append({"case": case, "version": number, "digest": image["digest"], "signers": signers})
        if not self.bundle.options.allow_attested and self.shortfall(policy, cryptographic, version) is not None:
            raise Refused("QUORUM.ATTESTED", "The quorum needs a signature that only the server attests: decide, and use --allow-attested.")

    def content(self, version, image):
        record = self.record("clinic.decision_version", "%s/%s" % (version["case_id"], version["version"]))
        text = record.get("columns", {}).get("content", version["content"])
        if text.startswith("sha256:"):
            raise Refused("RECORD.MISSING", "The text of the published decision is not in the bundle: export it again.")
        try:
            content, is_exact = parse_canonical(text)
        except Malformed:
            content, is_exact = None, False
        digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
        author = content.get("author") if isinstance(content, dict) else None
        is_one = (
            is_exact
            and isinstance(author, dict)
            and content.get("caseId") == version["case_id"]
            and is_same(content.get("version"), version["version"])
            and author.get("kind") == version["author_kind"]
            and author.get("ref") == version["author_ref"]
        )
        if not is_one or digest != version["sha256"] or digest != image["digest"]:
            raise Refused("QUORUM.DIGEST", "The published content is not the signed one.")

    def policy(self, image, index):
        body = self.need("clinic.policy", "%s/%s" % (image["policy_id"], image["policy_version"]), index)["body"]
        least, specialties = body.get("minApprovals"), body.get("minApprovingSpecialties")
        is_safe = (
            is_count(least)
            and is_count(specialties)
            and least >= 2
            and 1 <= specialties <= least
            and is_text_list(body.get("presence"))
            and len(body["presence"]) > 0
            and is_text_list(body.get("vetoSeats"))
            and isinstance(body.get("allowAttested", True), bool)
            and body.get("id") == image["policy_id"]
            and is_count(body.get("version"))
            and is_same(body["version"], image["policy_version"])
        )
        if not is_safe:
            raise Refused("QUORUM.POLICY", "The quorum policy is malformed or lets one person publish.")
        for _, row in self.bundle.as_of("clinic.policy", index).values():
            if row.get("id") == image["policy_id"] and is_count(row.get("version")) and row["version"] > image["policy_version"]:
                raise Refused("QUORUM.POLICY", "The quorum policy had been replaced by a later version before the publication.")
        return body

    def counting(self, version, case, number, index):
        recused = {row["member"] for _, row in self.bundle.as_of("clinic.recusal", index).values() if row["case_id"] == case}
        voided = set()
        for key, (_, row) in self.bundle.as_of("clinic.signature_void", index).items():
            voided.add(row.get("signature_id", key))
        rows, people = [], set()
        for key, (_, row) in sorted(self.bundle.as_of("clinic.signature", index).items(), key=lambda item: (item[1][0], item[0])):
            if row["case_id"] != case or not is_same(row["version"], number):
                continue
            # One that is not shown may be a dissent, so the rest of them is no verdict either.
            self.need("clinic.signature", key, index)
            is_counted = key in self.sound and key not in voided and row["digest"] == version["sha256"] and row["meaning"] in PRESENT
            if is_counted and row["signer"] not in recused and row["signer"] not in people:
                people.add(row["signer"])
                rows.append(row)
        return rows

    @staticmethod
    def shortfall(policy, rows, version):
        """What keeps these signatures from being a quorum; None when nothing does."""
        if any(row["meaning"] == "dissent" and row["specialty"] in policy.get("vetoSeats", []) for row in rows):
            return Refused("QUORUM.VETO", "A seat with a veto dissents from the published version.")
        free = [row["specialty"] for row in rows]
        for seat in policy["presence"]:
            if seat not in free:
                return Refused("QUORUM.PRESENCE", "The seat of %s has no valid signature on the published version." % seat)
            free.remove(seat)
        author = version["author_ref"] if version["author_kind"] == "person" else None
        approving = [row["specialty"] for row in rows if row["meaning"] == "approved" and row["signer"] != author]
        if len(approving) < policy["minApprovals"] or len(set(approving)) < policy["minApprovingSpecialties"]:
            return Refused("QUORUM.APPROVALS", "The published version has too few approvals, or of too few specialties.")
        return None


# ── Published vectors ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

# RFC 8032 §7.1: public key, message, signature (tests 1, 2, 3 and SHA(abc)).
RFC8032 = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
)
# RFC 6979 §A.2.5, P-256 with SHA-256: key, then message, r, s.
RFC6979_KEY = (
    0x60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6,
    0x7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299,
)
RFC6979 = (
    (
        b"sample",
        0xEFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716,
        0xF7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8,
    ),
    (
        b"test",
        0xF1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367,
        0x019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083,
    ),
)
# RFC 8785 appendix B (doubles as bits), §3.2.3 (sorting).
RFC8785_NUMBERS = (
    ("0000000000000000", "0"),
    ("8000000000000000", "0"),
    ("0000000000000001", "5e-324"),
    ("8000000000000001", "-5e-324"),
    ("7fefffffffffffff", "1.7976931348623157e+308"),
    ("ffefffffffffffff", "-1.7976931348623157e+308"),
    ("4340000000000000", "9007199254740992"),
    ("c340000000000000", "-9007199254740992"),
    ("4430000000000000", "295147905179352830000"),
    ("44b52d02c7e14af5", "9.999999999999997e+22"),
    ("44b52d02c7e14af6", "1e+23"),
    ("44b52d02c7e14af7", "1.0000000000000001e+23"),
    ("444b1ae4d6e2ef4e", "999999999999999700000"),
    ("444b1ae4d6e2ef4f", "999999999999999900000"),
    ("444b1ae4d6e2ef50", "1e+21"),
    ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
    ("3eb0c6f7a0b5ed8d", "0.000001"),
    ("41b3de4355555553", "333333333.3333332"),
    ("41b3de4355555554", "333333333.33333325"),
    ("41b3de4355555555", "333333333.3333333"),
    ("41b3de4355555556", "333333333.3333334"),
    ("41b3de4355555557", "333333333.33333343"),
    ("becbf647612f3696", "-0.0000033333333333333333"),
    ("43143ff3c1cb0959", "1424953923781206.2"),
)
RFC8785_TEXTS = (
    ('{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}', '{"\\r":2,"1":4,"\x80":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'),
    ('{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]}', '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}'),
    ('{"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/"}', '{"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'),
    ('{"literals":[null,true,false]}', '{"literals":[null,true,false]}'),
)
# Leaves and roots of the reference tree of Certificate Transparency (google/certificate-transparency, merkletree tests), for RFC 6962 §2.1.
RFC6962_LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
RFC6962_ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
# The signed note of the Go project's package golang.org/x/mod/sumdb/note.
NOTE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE_SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
NOTE_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"


def _inclusion_proof(leaves, index):
    if len(leaves) == 1:
        return []
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if index < split:
        return _inclusion_proof(leaves[:split], index) + [naive_root(leaves[split:])]
    return _inclusion_proof(leaves[split:], index - split) + [naive_root(leaves[:split])]


def _consistency_proof(leaves, old, is_whole=True):
    if old == len(leaves):
        return [] if is_whole else [naive_root(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if old <= split:
        return _consistency_proof(leaves[:split], old, is_whole) + [naive_root(leaves[split:])]
    return _consistency_proof(leaves[split:], old - split, False) + [naive_root(leaves[:split])]


def _checks_of_json():
    import struct

    for bits, text in RFC8785_NUMBERS:
        yield "RFC 8785 number " + text, es_number(struct.unpack(">d", bytes.fromhex(bits))[0]) == text
    for source, text in RFC8785_TEXTS:
        yield "RFC 8785 text", canonical(parse_json(source)) == text and parse_canonical(text)[1]
    for text in ("1.0", "1e-07", "-0", "1E3", "[1,]", "NaN", '"\\ud800"', '{"a":1,"a":1}', '{"b":1,"a":1}', ' 1', '"\\u00e9"', "12345678901234567890"):
        try:
            refused = not parse_canonical(text)[1]
        except Malformed:
            refused = True
        yield "not canonical: " + text, refused


def _checks_of_signatures():
    for public, message, signature in RFC8032:
        key, text, sig = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
        yield "RFC 8032 vector", ed25519_verify(key, text, sig)
        yield "RFC 8032 other message", not ed25519_verify(key, text + b"\x00", sig)
        large = (int.from_bytes(sig[32:], "little") + _L).to_bytes(32, "little")
        yield "RFC 8032 S above the order", not ed25519_verify(key, text, sig[:32] + large)
    yield "Ed25519 point above the field", _ed_decode((_P + 1).to_bytes(32, "little")) is None
    for message, r, s in RFC6979:
        yield "RFC 6979 vector", ecdsa_p256_verify(*RFC6979_KEY, message, r, s)
        yield "P-256 other message", not ecdsa_p256_verify(*RFC6979_KEY, message + b"x", r, s)
        yield "P-256 out of range", not ecdsa_p256_verify(*RFC6979_KEY, message, r + _N, s) and not ecdsa_p256_verify(*RFC6979_KEY, message, r, 0)
    yield "P-256 point off the curve", not ecdsa_p256_verify(RFC6979_KEY[0], RFC6979_KEY[1] ^ 1, b"sample", RFC6979[0][1], RFC6979[0][2])
    key = VerifierKey(NOTE_KEY)
    text, signatures = open_note(NOTE_TEXT + "\n— PeterNeumann " + NOTE_SIGNATURE + "\n")
    yield "signed note", text == NOTE_TEXT and signatures[0][1] == key.id and key.verify(text, signatures[0][2])
    yield "signed note, other text", not key.verify(text.upper(), signatures[0][2])


def _checks_of_trees():
    leaves = [leaf_hash(bytes.fromhex(text)) for text in RFC6962_LEAVES]
    for size, root in enumerate(RFC6962_ROOTS):
        yield "RFC 6962 root %d" % size, naive_root(leaves[:size]).hex() == root
    many = [leaf_hash(b"%d" % number) for number in range(67)]
    for size in (1, 2, 3, 7, 8, 33, 67):
        root = naive_root(many[:size])
        for index in range(size):
            proof = _inclusion_proof(many[:size], index)
            yield "inclusion", inclusion_root(many[index], index, size, proof) == root
            yield "inclusion elsewhere", inclusion_root(many[index], (index + 1) % size, size, proof) != root or size == 1
        for old in range(size + 1):
            old_root = naive_root(many[:old])
            proof = _consistency_proof(many[:size], old) if old else []
            yield "consistency", is_consistent(old, old_root, size, root, proof)
            yield "inconsistency", not is_consistent(old, leaf_hash(b"other"), size, root, proof)
        for start in range(0, size, 5):
            for end in range(start, size, 4):
                yield "range", _range_root(many[:size], start, end) == root


def _range_root(leaves, start, end):
    tree, at = Range(), 0
    for levels in (left_levels(start), [0] * (end - start), right_levels(end, len(leaves))):
        for level in levels:
            tree.append(level, naive_root(leaves[at : at + (1 << level)]))
            at += 1 << level
    return tree.root()


def self_test():
    failed = 0
    count = 0
    for checks in (_checks_of_json(), _checks_of_signatures(), _checks_of_trees()):
        for name, holds in checks:
            count += 1
            if not holds:
                failed += 1
                print("failed: " + name)
    print("self-test: %d checks, %d failed" % (count, failed))
    return VALID if failed == 0 else TAMPERED


# ── Command ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Usage(Exception):
    pass


def parse_arguments(arguments):
    options, paths, modes = Options(), [], {"json": False, "batch": None, "self_test": False}
    rest = list(arguments)

    def value(name):
        if not rest:
            raise Usage("%s needs a value" % name)
        return rest.pop(0)

    while rest:
        word = rest.pop(0)
        if word == "--key":
            try:
                options.keys.append(VerifierKey(value(word)))
            except (Malformed, Unsupported) as error:
                raise Usage("--key: %s" % error)
        elif word == "--witnesses":
            number = value(word)
            if not re.fullmatch(r"[0-9]{1,3}", number):
                raise Usage("--witnesses needs a number")
            options.witnesses = int(number)
        elif word == "--allow-attested":
            options.allow_attested = True
        elif word == "--json":
            modes["json"] = True
        elif word == "--batch":
            modes["batch"] = value(word)
        elif word == "--self-test":
            modes["self_test"] = True
        elif word.startswith("-") and word != "-":
            raise Usage("unknown option %s" % word)
        else:
            paths.append(word)
    if options.witnesses > len({key.key for key in options.keys if not key.is_log}):
        raise Usage("--witnesses needs the keys of as many witnesses: give each by --key")
    if len(paths) != (0 if modes["self_test"] or modes["batch"] else 1):
        raise Usage("name one bundle")
    return options, paths, modes


def verify_file(path, options):
    verifier = Verifier(options)
    with open(path, "rb", buffering=1 << 20) as stream:
        verifier.read(stream)
    return verifier.verdict()


def batch(path):
    """One verdict a line, in the order of the list; the exit is 0 when every bundle could be read."""
    with open(path, encoding="utf-8") as stream:
        jobs = [line.rstrip("\n").split("\t") for line in stream if line.strip()]
    for words in jobs:
        options, names, _ = parse_arguments(words)
        verdict = verify_file(names[0], options)
        print(json.dumps({"path": names[0], "exit": verdict["exit"], "codes": verdict["codes"], "firstBad": verdict["firstBad"]}), flush=True)
    return VALID


HEADLINES = {
    "valid": "valid: all of this bundle is proven",
    "tampered": "tampered: something contradicts its proof",
    "incomplete": "incomplete: nothing contradicts its proof, but something that it needs is missing",
    "unsupported": "unsupported: the bundle uses a format or algorithm that this verifier does not know",
}


def describe(verdict):
    yield HEADLINES[verdict["verdict"]]
    first = verdict["firstBad"]
    if first is not None:
        where = ["line %d" % first["line"]] if first["line"] else []
        where += ["entry %d" % first["index"]] if first["index"] is not None else []
        where += [first["id"]] if first["id"] else []
        yield "%s at %s: %s" % (first["code"], ", ".join(where) or "the bundle", first["message"])
        others = [code for code in verdict["codes"] if code != first["code"]]
        if others:
            yield "also: " + ", ".join(others)
    if verdict["origin"] is None:
        return
    counts = verdict["counts"]
    yield "log %s, %d entries, root %s" % (printable(verdict["origin"]), verdict["size"], verdict["root"] or "unknown")
    yield "bundle: %d entries, %d rows, %d documents, %d erased" % (counts["entry"], counts["record"], counts["document"], verdict["erased"])
    keys = verdict["keys"]
    yield "keys: %s; log %s" % ("pinned" if keys["pinned"] else "not pinned", ", ".join(keys["log"]) or "none")
    yield "witnesses: %d of those pinned have cosigned; the bundle names %s" % (verdict["witnesses"], ", ".join(keys["witness"]) or "none")
    for decision in verdict["decisions"]:
        yield "decision of case %s, version %s" % (printable(decision["case"]), decision["version"])
        for signer in decision["signers"]:
            yield "  " + printable("%(meaning)s by %(name)s (%(specialty)s) at %(at)s, %(assurance)s" % signer)
    for decision in verdict["notJudged"]:
        words = (printable(decision["case"]), decision["version"])
        yield "decision of case %s, version %s: not judged, as the bundle has not every entry of the case up to its publication" % words
    if verdict["exit"] in (VALID, INCOMPLETE):
        yield "not proven by this:"
        for limit in limits(verdict):
            yield "  " + limit


def limits(verdict):
    """What a reader might take for proven and is not, in this very bundle."""
    if not verdict["keys"]["pinned"]:
        yield "whose log this is: the keys came along with the bundle; give those that the operator has published with --key"
    attested = sum(1 for decision in verdict["decisions"] for signer in decision["signers"] if signer["assurance"] == "attested")
    if attested:
        yield "that the signer was there, for %d signature(s) by password: the server says so" % attested
    if verdict["scope"]["kind"] != "log":
        yield "that nothing else was read or refused: only the bundle of the whole log shows that"
    yield "that what people entered is true, and times other than by the clocks of server and witness"


def printable(text):
    """Without control characters: a bundle must not steer the terminal."""
    return "".join(char if char.isprintable() else "\ufffd" for char in str(text))


def main(arguments):
    try:
        options, paths, modes = parse_arguments(arguments)
        if modes["self_test"]:
            return self_test()
        if modes["batch"]:
            return batch(modes["batch"])
        verdict = verify_file(paths[0], options)
    except Usage as error:
        print("usage: consilium_verify.py BUNDLE [--key VKEY]... [--witnesses N] [--allow-attested] [--json]: %s" % error, file=sys.stderr)
        return USAGE
    except OSError as error:
        print("the file cannot be read: %s" % (error.strerror or "error"), file=sys.stderr)
        return USAGE
    if modes["json"]:
        print(json.dumps(verdict, ensure_ascii=True, separators=(",", ":")))
    else:
        for line in describe(verdict):
            print(line.encode("ascii", "backslashreplace").decode("ascii") if not (sys.stdout.encoding or "").lower().startswith("utf") else line)
    return verdict["exit"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
