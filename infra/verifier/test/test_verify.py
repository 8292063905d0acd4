"""What the Python verifier must find, and what it must not. Run: python3 -m unittest discover -s infra/verifier/test"""
from __future__ import annotations

import io
import os
import random
import re
import sys
import unittest
from contextlib import redirect_stderr, redirect_stdout
from functools import lru_cache

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bundles as b  # noqa: E402

cv = b.cv
# The same few signatures are looked at in hundreds of spoilt copies.
cv.ed25519_verify = lru_cache(maxsize=None)(cv.ed25519_verify)
cv.ecdsa_p256_verify = lru_cache(maxsize=None)(cv.ecdsa_p256_verify)
HERE = os.path.dirname(os.path.abspath(__file__))


def judge(data, **options):
    verifier = cv.Verifier(cv.Options(**options))
    verifier.read(io.BytesIO(data if isinstance(data, bytes) else b.write(data)))
    return verifier.verdict()


def story(spoil=None, who=1, at="payload", **case):
    """A signed case in which person `who` signs with something spoilt."""
    choices = case.pop("choices", ["agree", "agree", "agree"])
    clinic = b.Clinic(7, case.pop("algorithms", (b.P256, b.Ed25519, b.P256)), **case)
    told = b.Case(clinic)
    for number, (person, choice) in enumerate(zip(clinic.people, choices)):
        wrong = (lambda stage, parts: spoil(parts) if stage == at else None) if spoil and number == who else None
        told.sign(person, choice, wrong)
    told.publish()
    return clinic, told


def change(parts, part, **values):
    parts[part].update(values)


class SelfTest(unittest.TestCase):
    def test_published_vectors_hold(self):
        with redirect_stdout(io.StringIO()) as out:
            self.assertEqual(cv.self_test(), 0)
        self.assertIn(" 0 failed", out.getvalue())

    def test_codes_are_those_of_the_document(self):
        with open(os.path.join(HERE, "..", "..", "..", "docs", "audit-bundle.md"), encoding="utf-8") as stream:
            rows = re.findall(r"^\| `([A-Z]+\.[A-Z_]+)` +\| (\d)", stream.read(), re.M)
        self.assertEqual({code: int(level) for code, level in rows}, cv.CODES)


class Clean(unittest.TestCase):
    def test_no_false_alarm_on_any_shape(self):
        for seed in range(12):
            lines, clinic = b.clean(seed)
            verdict = judge(lines)
            self.assertEqual((verdict["exit"], verdict["firstBad"]), (0, None), seed)

    def test_names_the_decision_and_who_made_it(self):
        clinic, case = story()
        decisions = judge(b.bundle(clinic, [case]))["decisions"]
        self.assertEqual([(d["case"], len(d["signers"])) for d in decisions], [(case.id, 3)])

    def test_pinned_keys_and_witness(self):
        clinic, case = story()
        keys = [cv.VerifierKey(text) for text in b.keys_of(clinic)]
        verdict = judge(b.bundle(clinic, [case]), keys=keys, witnesses=1)
        self.assertEqual((verdict["exit"], verdict["witnesses"], verdict["keys"]["pinned"]), (0, 1, True))

    def erased(self, act, obj=None, outcome="done"):
        clinic, case = story()
        other = clinic.uuid()
        clinic.act("read", ("case", other, None), None, detail={"what": "case"})
        clinic.log[-1]["open"], clinic.log[-1]["erased"] = None, True
        clinic.act(act, obj or ("case", other, 2), None)
        clinic.log[-1]["body"]["outcome"] = outcome
        return judge(b.bundle(clinic, [case], "log"))

    def test_an_erased_entry_keeps_its_place(self):
        verdict = self.erased("patient-erased")
        self.assertEqual((verdict["exit"], verdict["erased"]), (0, 1))

    def test_erased_is_only_what_the_log_tells_an_erasure_of(self):
        for act, obj, outcome in (("read", None, "done"), ("patient-erased", None, "refused"), ("patient-erased", ("case", "another", 2), "done")):
            verdict = self.erased(act, obj, outcome)
            self.assertEqual((verdict["exit"], verdict["firstBad"]["code"]), (2, "ENTRY.ERASURE"))
            self.assertIsNotNone(verdict["firstBad"]["id"])

    def test_an_entry_of_the_first_version_keeps_its_place(self):
        clinic, case = story()
        clinic.noise(1)
        clinic.log[-1]["body"].update({"v": 1, "log": "consilium", "detail": {"what": "list"}})
        clinic.log[-1]["open"] = None
        self.assertEqual(judge(b.bundle(clinic, [case], "log"))["exit"], 0)


