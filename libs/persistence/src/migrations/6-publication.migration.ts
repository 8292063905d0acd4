import { ForwardOnly } from './forward-only.ts';

export class Publication1764000000006 extends ForwardOnly {
  override readonly name = 'Publication1764000000006';
  protected override readonly sql = `
    CREATE TABLE clinic.publication (
      id             uuid PRIMARY KEY,
      case_id        uuid NOT NULL,
      version        int NOT NULL,
      run            int NOT NULL,
      digest         text NOT NULL,
      kind           text NOT NULL,
      replaces       uuid REFERENCES clinic.publication (id),
      policy_id      text NOT NULL,
      policy_version int NOT NULL,
      published_at   timestamptz NOT NULL,
      UNIQUE (case_id, version),
      FOREIGN KEY (case_id, version) REFERENCES clinic.decision_version (case_id, version),
      FOREIGN KEY (policy_id, policy_version) REFERENCES clinic.policy (id, version)
    );
    CREATE TABLE clinic.report_artifact (
      publication_id uuid NOT NULL REFERENCES clinic.publication (id),
      case_id        uuid NOT NULL REFERENCES clinic.case (id),
      kind           text NOT NULL CHECK (kind IN ('json', 'markdown', 'pdf')),
      sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      bytes          bigint NOT NULL,
      PRIMARY KEY (publication_id, kind)
    );
    CALL ledger.make_append_only('clinic.publication');
    CALL ledger.make_append_only('clinic.report_artifact');
    CALL ledger.make_regulated('clinic.publication', 'part');
    CALL ledger.make_regulated('clinic.report_artifact', 'part');
  `;
}
