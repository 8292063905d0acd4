export { canonicalJson } from './canonical-json.ts';
export { digestOf, sha256Hex, stableId } from './digest.ts';
export { MAX_BODY_BYTES, entryParts } from './entry.ts';
export type { AiFacts, AiModelFacts, EntryBody, EntryParts, PlainFacts } from './entry.ts';
export { BLINDED_PARTS, blind, commitmentOf, commitmentsOf, unopenedPart, writeOpen } from './detail/blinded.ts';
export type { BlindedPart, Commitments, OpenDetail, OpenPart } from './detail/blinded.ts';
export { intentOf, patientLookup } from './detail/keyed.ts';
export type { Intent } from './detail/keyed.ts';
export { DATA_KEY_BYTES, openDetail, sealDetail, sealText } from './detail/seal-detail.ts';
export type { DetailPlace } from './detail/seal-detail.ts';
export type { LogCode, LogResult } from './log-refusal.ts';
export { formatCheckpoint, parseCheckpoint } from './note/checkpoint.ts';
export type { Checkpoint, ParsedCheckpoint } from './note/checkpoint.ts';
export { fromBase64, toBase64 } from './note/encoding.ts';
export { parseVerifierKey, privateKeyText, verifierOf } from './note/note-key.ts';
export type { NoteKeyKind, Verifier } from './note/note-key.ts';
export { openNote, parseNote, withSignatures } from './note/signed-note.ts';
export type { NoteSignature, OpenedNote, ParsedNote } from './note/signed-note.ts';
export { cosign, makeCosigner, makeSigner, signNote } from './note/signing.ts';
export type { Cosigner, Signer } from './note/signing.ts';
export { formatProof, parseProof } from './note/tlog-proof.ts';
export type { TlogProof } from './note/tlog-proof.ts';
export { decodeBundle, encodeBundle } from './tiles/entry-bundle.ts';
export { TILE_WIDTH, bundlePath, tilePath, tilesAffected } from './tiles/tile-layout.ts';
export type { Tile, TileId } from './tiles/tile-layout.ts';
export { growTiles, hashesFromTiles, rootOfTiles, tileOfNode } from './tiles/tile-tree.ts';
export type { FilledTile, ReadTile } from './tiles/tile-tree.ts';
export { CompactRange } from './tree/compact-range.ts';
export { HASH_BYTES, emptyRoot, leafHash, nodeHash, sameBytes } from './tree/hashing.ts';
export { naiveRoot } from './tree/naive-root.ts';
export { consistencyNodes, consistencyProof, inclusionNodes, inclusionProof } from './tree/proofs.ts';
export { coverOf, foldRight } from './tree/tree-nodes.ts';
export type { ReadHash, TreeNode } from './tree/tree-nodes.ts';
export { verifyConsistency, verifyInclusion, verifyRange } from './tree/verify-proofs.ts';
export type { Consistency, Inclusion, RangeProof } from './tree/verify-proofs.ts';
export { TLOG_SIZE_TYPE, formatAddCheckpoint, formatTlogSize, parseAddCheckpoint, parseTlogSize } from './witness/add-checkpoint.ts';
export type { AddCheckpoint } from './witness/add-checkpoint.ts';
export { checkAssertion } from './webauthn/assertion.ts';
export type { Assertion, RelyingParty } from './webauthn/assertion.ts';
export { fromBase64url, toBase64url } from './webauthn/base64url.ts';
export { challengeOf, enrolmentChallengeOf, statementDigest } from './webauthn/challenge.ts';
export type { EnrolmentPayload, SignaturePayload } from './webauthn/challenge.ts';
export { checkSignatureEvidence, isOriginOf } from './webauthn/check-evidence.ts';
export type { EnrolledCredential, SignedRow } from './webauthn/check-evidence.ts';
export { evidenceBytes, parseEvidence } from './webauthn/evidence.ts';
export type { PasswordEvidence, SignatureEvidence, WebAuthnEvidence } from './webauthn/evidence.ts';
export { SIGN_CODES } from './webauthn/finding.ts';
export type { SignCode } from './webauthn/finding.ts';
export { checkRegistration } from './webauthn/registration.ts';
export { bundleText } from './bundle/bundle-lines.ts';
export { BUNDLE_SCHEMA } from './bundle/bundle-line.ts';
export type {
  BundleLine,
  CheckpointLine,
  DocumentLine,
  EntryLine,
  HeaderLine,
  OpenedEntry,
  RecordLine,
  ScopeKind,
} from './bundle/bundle-line.ts';
export { verifyBundle } from './verify/verify-bundle.ts';
export type { BundleVerdict, VerifyOptions } from './verify/verify-bundle.ts';
export { runVerifier } from './verify/verifier-program.ts';