class Signatures(unittest.TestCase):
    """As a superuser with the log's key: everything is in the log, and still no signature is accepted."""

    def refused(self, code, spoil, at="payload", **case):
        clinic, told = story(spoil, at=at, **case)
        verdict = judge(b.bundle(clinic, [told]))
        self.assertEqual(verdict["firstBad"] and verdict["firstBad"]["code"], code)
        self.assertEqual(verdict["exit"], cv.CODES[code])

    def test_payload_made_for_something_else(self):
        spoils = {
            "other version": lambda p: p["payload"]["record"].update(version=2),
            "other record": lambda p: p["payload"]["record"].update(id="other"),
            "other content": lambda p: p["payload"]["record"].update(digest="0" * 64),
            "other kind of record": lambda p: p["payload"]["record"].update(type="case"),
            "other meaning": lambda p: change(p, "payload", meaning="dissent"),
            "other choice": lambda p: change(p, "payload", choice="abstain"),
            "other reason": lambda p: change(p, "payload", reason="other"),
            "other statement": lambda p: change(p, "payload", statement="0" * 64),
            "other signer": lambda p: change(p, "payload", signer="other"),
            "other name": lambda p: change(p, "payload", name="Dr. Other"),
            "other zone": lambda p: change(p, "payload", zone="UTC"),
            "too early": lambda p: change(p, "payload", time="2026-02-01T00:00:00.000Z"),
            "too late": lambda p: change(p, "payload", time="2027-02-01T00:00:00.000Z"),
            "no time": lambda p: change(p, "payload", time="today"),
            "log of the future": lambda p: change(p, "payload", logSize=10**6),
            "no nonce": lambda p: change(p, "payload", nonce=None),
            "no basis": lambda p: change(p, "payload", basis=None),
            "more members": lambda p: change(p, "payload", more=1),
            "true for one": lambda p: p["payload"]["record"].update(version=True),
        }
        for name, spoil in spoils.items():
            with self.subTest(name):
                self.refused("SIGN.PAYLOAD", spoil)

    def test_client_data(self):
        for name, values in {
            "registration": {"type": "webauthn.create"},
            "other challenge": {"challenge": "AAAA"},
            "foreign origin": {"origin": "https://evil.example"},
            "cross origin": {"crossOrigin": True},
            "framed by another page": {"topOrigin": "https://evil.example"},
        }.items():
            with self.subTest(name):
                self.refused("SIGN.CLIENT_DATA", lambda p: change(p, "client", **values), "client")

    def test_foreign_origin_that_the_evidence_admits(self):
        def spoil(p):
            p["signature"]["evidence"]["origin"] = "https://evil.example"

        def client(stage, p):
            if stage == "client":
                p["client"]["origin"] = "https://evil.example"
            if stage == "row":
                spoil(p)

        clinic = b.Clinic(3)
        case = b.Case(clinic)
        case.sign(clinic.people[0])
        case.sign(clinic.people[1], "agree", client)
        case.publish()
        self.assertEqual(judge(b.bundle(clinic, [case]))["firstBad"]["code"], "SIGN.CLIENT_DATA")

    def test_user_not_verified_or_not_present_or_elsewhere(self):
        for name, spoil in {
            "no user verification": lambda p: p.update(flags=1),
            "no presence": lambda p: p.update(flags=4),
            "a flag that does not exist": lambda p: p.update(flags=0x07),
            "backed up without being fit for it": lambda p: p.update(flags=0x15),
            "extensions announced and not there": lambda p: p.update(flags=0x85),
            "other relying party": lambda p: p.update(rp="evil.example"),
        }.items():
            with self.subTest(name):
                self.refused("SIGN.AUTHENTICATOR", spoil)

    def test_signature_that_does_not_hold(self):
        def flip(p):
            evidence = p["signature"]["evidence"]
            data = bytearray(cv.unbase64url(evidence["signature"]))
            data[-1] ^= 1
            evidence["signature"] = cv.base64url(bytes(data))

        for algorithm in (b.P256, b.Ed25519, b.Rsa):
            with self.subTest(algorithm.__name__):
                self.refused("SIGN.BAD_SIGNATURE", flip, "row", algorithms=(b.P256, algorithm, b.P256))

    def test_key_of_an_attacker(self):
        self.refused("SIGN.CREDENTIAL", lambda p: p.update(key=b.Ed25519(b"attacker")))

    def test_counter_of_a_clone(self):
        def go_back(p):
            p["count"] = 0

        clinic, first = story()
        case = b.Case(clinic)
        for who in clinic.people[:2]:
            case.sign(who, "agree", lambda stage, p: go_back(p) if stage == "payload" else None)
        self.assertEqual(judge(b.bundle(clinic, [first, case], "patient"))["firstBad"]["code"], "SIGN.COUNTER")

    def test_rows_that_contradict_each_other(self):
        for code, spoil in (
            ("SIGN.MEANING", lambda p: change(p, "signature", meaning="authored")),
            ("SIGN.DIGEST", lambda p: change(p, "signature", digest="0" * 64)),
            ("SIGN.BALLOT", lambda p: change(p, "ballot", voter="other")),
            ("SIGN.BALLOT", lambda p: change(p, "ballot", version=2)),
            ("SIGN.SIGNER", lambda p: change(p, "signature", specialty="oncology")),
            ("SIGN.SIGNER", lambda p: p.update(actor="somebody")),
            ("SIGN.EVIDENCE", lambda p: change(p, "signature", assurance="attested")),
            ("SIGN.EVIDENCE", lambda p: p["evidence"].pop("rpId")),
            ("SIGN.CREDENTIAL", lambda p: p["evidence"].update(publicKey="AA")),
            ("SIGN.EVIDENCE", lambda p: p["evidence"].update(publicKey="A")),
            ("SIGN.UNSUPPORTED", lambda p: p["evidence"].update(kind="face")),
        ):
            with self.subTest(code):
                self.refused(code, spoil, "row")

    def test_unknown_algorithm_is_unsupported_never_valid(self):
        def unknown(p):
            p["evidence"].update(alg=-35, publicKey=cv.base64url(b.cbor({1: 2, 3: -35, -1: 2})))

        self.refused("SIGN.UNSUPPORTED", unknown, "row")

    def test_revoked_credential(self):
        clinic = b.Clinic(5)
        case = b.Case(clinic)
        clinic.revoke(clinic.people[1])
        for who in clinic.people:
            case.sign(who)
        case.publish()
        self.assertEqual(judge(b.bundle(clinic, [case]))["firstBad"]["code"], "SIGN.REVOKED")

    def test_credential_that_one_person_enrolled_alone(self):
        clinic = b.Clinic(6)
        who = clinic.people[1]
        case = b.Case(clinic)
        clinic.admin = who["id"]
        clinic.credential(who, "active", who["id"])
        for person in clinic.people:
            case.sign(person)
        case.publish()
        self.assertEqual(judge(b.bundle(clinic, [case]))["firstBad"]["code"], "SIGN.CREDENTIAL")

    def test_service_or_inactive_account(self):
        for values in ({"kind": "service"}, {"active": False}, {"specialty": None}):
            clinic = b.Clinic(8)
            who = clinic.people[0]
            image = {**clinic.current["clinic.user:" + who["id"]][1], **values}
            clinic.act("account-changed", ("user", who["id"], 2), {"clinic.user:" + who["id"]: image})
            case = b.Case(clinic)
            for person in clinic.people:
                case.sign(person)
            case.publish()
            self.assertEqual(judge(b.bundle(clinic, [case]))["firstBad"]["code"], "SIGN.SIGNER")


