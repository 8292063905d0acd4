import { ForwardOnly } from './forward-only.ts';

export class People1764000000003 extends ForwardOnly {
  override readonly name = 'People1764000000003';
  protected override readonly sql = `
    CREATE TABLE clinic.user (
      id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      login          text NOT NULL,
      name           text NOT NULL,
      kind           text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'service')),
      roles          text[] NOT NULL,
      specialty      text,
      password_hash  text,
      demo           boolean NOT NULL DEFAULT false,
      active         boolean NOT NULL DEFAULT true,
      failures       int NOT NULL DEFAULT 0,
      last_failed_at timestamptz,
      created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
      UNIQUE (id, kind),
      -- A service has no seat and no password, so it can neither sign nor sign in (SIG-15).
      CHECK (kind = 'person' OR (specialty IS NULL AND password_hash IS NULL))
    );
    CREATE UNIQUE INDEX user_login ON clinic.user (lower(login));
    CALL ledger.make_lasting('clinic.user');

    CREATE TABLE clinic.session (
      id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      token_sha256   text NOT NULL UNIQUE,
      user_id        uuid NOT NULL REFERENCES clinic.user (id),
      created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
      last_seen_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
      absolute_until timestamptz NOT NULL,
      revoked_at     timestamptz
    );
    CREATE INDEX session_by_user ON clinic.session (user_id);
  `;
}
