import { ForwardOnly } from './forward-only.ts';

/** SIG-PUB: nothing is published without the quorum's valid signatures over exactly that content, whoever sends the statement. */
export class PublicationGuard1764000000008 extends ForwardOnly {
  override readonly name = 'PublicationGuard1764000000008';
  protected override readonly sql = `
    -- Signatures that count for a version: not void, over its digest, by an active person who is not recused; the first of each person.
    CREATE FUNCTION clinic.counting_signatures(of_case uuid, of_version int) RETURNS SETOF clinic.signature LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
      SELECT DISTINCT ON (s.signer) s.* FROM clinic.signature s
      JOIN clinic.decision_version d ON d.case_id = s.case_id AND d.version = s.version AND d.sha256 = s.digest
      JOIN clinic.user u ON u.id = s.signer AND u.kind = 'person' AND u.active AND u.specialty IS NOT NULL
      WHERE s.case_id = of_case AND s.version = of_version AND s.meaning IN ('authored', 'approved', 'dissent', 'abstained', 'cannot-judge')
        AND NOT EXISTS (SELECT 1 FROM clinic.signature_void v WHERE v.signature_id = s.id)
        AND NOT EXISTS (SELECT 1 FROM clinic.recusal r WHERE r.case_id = s.case_id AND r.member = s.signer)
      ORDER BY s.signer, s.signed_at
    $$;

    CREATE FUNCTION clinic.guard_publication() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    DECLARE c clinic.case; d clinic.decision_version; p clinic.policy; missing text; approvals int; specialties int; last_one uuid;
    BEGIN
      SELECT * INTO c FROM clinic.case x WHERE x.id = NEW.case_id FOR UPDATE;
      SELECT * INTO d FROM clinic.decision_version x WHERE x.case_id = NEW.case_id AND x.version = NEW.version;
      IF d.version IS NULL OR d.run <> c.run OR c.status <> 'in-review'
         OR EXISTS (SELECT 1 FROM clinic.decision_version x WHERE x.case_id = NEW.case_id AND x.version > NEW.version)
         OR EXISTS (SELECT 1 FROM clinic.decision_void v WHERE v.case_id = NEW.case_id AND v.version = NEW.version) THEN
        PERFORM clinic.refuse('SIGN_OFF.VERSION_SUPERSEDED', 'only the valid decision version under review can be published'); END IF;
      IF NEW.digest IS DISTINCT FROM d.sha256 OR d.sha256 <> encode(sha256(convert_to(d.content, 'UTF8')), 'hex') THEN
        PERFORM clinic.refuse('SIGN_OFF.DIGEST_MISMATCH', 'a publication is of exactly the signed content'); END IF;
      SELECT * INTO p FROM clinic.policy x WHERE x.id = 'default' ORDER BY x.version DESC LIMIT 1;

      SELECT string_agg(need.seat, ', ') INTO missing
      FROM (SELECT seat, count(*) AS n FROM jsonb_array_elements_text(p.body->'presence') AS seat GROUP BY seat) need
      LEFT JOIN (SELECT specialty, count(*) AS n FROM clinic.counting_signatures(NEW.case_id, NEW.version) GROUP BY specialty) have ON have.specialty = need.seat
      WHERE coalesce(have.n, 0) < need.n;
      IF missing IS NOT NULL THEN PERFORM clinic.refuse('SIGN_OFF.QUORUM_NOT_MET', 'no signed ballot of ' || missing); END IF;

      SELECT count(*), count(DISTINCT s.specialty) INTO approvals, specialties FROM clinic.counting_signatures(NEW.case_id, NEW.version) s
      WHERE s.meaning = 'approved' AND NOT (d.author_kind = 'person' AND d.author_ref = s.signer::text);
      IF approvals < (p.body->>'minApprovals')::int OR specialties < (p.body->>'minApprovingSpecialties')::int THEN
        PERFORM clinic.refuse('SIGN_OFF.QUORUM_NOT_MET', format('%s approvals of %s specialties are not enough', approvals, specialties)); END IF;
      IF EXISTS (SELECT 1 FROM clinic.counting_signatures(NEW.case_id, NEW.version) s WHERE s.meaning = 'dissent' AND p.body->'vetoSeats' ? s.specialty) THEN
        PERFORM clinic.refuse('SIGN_OFF.VETOED', 'a seat with a veto dissents'); END IF;

      SELECT x.id INTO last_one FROM clinic.publication x WHERE x.case_id = NEW.case_id ORDER BY x.version DESC LIMIT 1;
      NEW.run := d.run; NEW.kind := d.kind; NEW.replaces := last_one; NEW.policy_id := p.id; NEW.policy_version := p.version;
      NEW.published_at := date_trunc('milliseconds', clock_timestamp());
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_publication BEFORE INSERT ON clinic.publication FOR EACH ROW EXECUTE FUNCTION clinic.guard_publication();
  `;
}
