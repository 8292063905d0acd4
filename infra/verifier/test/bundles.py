"""Whole synthetic bundles, made without the product's code, and ways to spoil them. Nobody in them exists.

    python3 bundles.py DIR COUNT SEED [mutated]     writes 0000.jsonl … and expected.json (exit by name; null: any)
"""
from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import uuid
from base64 import b64encode
from datetime import datetime, timedelta, timezone

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import consilium_verify as cv  # noqa: E402

# ── signing (test keys only: nothing here is hardened) ──


class Ed25519:
    """RFC 8032 §5.1.5 and §5.1.6."""

    alg = -8

    def __init__(self, seed):
        digest = hashlib.sha512(seed).digest()
        self.scalar = (int.from_bytes(digest[:32], "little") & ((1 << 254) - 8)) | 1 << 254
        self.prefix = digest[32:]
        self.public = cv._ed_encode(cv._ed_multiply(self.scalar, cv._ED_BASE))

    def sign(self, message):
        r = int.from_bytes(hashlib.sha512(self.prefix + message).digest(), "little") % cv._L
        point = cv._ed_encode(cv._ed_multiply(r, cv._ED_BASE))
        k = int.from_bytes(hashlib.sha512(point + self.public + message).digest(), "little") % cv._L
        return point + ((r + k * self.scalar) % cv._L).to_bytes(32, "little")

    def cose(self):
        return cbor({1: 1, 3: -8, -1: 6, -2: self.public})


class P256:
    alg = -7

    def __init__(self, seed):
        self.scalar = int.from_bytes(hashlib.sha512(seed).digest(), "big") % (cv._N - 1) + 1
        self.x, self.y = affine(times(self.scalar))

    def sign(self, message):
        secret = self.scalar.to_bytes(32, "big") + message
        k = int.from_bytes(hashlib.sha512(secret).digest(), "big") % (cv._N - 1) + 1
        r = affine(times(k))[0] % cv._N
        s = pow(k, -1, cv._N) * (int.from_bytes(cv.sha256(message), "big") + r * self.scalar) % cv._N
        body = der_integer(r) + der_integer(s)
        return b"\x30" + bytes([len(body)]) + body

    def cose(self):
        return cbor({1: 2, 3: -7, -1: 1, -2: self.x.to_bytes(32, "big"), -3: self.y.to_bytes(32, "big")})


class Rsa:
    alg = -257

    def __init__(self, seed):
        rng = random.Random(seed)
        p, q = prime(rng), prime(rng)
        self.n, self.e = p * q, 65537
        self.d = pow(self.e, -1, (p - 1) * (q - 1))

    def sign(self, message):
        info = cv._SHA256_INFO + cv.sha256(message)
        block = b"\x00\x01" + b"\xff" * (256 - len(info) - 3) + b"\x00" + info
        return pow(int.from_bytes(block, "big"), self.d, self.n).to_bytes(256, "big")

    def cose(self):
        return cbor({1: 3, 3: -257, -1: self.n.to_bytes(256, "big"), -2: b"\x01\x00\x01"})


def prime(rng):
    while True:
        number = rng.getrandbits(1024) | 3 << 1022 | 1
        if all(number % small for small in (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)) and number % 65537 != 1:
            if all(pow(base, number - 1, number) == 1 for base in (2, 3, 5)):
                return number


def times(scalar):
    total, point = (1, 1, 0), cv._G
    while scalar:
        total = cv._ec_add(total, point) if scalar & 1 else total
        point, scalar = cv._ec_double(point), scalar >> 1
    return total


def affine(point):
    inverse = pow(point[2], -1, cv._Q)
    return point[0] * inverse * inverse % cv._Q, point[1] * inverse * inverse * inverse % cv._Q


def der_integer(number):
    body = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return b"\x02" + bytes([len(body)]) + body


def cbor(value):
    def head(major, number):
        if number < 24:
            return bytes([major << 5 | number])
        for info, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
            if number < 1 << 8 * width:
                return bytes([major << 5 | info]) + number.to_bytes(width, "big")
        raise ValueError("too large")

    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    return head(5, len(value)) + b"".join(cbor(name) + cbor(part) for name, part in value.items())


def b64(data):
    return b64encode(data).decode("ascii")


# ── the clinic ──

ORIGIN = "clinic.example/log"
RP = "clinic.example"
START = datetime(2026, 3, 1, 9, 0, 0, tzinfo=timezone.utc)
_RSA = {}


