import { ForwardOnly } from './forward-only.ts';

/** Criteria of oncogenicity that a person enters for a finding, with the reason; a withdrawal is a row of its own, so that both stay on record. */
export class Criteria1764000000015 extends ForwardOnly {
  override readonly name = 'Criteria1764000000015';
  protected override readonly sql = `
    CREATE TABLE clinic.criterion (
      id      uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES clinic.case (id),
      finding text NOT NULL CHECK (finding <> ''),
      code    text NOT NULL CHECK (code ~ '^[OS][A-Z]{1,4}[0-9]$'),
      reason  text NOT NULL CHECK (reason <> ''),
      by_user uuid NOT NULL REFERENCES clinic.user (id),
      by_name text NOT NULL,
      at      timestamptz NOT NULL
    );
    CREATE INDEX criterion_by_case ON clinic.criterion (case_id);
    CREATE TABLE clinic.criterion_withdrawal (
      criterion_id uuid PRIMARY KEY REFERENCES clinic.criterion (id),
      case_id      uuid NOT NULL REFERENCES clinic.case (id),
      reason       text NOT NULL CHECK (reason <> ''),
      by_user      uuid NOT NULL REFERENCES clinic.user (id),
      by_name      text NOT NULL,
      at           timestamptz NOT NULL
    );
    CALL ledger.make_append_only('clinic.criterion');
    CALL ledger.make_append_only('clinic.criterion_withdrawal');
    CALL ledger.make_regulated('clinic.criterion', 'part');
    CALL ledger.make_regulated('clinic.criterion_withdrawal', 'part');
  `;
}
