import { ForwardOnly } from './forward-only.ts';

export class SignOff1764000000005 extends ForwardOnly {
  override readonly name = 'SignOff1764000000005';
  protected override readonly sql = `
    CREATE TABLE clinic.decision_version (
      case_id     uuid NOT NULL REFERENCES clinic.case (id),
      version     int NOT NULL,
      run         int NOT NULL,
      kind        text NOT NULL,
      author_kind text NOT NULL,
      author_ref  text NOT NULL,
      content     text NOT NULL,
      sha256      text NOT NULL CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
      created_at  timestamptz NOT NULL,
      PRIMARY KEY (case_id, version),
      -- What the guards read is what was hashed and signed.
      CHECK (content::jsonb->>'caseId' = case_id::text AND (content::jsonb->>'version')::int = version AND (content::jsonb->>'run')::int = run
         AND content::jsonb->>'kind' = kind AND content::jsonb->'author'->>'kind' = author_kind AND content::jsonb->'author'->>'ref' = author_ref)
    );
    CREATE TABLE clinic.decision_void (
      case_id uuid NOT NULL,
      version int NOT NULL,
      reason  text NOT NULL,
      at      timestamptz NOT NULL,
      PRIMARY KEY (case_id, version),
      FOREIGN KEY (case_id, version) REFERENCES clinic.decision_version (case_id, version)
    );
    CREATE TABLE clinic.recusal (
      case_id uuid NOT NULL REFERENCES clinic.case (id),
      member  uuid NOT NULL REFERENCES clinic.user (id),
      reason  text NOT NULL,
      at      timestamptz NOT NULL,
      PRIMARY KEY (case_id, member)
    );
    CREATE TABLE clinic.ballot (
      id          uuid PRIMARY KEY,
      case_id     uuid NOT NULL,
      version     int NOT NULL,
      voter       uuid NOT NULL REFERENCES clinic.user (id),
      choice      text NOT NULL CHECK (choice IN ('agree', 'dissent', 'abstain', 'cannot-judge')),
      reason      text,
      alternative text,
      text        text,
      at          timestamptz NOT NULL,
      FOREIGN KEY (case_id, version) REFERENCES clinic.decision_version (case_id, version),
      CHECK (choice <> 'dissent' OR reason IS NOT NULL)
    );
    CREATE INDEX ballot_by_case ON clinic.ballot (case_id);
    CREATE TABLE clinic.signature (
      id           uuid PRIMARY KEY,
      ballot_id    uuid NOT NULL UNIQUE REFERENCES clinic.ballot (id),
      case_id      uuid NOT NULL,
      version      int NOT NULL,
      signer       uuid NOT NULL,
      signer_kind  text NOT NULL DEFAULT 'person' CHECK (signer_kind = 'person'),
      printed_name text NOT NULL,
      specialty    text NOT NULL,
      roles        text[] NOT NULL,
      meaning      text NOT NULL CHECK (meaning IN ('authored', 'reviewed', 'approved', 'dissent', 'abstained', 'cannot-judge')),
      digest       text NOT NULL,
      signed_at    timestamptz NOT NULL,
      time_zone    text NOT NULL,
      method       text NOT NULL CHECK (method = 'password'),
      FOREIGN KEY (case_id, version) REFERENCES clinic.decision_version (case_id, version),
      -- A service can't hold a signature, whatever row is written (SIG-15).
      FOREIGN KEY (signer, signer_kind) REFERENCES clinic.user (id, kind)
    );
    CREATE INDEX signature_by_case ON clinic.signature (case_id);
    CREATE TABLE clinic.signature_void (
      signature_id uuid PRIMARY KEY REFERENCES clinic.signature (id),
      case_id      uuid NOT NULL REFERENCES clinic.case (id),
      reason       text NOT NULL,
      by_user      uuid REFERENCES clinic.user (id),
      at           timestamptz NOT NULL
    );
    CREATE INDEX signature_void_by_case ON clinic.signature_void (case_id);
    CREATE TABLE clinic.policy (
      id          text NOT NULL,
      version     int NOT NULL,
      body        jsonb NOT NULL,
      active_from timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (id, version),
      -- No policy under which one person could publish.
      CHECK (coalesce((body->>'minApprovals')::int >= 2 AND jsonb_array_length(body->'presence') >= 1 AND (body->>'minApprovingSpecialties')::int >= 1, false))
    );
    INSERT INTO clinic.policy (id, version, body) VALUES ('default', 1,
      '{"id":"default","version":1,"presence":["oncology","pathology"],"minApprovals":2,"minApprovingSpecialties":2,"vetoSeats":[]}');
    DO $$ DECLARE t text; BEGIN
      FOREACH t IN ARRAY ARRAY['decision_version', 'decision_void', 'recusal', 'ballot', 'signature', 'signature_void', 'policy'] LOOP
        CALL ledger.make_append_only(format('clinic.%I', t)::regclass);
        IF t <> 'policy' THEN CALL ledger.make_regulated(format('clinic.%I', t)::regclass, 'part'); END IF;
      END LOOP;
    END $$;
  `;
}
