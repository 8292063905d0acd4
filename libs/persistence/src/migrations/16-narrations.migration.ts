import { ForwardOnly } from './forward-only.ts';

/** What a model proposed for one run of a case, before the gate: kept once, so that the draft can be made anew from it (AIO-01). */
export class Narrations1764000000016 extends ForwardOnly {
  override readonly name = 'Narrations1764000000016';
  protected override readonly sql = `
    CREATE TABLE clinic.narration (
      case_id uuid NOT NULL REFERENCES clinic.case (id),
      run     int NOT NULL,
      failure text CHECK (failure ~ '^MODEL[.][A-Z_]+$'),
      sha256  text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      bytes   int NOT NULL,
      body    bytea NOT NULL,
      at      timestamptz NOT NULL,
      PRIMARY KEY (case_id, run)
    );
    ALTER TABLE clinic.narration ALTER COLUMN body SET STORAGE EXTERNAL;
    CALL ledger.make_append_only('clinic.narration');
    CALL ledger.make_regulated('clinic.narration', 'part');
  `;
}
