export const TABLES = `
  -- A constant default fills the old rows without a change of any: the table stays append-only.
  ALTER TABLE clinic.signature
    ADD COLUMN assurance text NOT NULL DEFAULT 'attested' CHECK (assurance IN ('cryptographic', 'attested')),
    ADD COLUMN evidence jsonb NOT NULL DEFAULT '{"kind":"password","checkedBy":"server"}';
  ALTER TABLE clinic.signature ALTER COLUMN assurance DROP DEFAULT, ALTER COLUMN evidence DROP DEFAULT;
  ALTER TABLE clinic.signature DROP CONSTRAINT signature_method_check;
  ALTER TABLE clinic.signature ADD CONSTRAINT signature_of_evidence CHECK (coalesce(
    method IN ('webauthn', 'password') AND evidence->>'kind' = method AND (assurance = 'cryptographic') = (method = 'webauthn'), false));
  CALL ledger.make_regulated('clinic.signature', 'part');

  CREATE TABLE clinic.credential (
    -- base64url of the authenticator's own id.
    id             text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]+$' AND length(id) <= 1364),
    user_id        uuid NOT NULL,
    -- A service can hold no key (SIG-15).
    user_kind      text NOT NULL DEFAULT 'person' CHECK (user_kind = 'person'),
    public_key     bytea NOT NULL UNIQUE,
    alg            int NOT NULL CHECK (alg IN (-7, -8, -257)),
    sign_count     bigint NOT NULL CHECK (sign_count >= 0),
    transports     text[] NOT NULL,
    label          text NOT NULL CHECK (length(btrim(label)) BETWEEN 1 AND 100),
    status         text NOT NULL CHECK (status IN ('proposed', 'active')),
    proposed_at    timestamptz NOT NULL,
    -- How the owner proved who he is, and how the second person made sure of it.
    identity_proof text NOT NULL CHECK (identity_proof IN ('pwd', 'oidc')),
    identity_check text CHECK (identity_check IN ('in-person', 'photo-id', 'video-call')),
    confirmed_by   uuid REFERENCES clinic.user (id),
    confirmed_at   timestamptz,
    FOREIGN KEY (user_id, user_kind) REFERENCES clinic.user (id, kind),
    -- Nobody enrols a key alone (SIG-09).
    CHECK (confirmed_by <> user_id),
    CHECK ((status = 'active') = (confirmed_by IS NOT NULL) AND (status = 'active') = (confirmed_at IS NOT NULL) AND (status = 'active') = (identity_check IS NOT NULL))
  );
  CREATE INDEX credential_by_user ON clinic.credential (user_id);
  CREATE TABLE clinic.credential_revocation (
    credential text PRIMARY KEY REFERENCES clinic.credential (id),
    at         timestamptz NOT NULL,
    by_user    uuid NOT NULL REFERENCES clinic.user (id),
    reason     text NOT NULL CHECK (length(btrim(reason)) > 0)
  );
  CALL ledger.make_lasting('clinic.credential');
  CALL ledger.make_append_only('clinic.credential_revocation');
  -- The counter of uses is the authenticator's, seen at each signature: no part of the record.
  CALL ledger.make_regulated('clinic.credential', 'credential', '{}', '{sign_count}');
  CALL ledger.make_regulated('clinic.credential_revocation', 'credential');

  -- Not regulated: a challenge is a question, and what became of it is in the entry of the ballot, of the failure, or of the key.
  CREATE TABLE clinic.signature_challenge (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('ballot', 'enrolment')),
    session    uuid,
    signer     uuid NOT NULL REFERENCES clinic.user (id),
    case_id    uuid REFERENCES clinic.case (id),
    version    int,
    digest     text,
    payload    text NOT NULL CHECK (octet_length(payload) <= 65535),
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    -- SIG-19.
    CHECK (expires_at > issued_at AND expires_at <= issued_at + interval '5 minutes'),
    CHECK ((kind = 'ballot') = (case_id IS NOT NULL) AND (kind = 'ballot') = (version IS NOT NULL) AND (kind = 'ballot') = (digest IS NOT NULL))
  );
  CREATE INDEX signature_challenge_by_signer ON clinic.signature_challenge (signer, issued_at);
  CALL ledger.make_lasting('clinic.signature_challenge');
`;
