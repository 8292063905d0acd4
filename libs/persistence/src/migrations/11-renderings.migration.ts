import { ForwardOnly } from './forward-only.ts';

/**
 * What was rendered of a decision, and of which state of the case: a report is published from here and from nothing that the workflow engine carries,
 * so a forged or stale message can put no other document under the signatures.
 */
export class Renderings1764000000011 extends ForwardOnly {
  override readonly name = 'Renderings1764000000011';
  protected override readonly sql = `
    CREATE TABLE clinic.rendering (
      case_id      uuid NOT NULL,
      version      int NOT NULL,
      case_version int NOT NULL,
      kind         text NOT NULL CHECK (kind IN ('json', 'markdown', 'pdf')),
      sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      bytes        bigint NOT NULL,
      at           timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (case_id, version, case_version, kind),
      FOREIGN KEY (case_id, version) REFERENCES clinic.decision_version (case_id, version)
    );
    CALL ledger.make_append_only('clinic.rendering');

    CREATE FUNCTION clinic.guard_report_artifact() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM clinic.publication p WHERE p.id = NEW.publication_id AND p.case_id = NEW.case_id AND p.xmin = pg_current_xact_id()::xid) THEN
        PERFORM clinic.refuse('CASE.ALREADY_ISSUED', 'a report comes with its publication, never after it or under another case'); END IF;
      IF NOT EXISTS (SELECT 1 FROM clinic.publication p JOIN clinic.case c ON c.id = p.case_id
                     JOIN clinic.rendering r ON r.case_id = p.case_id AND r.version = p.version AND r.case_version = c.version
                     WHERE p.id = NEW.publication_id AND r.kind = NEW.kind AND r.sha256 = NEW.sha256 AND r.bytes = NEW.bytes) THEN
        PERFORM clinic.refuse('SIGN_OFF.DIGEST_MISMATCH', 'a report is a rendering of the case as it stands at its publication'); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_report_artifact BEFORE INSERT ON clinic.report_artifact FOR EACH ROW EXECUTE FUNCTION clinic.guard_report_artifact();
  `;
}
