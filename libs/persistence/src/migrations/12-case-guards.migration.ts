import { ForwardOnly } from './forward-only.ts';

/** What no act does to a case, no statement does: another patient in it, a way back from its end, an issue without a publication, an end after one. */
export class CaseGuards1764000000012 extends ForwardOnly {
  override readonly name = 'CaseGuards1764000000012';
  protected override readonly sql = `
    CREATE FUNCTION clinic.guard_case_course() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    DECLARE is_published boolean;
    BEGIN
      IF (NEW.id, NEW.number, NEW.pseudonym, NEW.sex, NEW.birth_year, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.number, OLD.pseudonym, OLD.sex, OLD.birth_year, OLD.created_at) THEN
        PERFORM clinic.refuse('CASE.NOT_IN_STATUS', 'a case stays with its patient: submit another case'); END IF;
      IF NEW.run < OLD.run OR NEW.revision < OLD.revision THEN
        PERFORM clinic.refuse('CASE.NOT_IN_STATUS', 'runs and revisions only count up'); END IF;
      IF NEW.status = OLD.status THEN RETURN NEW; END IF;
      is_published := EXISTS (SELECT 1 FROM clinic.publication p WHERE p.case_id = NEW.id);
      IF OLD.status IN ('rejected', 'cancelled') THEN
        PERFORM clinic.refuse('CASE.NOT_IN_STATUS', 'an ended case stays ended: submit another case'); END IF;
      IF NEW.status IN ('rejected', 'cancelled') AND is_published THEN
        PERFORM clinic.refuse('CASE.ALREADY_ISSUED', 'an issued case can not be ended: open an amendment'); END IF;
      IF NEW.status = 'issued' AND NOT EXISTS (SELECT 1 FROM clinic.publication p WHERE p.case_id = NEW.id AND p.run = NEW.run)
         OR NEW.status = 'closed' AND NOT is_published THEN
        PERFORM clinic.refuse('SIGN_OFF.QUORUM_NOT_MET', 'a case is issued by its publication and nothing else'); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_case_course BEFORE UPDATE ON clinic.case FOR EACH ROW EXECUTE FUNCTION clinic.guard_case_course();

    CREATE FUNCTION clinic.guard_publication_consent() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF (SELECT c.consent->>'status' FROM clinic.case c WHERE c.id = NEW.case_id FOR UPDATE) IS DISTINCT FROM 'given' THEN
        PERFORM clinic.refuse('SIGN_OFF.NOT_READY', 'without consent nothing is published'); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_publication_consent BEFORE INSERT ON clinic.publication FOR EACH ROW EXECUTE FUNCTION clinic.guard_publication_consent();
  `;
}
