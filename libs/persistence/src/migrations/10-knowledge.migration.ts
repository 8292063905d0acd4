import { ForwardOnly } from './forward-only.ts';

export class Knowledge1764000000010 extends ForwardOnly {
  override readonly name = 'Knowledge1764000000010';
  protected override readonly sql = `
    CREATE TABLE knowledge.release (
      id           text PRIMARY KEY,
      ord          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
      source       text NOT NULL,
      released_on  text,
      sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      counts       jsonb NOT NULL,
      refused_rows jsonb NOT NULL,
      tumor_types  jsonb NOT NULL,
      content      bytea NOT NULL,
      imported_at  timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    ALTER TABLE knowledge.release ALTER COLUMN content SET STORAGE EXTERNAL;
    CALL ledger.make_append_only('knowledge.release');
  `;
}