class Quorum(unittest.TestCase):
    def publish(self, code, act, exit_code=None, allow=False, **options):
        clinic = b.Clinic(11, **options)
        case = b.Case(clinic)
        other = act(clinic, case) or {}
        case.publish(**other)
        verdict = judge(b.bundle(clinic, [case]), allow_attested=allow)
        self.assertEqual(verdict["firstBad"] and verdict["firstBad"]["code"], code)
        self.assertEqual(verdict["exit"], cv.CODES[code] if code else 0)

    @staticmethod
    def sign(case, clinic, *choices):
        for who, choice in zip(clinic.people, choices):
            if choice:
                case.sign(who, choice)

    def test_no_signature_at_all(self):
        self.publish("QUORUM.PRESENCE", lambda clinic, case: None)

    def test_a_seat_is_empty(self):
        self.publish("QUORUM.PRESENCE", lambda clinic, case: self.sign(case, clinic, "agree", None, "agree"))

    def test_one_approval(self):
        self.publish("QUORUM.APPROVALS", lambda clinic, case: self.sign(case, clinic, "agree", "abstain"))

    def test_the_author_does_not_approve(self):
        def act(clinic, case):
            case.draft(clinic.people[0])
            self.sign(case, clinic, "agree", "agree")

        self.publish("QUORUM.APPROVALS", act)

    def test_veto(self):
        def act(clinic, case):
            clinic.policy_body = {**clinic.policy_body, "version": 2, "vetoSeats": ["genetics"]}
            clinic.act("policy-changed", ("policy", "default", 2), {"clinic.policy:default/2": {"id": "default", "version": 2, "body": clinic.policy_body}})
            self.sign(case, clinic, "agree", "agree", "dissent")
            return {"policy_version": 2}

        self.publish("QUORUM.VETO", act)

    def test_policy_that_a_later_version_replaced(self):
        def act(clinic, case):
            self.sign(case, clinic, "agree", "agree")
            body = {**clinic.policy_body, "version": 2, "minApprovals": 3}
            clinic.act("policy-changed", ("policy", "default", 2), {"clinic.policy:default/2": {"id": "default", "version": 2, "body": body}})

        self.publish("QUORUM.POLICY", act)

    def test_policy_that_lets_one_person_publish(self):
        def act(clinic, case):
            body = {**clinic.policy_body, "minApprovals": 1, "minApprovingSpecialties": 1}
            clinic.act("policy-changed", ("policy", "default", 2), {"clinic.policy:default/2": {"id": "default", "version": 2, "body": body}})
            self.sign(case, clinic, "agree", "agree")
            return {"policy_version": 2}

        self.publish("QUORUM.POLICY", act)

    def test_withdrawn_and_recused_do_not_count(self):
        for name in ("withdraw", "recuse"):
            def act(clinic, case):
                self.sign(case, clinic, "agree", "agree")
                getattr(case, name)(clinic.people[0])

            with self.subTest(name):
                self.publish("QUORUM.PRESENCE", act)

    def test_signatures_of_an_earlier_version_do_not_count(self):
        def act(clinic, case):
            self.sign(case, clinic, "agree", "agree")
            case.draft()

        self.publish("QUORUM.PRESENCE", act)

    def test_a_version_with_a_successor(self):
        def act(clinic, case):
            self.sign(case, clinic, "agree", "agree")
            digest = case.digest
            case.draft()
            case.decision, case.digest = 1, digest
            return {}

        self.publish("QUORUM.VERSION", act)

    def test_other_content_than_the_signed_one(self):
        def act(clinic, case):
            self.sign(case, clinic, "agree", "agree")
            return {"digest": "0" * 64}

        self.publish("QUORUM.DIGEST", act)

    def test_passwords_are_attested_only(self):
        act = lambda clinic, case: self.sign(case, clinic, "agree", "agree")  # noqa: E731
        self.publish("QUORUM.ATTESTED", act, algorithms=(None, b.P256, b.P256))
        self.publish(None, act, allow=True, algorithms=(None, b.P256, b.P256))
        self.publish("QUORUM.PRESENCE", act, allow=True, algorithms=(None, b.P256, b.P256), allow_attested=False)

    def hidden_withdrawal(self):
        """Somebody withdraws, the case is published all the same, and the bundle is dressed up so that nobody sees it."""
        clinic = b.Clinic(13)
        case = b.Case(clinic)
        self.sign(case, clinic, "agree", "agree")
        case.withdraw(clinic.people[0])
        withdrawn = len(clinic.log) - 1
        case.publish()
        self.assertEqual(judge(b.bundle(clinic, [case]))["firstBad"]["code"], "QUORUM.PRESENCE")
        return clinic, case, withdrawn

    def test_a_withdrawal_hidden_by_another_scope_proves_no_decision(self):
        clinic, case, withdrawn = self.hidden_withdrawal()
        for scope in ({"kind": "user", "id": "somebody"}, {"kind": "case"}):
            lines = [line for line in b.bundle(clinic, [case]) if line.get("i") != withdrawn and line.get("entry") != withdrawn]
            kinds = [line["t"] for line in lines]
            lines[0] = {**lines[0], "scope": scope, "counts": {kind: kinds.count(kind) for kind in ("entry", "record", "document")}}
            verdict = judge(lines)
            self.assertEqual((verdict["decisions"], len(verdict["notJudged"])), ([], 1))

    def test_a_withdrawal_called_erased_is_incomplete(self):
        clinic, case, withdrawn = self.hidden_withdrawal()
        clinic.log[withdrawn]["open"], clinic.log[withdrawn]["erased"] = None, True
        verdict = judge(b.bundle(clinic, [case]))
        self.assertEqual((verdict["exit"], verdict["codes"], verdict["decisions"]), (2, ["ENTRY.ERASURE", "RECORD.UNPROVEN"], []))

    def test_one_person_twice_is_one(self):
        def act(clinic, case):
            self.sign(case, clinic, "agree")
            clinic.people[1] = {**clinic.people[0], "seat": "oncology"}
            self.sign(case, clinic, None, "agree")

        self.publish("QUORUM.PRESENCE", act)