class Clinic:
    """A log that grows by what people do; every act commits its rows as the product does."""

    def __init__(self, seed, algorithms=(P256, Ed25519, P256), allow_attested=True):
        self.rng = random.Random(seed)
        self.clock = START
        self.log = []
        self.current = {}
        self.log_key = Ed25519(self.random(32))
        self.witness_key = Ed25519(self.random(32))
        self.policy_body = {
            "id": "default", "version": 1, "presence": ["oncology", "pathology"],
            "minApprovals": 2, "minApprovingSpecialties": 2, "vetoSeats": [], "allowAttested": allow_attested,
        }
        self.admin = self.uuid()
        self.act("installed", ("site", "site", 1), {"clinic.policy:default/1": {"id": "default", "version": 1, "body": self.policy_body}}, kind="service")
        self.people = []
        for number, (seat, algorithm) in enumerate(zip(("oncology", "pathology", "genetics"), algorithms)):
            self.people.append(self.person("Dr. Example %d Ä\U0001f9ea" % number, seat, algorithm))

    def random(self, length):
        return bytes(self.rng.getrandbits(8) for _ in range(length))

    def uuid(self):
        return str(uuid.UUID(bytes=self.random(16), version=4))

    def now(self, seconds=7):
        self.clock += timedelta(seconds=seconds)
        return self.clock

    @staticmethod
    def iso(moment):
        return moment.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (moment.microsecond // 1000)

    @staticmethod
    def row_time(moment):
        return moment.strftime("%Y-%m-%dT%H:%M:%S.") + "%03d+00:00" % (moment.microsecond // 1000)

    def blind(self, name, data):
        if data is None:
            return None, None
        r = self.random(32)
        return cv.sha256_hex(("consilium/%s/v1" % name).encode() + b"\0" + r + cv.jcs(data)), {"r": b64(r), "data": data}

    def act(self, action, obj, rows=None, actor=None, kind="person", detail=None, before=None, entry_id=None):
        """One entry; returns its index."""
        after, opened_after = self.blind("after", {"rows": rows} if rows else None)
        old, opened_before = self.blind("before", before)
        told, opened_detail = self.blind("detail", detail)
        body = {
            "v": 2, "log": ORIGIN, "id": entry_id or self.uuid(), "ts": self.iso(self.now(1)), "tz": "UTC",
            "actor": {"ref": actor or self.admin, "kind": kind, "roles": ["oncologist"], "amr": ["pwd"]},
            "act": action, "purpose": "care", "obj": {"type": obj[0], "id": obj[1], "ver": obj[2]},
            "subj": obj[1] if obj[0] == "case" else None, "outcome": "done", "reason": None,
            "before": old, "after": after, "detail": told, "ai": None, "wf": None, "req": None,
        }
        index = len(self.log)
        self.log.append({"body": body, "open": {"before": opened_before, "after": opened_after, "detail": opened_detail}})
        for name, image in (rows or {}).items():
            self.current[name] = (index, image)
        return index

    def person(self, name, seat, algorithm):
        who = {"id": self.uuid(), "name": name, "seat": seat, "count": 0, "key": None}
        image = {"id": who["id"], "login": "login", "name": name, "kind": "person", "roles": ["board"], "specialty": seat, "active": True}
        self.act("account-added", ("user", who["id"], 1), {"clinic.user:" + who["id"]: image})
        if algorithm is None:
            return who
        if algorithm is Rsa:
            _RSA.setdefault(seat, Rsa(seat))
            who["key"] = _RSA[seat]
        else:
            who["key"] = algorithm(self.random(32))
        who["credential"] = cv.base64url(self.random(20))
        self.credential(who, "proposed", None)
        who["enrolment"] = self.uuid()
        self.credential(who, "active", self.admin, entry_id=who["enrolment"])
        return who

    def credential_image(self, who, status, confirmed_by):
        return {
            "id": who["credential"], "user_id": who["id"], "public_key": "\\x" + who["key"].cose().hex(), "alg": who["key"].alg, "sign_count": who["count"],
            "transports": ["internal"], "label": "key", "status": status, "proposed_at": self.row_time(START), "identity_proof": "passport",
            "confirmed_by": confirmed_by, "confirmed_at": None if confirmed_by is None else self.row_time(self.clock),
        }

    def credential(self, who, status, confirmed_by, entry_id=None):
        name = "clinic.credential:" + who["credential"]
        self.act("credential-" + status, ("user", who["id"], None), {name: self.credential_image(who, status, confirmed_by)}, entry_id=entry_id)

    def revoke(self, who):
        name = "clinic.credential_revocation:" + who["credential"]
        self.act("credential-revoked", ("user", who["id"], None), {name: {"credential": who["credential"], "at": self.row_time(self.now()), "by_user": self.admin, "reason": "lost"}})

    def noise(self, count):
        for _ in range(count):
            self.act("read", ("case", self.uuid(), 1), None, detail={"what": "list"})


class Case:
    def __init__(self, clinic, author=None):
        self.clinic = clinic
        self.id = clinic.uuid()
        self.version = 0
        self.decision = 0
        self.columns = {}
        self.act("case-submitted", {})
        self.draft(author)

    def act(self, action, rows, actor=None, kind="person"):
        self.version += 1
        clinic = self.clinic
        image = {"id": self.id, "version": self.version, "status": "in-review", "stage": "sign-off", "run": 1}
        before = {"rows": {"clinic.case:" + self.id: {**image, "version": self.version - 1}}} if self.version > 1 else None
        return clinic.act(action, ("case", self.id, self.version), {"clinic.case:" + self.id: image, **rows}, actor=actor, kind=kind, before=before, detail={"n": self.version, "share": 0.37})

    def draft(self, author=None):
        self.decision += 1
        by = {"kind": "person", "ref": author["id"], "name": author["name"]} if author else {"kind": "engine", "ref": "engine", "name": "Consilium"}
        content = cv.canonical({"schema": "consilium/decision/1", "caseId": self.id, "version": self.decision, "run": 1, "kind": "original", "author": by, "boardText": "Ä € 😀"})
        self.digest = cv.sha256_hex(content.encode("utf-8"))
        key = "%s/%d" % (self.id, self.decision)
        self.columns[("clinic.decision_version", key)] = {"content": content}
        rows = {"clinic.decision_version:" + key: {
            "case_id": self.id, "version": self.decision, "run": 1, "kind": "original", "author_kind": by["kind"], "author_ref": by["ref"],
            "content": "sha256:" + self.digest, "sha256": self.digest, "created_at": self.clinic.row_time(self.clinic.now()),
        }}
        if self.decision > 1:
            old = "%s/%d" % (self.id, self.decision - 1)
            rows["clinic.decision_void:" + old] = {"case_id": self.id, "version": self.decision - 1, "reason": "superseded", "at": self.clinic.row_time(self.clinic.clock)}
            for name, (_, image) in list(self.clinic.current.items()):
                if name.startswith("clinic.signature:") and image["case_id"] == self.id:
                    rows["clinic.signature_void:" + image["id"]] = {"signature_id": image["id"], "case_id": self.id, "reason": "superseded", "by_user": None, "at": self.clinic.row_time(self.clinic.clock)}
        self.author = author
        return self.act("decision-drafted", rows, kind="service")

    def sign(self, who, choice="agree", spoil=None):
        """`spoil` may change the parts (ballot, signature, payload, client, flags, …) before anything is hashed."""
        clinic = self.clinic
        asked = clinic.now(20)
        ballot = {"id": clinic.uuid(), "case_id": self.id, "version": self.decision, "voter": who["id"], "choice": choice,
                  "reason": "comorbidity" if choice == "dissent" else None, "alternative": None, "text": "why" if choice == "dissent" else None, "at": clinic.row_time(asked)}
        meaning = {"agree": "authored" if self.author is who else "approved", "dissent": "dissent", "abstain": "abstained"}.get(choice, "cannot-judge")
        signature = {"id": clinic.uuid(), "ballot_id": ballot["id"], "case_id": self.id, "version": self.decision, "signer": who["id"], "signer_kind": "person",
                     "printed_name": who["name"], "specialty": who["seat"], "roles": ["board"], "meaning": meaning, "digest": self.digest,
                     "signed_at": clinic.row_time(clinic.now(9)), "time_zone": "Europe/Berlin", "method": "password"}
        parts = {"ballot": ballot, "signature": signature, "payload": None, "client": None, "flags": 5, "actor": who["id"], "rp": RP, "evidence": {}, "count": None, "key": who["key"]}
        if who["key"] is None:
            signature.update({"assurance": "attested", "evidence": {"kind": "password", "checkedBy": "server"}})
            if spoil:
                spoil("row", parts)
            rows = {}
        else:
            rows = self.assert_by(who, parts, asked, spoil)
        rows.update({"clinic.ballot:" + ballot["id"]: ballot, "clinic.signature:" + signature["id"]: signature})
        return self.act("ballot-cast", rows, actor=parts["actor"])

    def assert_by(self, who, parts, asked, spoil):
        clinic, ballot, signature = self.clinic, parts["ballot"], parts["signature"]
        spoil = spoil or (lambda _stage, _parts: None)
        who["count"] += 1
        parts["count"] = who["count"]
        parts["payload"] = {
            "record": {"type": "decision", "id": self.id, "version": self.decision, "digest": self.digest}, "meaning": signature["meaning"], "choice": ballot["choice"],
            "reason": ballot["reason"], "statement": cv.sha256_hex(cv.jcs({"alternative": ballot["alternative"], "text": ballot["text"]})), "signer": who["id"],
            "name": who["name"], "time": clinic.iso(asked), "zone": "Europe/Berlin", "basis": {"opened": ["finding-1"]}, "nonce": cv.base64url(clinic.random(16)), "logSize": len(clinic.log),
        }
        spoil("payload", parts)
        parts["client"] = {"type": "webauthn.get", "challenge": cv.base64url(cv.sha256(b"esign/v1" + cv.jcs(parts["payload"]))), "origin": "https://board.clinic.example", "crossOrigin": False}
        spoil("client", parts)
        client = json.dumps(parts["client"], separators=(",", ":")).encode()
        data = cv.sha256(parts["rp"].encode()) + bytes([parts["flags"]]) + parts["count"].to_bytes(4, "big")
        evidence = {
            "kind": "webauthn", "credential": who["credential"], "alg": who["key"].alg, "publicKey": cv.base64url(parts["key"].cose()), "authenticatorData": cv.base64url(data),
            "clientDataJSON": cv.base64url(client), "signature": cv.base64url(parts["key"].sign(data + cv.sha256(client))), "payload": parts["payload"],
            "enrolment": who["enrolment"], "origin": "https://board.clinic.example", "rpId": RP,
        }
        parts["evidence"] = evidence
        signature.update({"assurance": "cryptographic", "evidence": evidence, "method": "webauthn"})
        spoil("row", parts)
        return {"clinic.credential:" + who["credential"]: self.clinic.credential_image(who, "active", clinic.admin)}

    def recuse(self, who):
        self.act("member-recused", {"clinic.recusal:%s/%s" % (self.id, who["id"]): {"case_id": self.id, "member": who["id"], "reason": "conflict", "at": self.clinic.row_time(self.clinic.now())}}, actor=who["id"])

    def withdraw(self, who):
        for name, (_, image) in list(self.clinic.current.items()):
            if name.startswith("clinic.signature:") and image["case_id"] == self.id and image["signer"] == who["id"]:
                row = {"signature_id": image["id"], "case_id": self.id, "reason": "withdrawn", "by_user": who["id"], "at": self.clinic.row_time(self.clinic.now())}
                self.act("signature-withdrawn", {"clinic.signature_void:" + image["id"]: row}, actor=who["id"])

    def publish(self, **other):
        pub = self.clinic.uuid()
        self.report = b"%PDF synthetic " + self.clinic.random(40)
        image = {"id": pub, "case_id": self.id, "version": self.decision, "run": 1, "digest": self.digest, "kind": "original", "replaces": None,
                 "policy_id": "default", "policy_version": 1, "published_at": self.clinic.row_time(self.clinic.now()), **other}
        artifact = {"publication_id": pub, "case_id": self.id, "kind": "pdf", "sha256": cv.sha256_hex(self.report), "bytes": len(self.report)}
        return self.act("published", {"clinic.publication:" + pub: image, "clinic.report_artifact:%s/pdf" % pub: artifact}, kind="service")


# ── writing a bundle ──

USED = ("clinic.user", "clinic.policy", "clinic.credential", "clinic.credential_revocation")


def records_of(clinic, chosen, cases):
    """Rows as last committed by the chosen entries; accounts as of each signature."""
    rows, users = {}, {}
    for index in chosen:
        opened = clinic.log[index]["open"]
        after = opened["after"]["data"]["rows"] if opened and opened["after"] else {}
        for name, image in after.items():
            table = name.partition(":")[0]
            if table == "clinic.user":
                users[name] = (index, image)
                rows[(name, index)] = (index, image)
            elif table in cv.READ or table == "clinic.case":
                rows[name] = (index, image)
    for name, (index, image) in rows.items():
        table, _, key = (name[0] if isinstance(name, tuple) else name).partition(":")
        line = {"t": "record", "table": table, "key": key, "image": image, "entry": index}
        for case in cases:
            if (table, key) in case.columns:
                line["columns"] = case.columns[(table, key)]
        yield line


def checkpoint(clinic, size, leaves):
    text = "%s\n%d\n%s\n" % (ORIGIN, size, b64(cv.naive_root(leaves[:size])))
    log_id = key_id(ORIGIN, 1, clinic.log_key.public)
    witness_id = key_id("witness.example/w", 4, clinic.witness_key.public)
    stamp = 1770000000 + size
    cosigned = clinic.witness_key.sign(b"cosignature/v1\ntime %d\n" % stamp + text.encode())
    lines = ["— %s %s\n" % (ORIGIN, b64(log_id + clinic.log_key.sign(text.encode())))]
    lines.append("— witness.example/w %s\n" % b64(witness_id + stamp.to_bytes(8, "big") + cosigned))
    return text + "\n" + "".join(lines)


def key_id(name, kind, public):
    return cv.sha256(name.encode() + b"\n" + bytes([kind]) + public)[:4]


def vkey(name, kind, public):
    return "%s+%s+%s" % (name, key_id(name, kind, public).hex(), b64(bytes([kind]) + public))


def keys_of(clinic):
    return vkey(ORIGIN, 1, clinic.log_key.public), vkey("witness.example/w", 4, clinic.witness_key.public)


def bundle(clinic, cases, kind="case", span=None, leave_out=()):
    """The lines (as values, without the end line) of a bundle of the clinic's log."""
    texts = [cv.canonical(entry["body"]) for entry in clinic.log]
    leaves = [cv.leaf_hash(text.encode("utf-8")) for text in texts]
    size, ids = len(leaves), [case.id for case in cases]
    first, last = span or (0, size)
    if kind in ("case", "patient"):
        chosen = [i for i in range(size) if clinic.log[i]["body"]["obj"]["id"] in ids or clinic.log[i]["body"]["obj"]["type"] in ("user", "site", "policy")]
    else:
        chosen = list(range(first, last))
    records = [] if kind == "period" else [line for line in records_of(clinic, chosen, cases) if (line["table"]) not in leave_out]
    documents = [{"t": "document", "kind": "report-pdf", "name": "report.pdf", "sha256": cv.sha256_hex(case.report), "base64": b64(case.report)} for case in cases if kind != "period" and hasattr(case, "report")]
    scope = {"case": {"kind": kind, "id": ids[0], "cases": ids}, "patient": {"kind": kind, "cases": ids}}.get(kind, {"kind": kind})
    counts = {"entry": len(chosen), "record": len(records), "document": len(documents)}
    lines = [{"t": "bundle", "schema": cv.SCHEMA, "origin": ORIGIN, "scope": scope, "size": size, "made": {"at": Clinic.iso(clinic.clock), "by": clinic.admin}, "counts": counts}]
    log, witness = keys_of(clinic)
    lines += [{"t": "key", "kind": "log", "vkey": log}, {"t": "key", "kind": "witness", "vkey": witness}]
    lines.append({"t": "checkpoint", "note": checkpoint(clinic, size, leaves)})
    for old in sorted({size // 2, size - 1}, reverse=True):
        if old:
            lines.append({"t": "checkpoint", "note": checkpoint(clinic, old, leaves), "consistency": [b64(node) for node in cv._consistency_proof(leaves, old)]})
    if kind in ("period", "log"):
        left, right, at = [], [], 0
        for level in cv.left_levels(first):
            left.append(b64(cv.naive_root(leaves[at : at + (1 << level)])))
            at += 1 << level
        at = last
        for level in cv.right_levels(last, size):
            right.append(b64(cv.naive_root(leaves[at : at + (1 << level)])))
            at += 1 << level
        lines.append({"t": "range", "from": first, "to": last, "left": left, "right": right})
    for index in chosen:
        line = {"t": "entry", "i": index, "body": texts[index], "open": clinic.log[index]["open"]}
        if clinic.log[index].get("erased"):
            line["erased"] = True
        if kind in ("case", "patient", "user"):
            line["proof"] = [b64(node) for node in cv._inclusion_proof(leaves, index)]
        lines.append(line)
    return lines + records + documents


def write(lines):
    """Bytes of a bundle: canonical lines and the end line that belongs to them."""
    data = b"".join(cv.jcs(line) + b"\n" for line in lines)
    return data + cv.jcs({"t": "end", "lines": len(lines), "sha256": cv.sha256_hex(data)}) + b"\n"


# ── stories ──


def signed_case(seed, algorithms=(P256, Ed25519, P256), author=None, choices=("agree", "agree", "agree"), **clinic_options):
    clinic = Clinic(seed, algorithms, **clinic_options)
    clinic.noise(clinic.rng.randrange(6))
    case = Case(clinic, clinic.people[author] if author is not None else None)
    for who, choice in zip(clinic.people, choices):
        clinic.noise(clinic.rng.randrange(3))
        if choice:
            case.sign(who, choice)
    return clinic, case


def clean(seed):
    """One of several shapes of a valid bundle."""
    rng = random.Random(seed)
    shape = seed % 6
    algorithms = [rng.choice((P256, Ed25519)) for _ in range(3)]
    if shape == 5:
        algorithms[seed // 6 % 3] = Rsa
    author = 2 if shape == 1 else None
    choices = ("agree", "agree", rng.choice(("agree", "dissent", "abstain", "cannot-judge", None)))
    clinic, case = signed_case(seed, algorithms, author, choices)
    if shape == 2:
        case.draft(clinic.people[2])
        for who in clinic.people[:2]:
            case.sign(who)
    if shape == 3:
        case.withdraw(clinic.people[0])
        case.sign(clinic.people[0])
        case.recuse(clinic.people[2])
    case.publish()
    clinic.noise(rng.randrange(9))
    size = len(clinic.log)
    if shape == 4:
        kind = rng.choice(("log", "period"))
        span = (0, size) if kind == "log" else tuple(sorted((rng.randrange(size + 1), rng.randrange(size + 1))))
        return bundle(clinic, [case], kind, span), clinic
    return bundle(clinic, [case], rng.choice(("case", "patient"))), clinic


# ── spoiling ──


def places(value, path=()):
    yield path
    for name, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(part, path + (name,))


def changed(value, rng):
    if isinstance(value, bool) or value is None:
        return rng.choice((True, False, None, "x"))
    if isinstance(value, int):
        return max(0, value + rng.choice((-1, 1, 2, 1000)))
    if isinstance(value, str):
        if value == "":
            return "x"
        at = rng.randrange(len(value))
        return value[:at] + rng.choice("0123456789abcdefAZ=+/ é") + value[at + rng.choice((0, 1, 1, 1)) :]
    if isinstance(value, list):
        return rng.choice((value[:-1], value + value[:1], list(reversed(value)), []))
    if isinstance(value, dict) and value:
        name = rng.choice(sorted(value))
        return rng.choice(({other: part for other, part in value.items() if other != name}, {**value, "x": 1}, {**value, name: None}))
    return None


def edit(lines, rng):
    """A change inside a line by somebody who then makes the end line fit."""
    lines = json.loads(json.dumps(lines))
    at = rng.randrange(len(lines))
    line = lines[at]
    path = rng.choice([place for place in places(line) if place])
    parent = line
    for name in path[:-1]:
        parent = parent[name]
    parent[path[-1]] = changed(parent[path[-1]], rng)
    return write(lines)


def rearrange(lines, rng):
    lines = list(lines)
    at, other = rng.randrange(1, len(lines)), rng.randrange(1, len(lines))
    way = rng.randrange(4)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(other, lines[at])
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    else:
        del lines[at]
        kinds = [line["t"] for line in lines]
        lines[0] = {**lines[0], "counts": {kind: kinds.count(kind) for kind in ("entry", "record", "document")}}
    return write(lines)


def flip(data, rng):
    data = bytearray(data)
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def cut(data, rng):
    return data[: rng.randrange(len(data))]


def spoiled(lines, rng):
    way = rng.randrange(8)
    if way < 4:
        return edit(lines, rng)
    if way < 6:
        return flip(write(lines), rng)
    return cut(write(lines), rng) if way == 6 else rearrange(lines, rng)


def main(folder, count, seed, mutated):
    os.makedirs(folder, exist_ok=True)
    expected = {}
    for number in range(count):
        rng = random.Random(seed * 1_000_003 + number)
        # Making a bundle costs far more than spoiling it, so several changes share one.
        lines, _ = _made(seed + (number // 20 if mutated else number))
        name = "%05d.jsonl" % number
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(spoiled(lines, rng) if mutated else write(lines))
        expected[name] = None if mutated else 0
    with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as stream:
        json.dump(expected, stream)


def _made(seed, cache={}):
    if seed not in cache:
        cache.clear()
        cache[seed] = clean(seed)
    return cache[seed]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), len(sys.argv) > 4)
