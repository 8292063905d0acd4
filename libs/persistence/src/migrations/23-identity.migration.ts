import { ForwardOnly } from './forward-only.ts';

/**
 * Who is meant by the subject of an identity provider, what a session rests on, and tokens of machines (ACC-03, ACC-04). A token's scopes are a
 * closed list here as well as in the domain, and it belongs to a service, which can hold neither role nor seat (SIG-15).
 */
export class Identity1764000000023 extends ForwardOnly {
  override readonly name = 'Identity1764000000023';
  protected override readonly sql = `
    ALTER TABLE clinic.user
      -- Somebody else has set the password: it opens a session, but signs nothing until its owner has changed it, after a reset with a second person.
      ADD COLUMN signing_hold text CHECK (signing_hold IN ('first-password', 'reset', 'reset-changed')),
      ADD COLUMN reset_by text;
    ALTER TABLE clinic.user ADD CONSTRAINT service_without_role CHECK (kind = 'person' OR cardinality(roles) = 0);

    CREATE TABLE clinic.user_subject (
      id          uuid PRIMARY KEY,
      issuer      text NOT NULL CHECK (issuer ~ '^https?://'),
      subject     text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
      user_id     uuid NOT NULL,
      user_kind   text NOT NULL DEFAULT 'person' CHECK (user_kind = 'person'),
      linked_at   timestamptz NOT NULL,
      linked_by   text NOT NULL,
      unlinked_at timestamptz,
      FOREIGN KEY (user_id, user_kind) REFERENCES clinic.user (id, kind)
    );
    CREATE UNIQUE INDEX user_subject_one_account ON clinic.user_subject (issuer, subject) WHERE unlinked_at IS NULL;
    CREATE UNIQUE INDEX user_subject_one_subject ON clinic.user_subject (issuer, user_id) WHERE unlinked_at IS NULL;
    CALL ledger.make_lasting('clinic.user_subject');

    CREATE TABLE clinic.api_token (
      id           uuid PRIMARY KEY,
      user_id      uuid NOT NULL,
      user_kind    text NOT NULL DEFAULT 'service' CHECK (user_kind = 'service'),
      label        text NOT NULL CHECK (length(btrim(label)) BETWEEN 1 AND 100),
      token_sha256 text NOT NULL UNIQUE CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
      scopes       text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@
        ARRAY['case:submit', 'case:list', 'case:read', 'file:add', 'build:state', 'consent:record', 'report:read', 'knowledge:read']),
      created_at   timestamptz NOT NULL,
      created_by   text NOT NULL,
      expires_at   timestamptz NOT NULL CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days'),
      revoked_at   timestamptz,
      last_used_at timestamptz,
      FOREIGN KEY (user_id, user_kind) REFERENCES clinic.user (id, kind)
    );
    CREATE INDEX api_token_by_user ON clinic.api_token (user_id);
    CALL ledger.make_lasting('clinic.api_token');

    CALL ledger.make_regulated('clinic.user_subject', 'user-subject');
    CALL ledger.make_regulated('clinic.api_token', 'api-token', '{token_sha256}', '{last_used_at}');

    ALTER TABLE clinic.session
      ADD COLUMN proved_at   timestamptz,
      ADD COLUMN amr         text[] NOT NULL DEFAULT '{}',
      -- Roles that the identity provider's claim leaves; null where none is asked for.
      ADD COLUMN role_limit  text[],
      ADD COLUMN logout_hint text,
      ADD COLUMN agent       text CHECK (length(agent) <= 200);

    -- A sign-in that is under way at the identity provider; taken once, and bound to the browser that began it.
    CREATE TABLE clinic.sign_in_flow (
      state_sha256   text PRIMARY KEY,
      browser_sha256 text NOT NULL,
      nonce          text NOT NULL,
      verifier       text NOT NULL,
      return_to      text NOT NULL,
      purpose        text NOT NULL CHECK (purpose IN ('sign-in', 'confirm')),
      -- The session it began in, which the cookie can't name on the way back: a confirmation renews it, a sign-in ends it.
      session_id     uuid REFERENCES clinic.session (id) ON DELETE CASCADE,
      expires_at     timestamptz NOT NULL
    );
  `;
}