class Bundles(unittest.TestCase):
    """Without the log's key."""

    @classmethod
    def setUpClass(cls):
        cls.clinic, cls.case = story()
        cls.clinic.noise(3)
        cls.lines = b.bundle(cls.clinic, [cls.case])

    def without(self, match):
        lines = [line for line in self.lines if not match(line)]
        kinds = [line["t"] for line in lines]
        return [{**lines[0], "counts": {kind: kinds.count(kind) for kind in ("entry", "record", "document")}}] + lines[1:]

    def test_every_kind_of_line_is_guarded_against_a_flipped_byte(self):
        data = b.write(self.lines)
        rng = random.Random(4)
        start = 0
        for raw in data.splitlines(keepends=True):
            spoilt = bytearray(data)
            spoilt[start + rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
            verdict = judge(bytes(spoilt))
            self.assertNotEqual(verdict["exit"], 0, raw[:40])
            self.assertIsNotNone(verdict["firstBad"])
            start += len(raw)

    def test_a_valid_bundle_says_what_it_does_not_prove(self):
        lines = list(cv.describe(judge(self.lines)))
        self.assertIn("not proven by this:", lines)
        self.assertTrue(any("whose log this is" in line for line in lines))
        self.assertNotIn("not proven by this:", list(cv.describe(judge(b.write(self.lines) + b"x"))))

    def test_a_cut_bundle_is_incomplete(self):
        data = b.write(self.lines)
        ends = [at + 1 for at, byte in enumerate(data) if byte == 10]
        for at in ends[:-1:4] + [end - 5 for end in ends[::5]]:
            self.assertEqual(judge(data[:at])["codes"], ["BUNDLE.TRUNCATED"], at)

    def test_something_appended(self):
        data = b.write(self.lines)
        for more in (b"\n", b"{}\n", b"x", cv.jcs(self.lines[5]) + b"\n"):
            self.assertEqual(judge(data + more)["exit"], 1)

    def test_a_row_left_out(self):
        for table in cv.NEEDS_RECORD + ("clinic.user", "clinic.policy", "clinic.credential"):
            lines = self.without(lambda line: line.get("table") == table)
            if len(lines) < len(self.lines):
                self.assertEqual((judge(lines)["firstBad"]["code"], table), ("RECORD.MISSING", table))

    def test_an_entry_of_the_case_left_out(self):
        indexes = [line["i"] for line in self.lines if line["t"] == "entry" and self.case.id in line["body"]]
        verdict = judge(self.without(lambda line: line.get("i") == indexes[1] or line.get("entry") == indexes[1]))
        self.assertIn("ENTRY.VERSIONS", verdict["codes"])
        self.assertEqual(verdict["exit"], 2)

    def test_the_decision_row_itself_edited(self):
        lines = [dict(line) for line in self.lines]
        for line in lines:
            if line.get("table") == "clinic.decision_version":
                line["image"] = {**line["image"], "author_ref": "other"}
        first = judge(lines)["firstBad"]
        self.assertEqual((first["code"], first["index"] is not None, first["id"] is not None), ("RECORD.IMAGE", True, True))

    def test_a_detail_swapped_with_another(self):
        lines = [dict(line) for line in self.lines]
        entries = [line for line in lines if line["t"] == "entry" and line["open"]["after"]]
        entries[1]["open"], entries[2]["open"] = entries[2]["open"], entries[1]["open"]
        first = judge(lines)["firstBad"]
        self.assertEqual((first["code"], first["index"]), ("ENTRY.COMMITMENT", entries[1]["i"]))

    def test_another_key_is_not_the_pinned_one(self):
        other, case = b.Clinic(99), None
        keys = [cv.VerifierKey(b.keys_of(other)[0])]
        self.assertEqual(judge(self.lines, keys=keys)["firstBad"]["code"], "LOG.NOT_PINNED")

    def test_too_few_witnesses(self):
        log = cv.VerifierKey(b.keys_of(self.clinic)[0])
        self.assertEqual(judge(self.lines, keys=[log], witnesses=1)["codes"], ["LOG.WITNESSES"])

    def test_a_second_history(self):
        lines = [dict(line) for line in self.lines]
        other, case = story()
        other.noise(4)
        older = [line for line in b.bundle(other, [case]) if "consistency" in line][0]
        place = [line["t"] for line in lines].index("entry")
        other.log_key = self.clinic.log_key
        leaves = [cv.leaf_hash(cv.jcs(entry["body"])) for entry in other.log[::-1]]
        lines.insert(place, {**older, "note": b.checkpoint(other, 9, leaves)})
        self.assertIn("LOG.CONSISTENCY", judge(lines)["codes"])

    def test_another_report_than_the_issued_one(self):
        lines = [dict(line) for line in self.lines]
        forged = b"%PDF forged"
        lines[-1].update(sha256=cv.sha256_hex(forged), base64=b.b64(forged))
        self.assertEqual(judge(lines)["firstBad"]["code"], "BUNDLE.DOCUMENT")

    def test_schema_and_version_of_the_future(self):
        self.assertEqual(judge([{**self.lines[0], "schema": "consilium/audit-bundle/2"}] + self.lines[1:])["codes"], ["BUNDLE.UNSUPPORTED_SCHEMA"])
        self.assertEqual(judge(b"hello\n")["codes"], ["BUNDLE.NOT_A_BUNDLE"])
        self.assertEqual(judge(b"")["exit"], 2)

    def test_random_spoiling_never_crashes(self):
        rng = random.Random(12)
        found = [judge(b.spoiled(self.lines, rng))["exit"] for _ in range(30)]
        self.assertGreater(sum(level != 0 for level in found), 20)


class Command(unittest.TestCase):
    def run_it(self, *arguments):
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()):
            return cv.main(list(arguments)), out.getvalue()

    def test_wrong_use_is_4(self):
        for arguments in ([], ["a", "b"], ["--key", "x", "a"], ["--witnesses", "many", "a"], ["--what", "a"], ["/no/such/file"], ["--key"]):
            self.assertEqual(self.run_it(*arguments)[0], 4, arguments)


if __name__ == "__main__":
    unittest.main()
