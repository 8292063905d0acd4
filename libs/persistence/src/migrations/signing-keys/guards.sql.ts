export const GUARDS = `
  -- Who is connected, not who is played: SET ROLE and functions of another owner change nothing (SIG-PUB). Named to fire before the other guards.
  CREATE FUNCTION clinic.guard_verifier_alone() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    IF session_user <> 'signature_verifier' THEN
      PERFORM clinic.refuse('SIGN_OFF.NOT_ENTITLED', TG_TABLE_NAME || ': only the verification process, which checks the evidence itself, may store this'); END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER by_verifier_alone BEFORE INSERT ON clinic.signature FOR EACH ROW EXECUTE FUNCTION clinic.guard_verifier_alone();
  CREATE TRIGGER by_verifier_alone BEFORE INSERT OR UPDATE ON clinic.credential FOR EACH ROW EXECUTE FUNCTION clinic.guard_verifier_alone();
  CREATE TRIGGER by_verifier_alone BEFORE INSERT ON clinic.credential_revocation FOR EACH ROW EXECUTE FUNCTION clinic.guard_verifier_alone();
  CREATE TRIGGER by_verifier_alone BEFORE INSERT OR UPDATE ON clinic.signature_challenge FOR EACH ROW EXECUTE FUNCTION clinic.guard_verifier_alone();

  CREATE FUNCTION clinic.guard_credential() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NEW.status <> 'proposed' THEN PERFORM clinic.refuse('CREDENTIAL.OWN', 'a key begins as a proposal'); END IF;
      NEW.proposed_at := date_trunc('milliseconds', clock_timestamp());
      RETURN NEW;
    END IF;
    IF (OLD.id, OLD.user_id, OLD.user_kind, OLD.public_key, OLD.alg, OLD.transports, OLD.label, OLD.proposed_at, OLD.identity_proof)
       IS DISTINCT FROM (NEW.id, NEW.user_id, NEW.user_kind, NEW.public_key, NEW.alg, NEW.transports, NEW.label, NEW.proposed_at, NEW.identity_proof)
       OR NEW.sign_count < OLD.sign_count THEN
      PERFORM clinic.refuse('CREDENTIAL.TAKEN', 'a key stays what it was enrolled as, and its counter never falls'); END IF;
    IF OLD.status = 'active' AND (OLD.status, OLD.identity_check, OLD.confirmed_by, OLD.confirmed_at)
       IS DISTINCT FROM (NEW.status, NEW.identity_check, NEW.confirmed_by, NEW.confirmed_at) THEN
      PERFORM clinic.refuse('CREDENTIAL.TAKEN', 'a confirmation stays: revoke the key instead'); END IF;
    IF OLD.status = 'proposed' AND NEW.status = 'active' THEN
      IF NOT EXISTS (SELECT 1 FROM clinic.user u WHERE u.id = NEW.confirmed_by AND u.kind = 'person' AND u.active) OR NEW.confirmed_by = NEW.user_id THEN
        PERFORM clinic.refuse('CREDENTIAL.OWN', 'a second, active person confirms a key'); END IF;
      IF EXISTS (SELECT 1 FROM clinic.credential_revocation r WHERE r.credential = NEW.id) THEN PERFORM clinic.refuse('CREDENTIAL.REVOKED', 'a revoked key stays revoked'); END IF;
      NEW.confirmed_at := date_trunc('milliseconds', clock_timestamp());
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard_credential BEFORE INSERT OR UPDATE ON clinic.credential FOR EACH ROW EXECUTE FUNCTION clinic.guard_credential();

  -- A revocation counts from now: dated back it would unsign what was signed, dated on it would let a lost key sign.
  CREATE FUNCTION clinic.guard_revocation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN NEW.at := date_trunc('milliseconds', clock_timestamp()); RETURN NEW; END $$;
  CREATE TRIGGER guard_revocation BEFORE INSERT ON clinic.credential_revocation FOR EACH ROW EXECUTE FUNCTION clinic.guard_revocation();

  -- Single use, five minutes from the database's own clock (SIG-19).
  CREATE FUNCTION clinic.guard_challenge() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  BEGIN
    IF TG_OP = 'INSERT' AND (NEW.used_at IS NOT NULL OR abs(extract(epoch FROM clock_timestamp() - NEW.issued_at)) > 5) THEN
      PERFORM clinic.refuse('SIGN_OFF.CHALLENGE_UNKNOWN', 'a challenge is made now and not used yet'); END IF;
    IF TG_OP = 'UPDATE' THEN
      IF OLD.used_at IS NOT NULL OR (OLD.id, OLD.kind, OLD.session, OLD.signer, OLD.case_id, OLD.version, OLD.digest, OLD.payload, OLD.issued_at, OLD.expires_at)
         IS DISTINCT FROM (NEW.id, NEW.kind, NEW.session, NEW.signer, NEW.case_id, NEW.version, NEW.digest, NEW.payload, NEW.issued_at, NEW.expires_at) THEN
        PERFORM clinic.refuse('SIGN_OFF.CHALLENGE_USED', 'a challenge is answered once and stays as it was asked'); END IF;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard_challenge BEFORE INSERT OR UPDATE ON clinic.signature_challenge FOR EACH ROW EXECUTE FUNCTION clinic.guard_challenge();

  CREATE FUNCTION clinic.key_was_good(of_credential text, of_signer uuid, at_time timestamptz) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT 1 FROM clinic.credential c WHERE c.id = of_credential AND c.user_id = of_signer AND c.status = 'active' AND c.confirmed_at <= at_time
      AND NOT EXISTS (SELECT 1 FROM clinic.credential_revocation r WHERE r.credential = c.id AND r.at <= at_time))
  $$;

  -- What the evidence says of itself must be what the row says; whether it is true only the verification process can tell.
  CREATE FUNCTION clinic.guard_evidence() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  DECLARE p jsonb := NEW.evidence->'payload';
  BEGIN
    IF NEW.method = 'password' THEN
      IF NEW.evidence <> '{"kind":"password","checkedBy":"server"}'::jsonb THEN PERFORM clinic.refuse('SIGN_OFF.EVIDENCE_REFUSED', 'a password leaves no other evidence'); END IF;
      IF NOT clinic.takes_attested() THEN PERFORM clinic.refuse('SIGN_OFF.PASSWORD_NOT_ALLOWED', 'the policy takes signatures by key only'); END IF;
      RETURN NEW;
    END IF;
    IF NOT coalesce(p->'record'->>'id' = NEW.case_id::text AND p->'record'->>'version' = NEW.version::text AND p->'record'->>'digest' = NEW.digest
         AND p->>'signer' = NEW.signer::text AND p->>'meaning' = NEW.meaning AND p->>'name' = NEW.printed_name AND p->>'zone' = NEW.time_zone, false) THEN
      PERFORM clinic.refuse('SIGN_OFF.EVIDENCE_REFUSED', 'the evidence is of another signature'); END IF;
    IF NOT clinic.key_was_good(NEW.evidence->>'credential', NEW.signer, clock_timestamp()) THEN
      PERFORM clinic.refuse('CREDENTIAL.NOT_FOUND', 'the signer holds no such confirmed key'); END IF;
    IF EXISTS (SELECT 1 FROM clinic.signature s WHERE s.case_id = NEW.case_id AND s.evidence->>'signature' = NEW.evidence->>'signature') THEN
      PERFORM clinic.refuse('SIGN_OFF.CHALLENGE_USED', 'this evidence stands for another signature already'); END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard_evidence BEFORE INSERT ON clinic.signature FOR EACH ROW EXECUTE FUNCTION clinic.guard_evidence();

  -- Whether the board's policy takes the word of the server (SIG-07/08).
  CREATE FUNCTION clinic.takes_attested() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT coalesce((SELECT (p.body->>'allowAttested')::boolean FROM clinic.policy p WHERE p.id = 'default' ORDER BY p.version DESC LIMIT 1), true)
  $$;
  ALTER TABLE clinic.policy ADD CONSTRAINT policy_assurance CHECK (coalesce(jsonb_typeof(body->'allowAttested'), 'boolean') = 'boolean');

  -- Signatures that count for a version: as before, and of the assurance that the policy asks for, by a key that was good when it signed.
  CREATE OR REPLACE FUNCTION clinic.counting_signatures(of_case uuid, of_version int) RETURNS SETOF clinic.signature LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT DISTINCT ON (s.signer) s.* FROM clinic.signature s
    JOIN clinic.decision_version d ON d.case_id = s.case_id AND d.version = s.version AND d.sha256 = s.digest
    JOIN clinic.user u ON u.id = s.signer AND u.kind = 'person' AND u.active AND u.specialty IS NOT NULL
    WHERE s.case_id = of_case AND s.version = of_version AND s.meaning IN ('authored', 'approved', 'dissent', 'abstained', 'cannot-judge')
      AND (s.assurance = 'cryptographic' OR clinic.takes_attested())
      AND (s.method = 'password' OR clinic.key_was_good(s.evidence->>'credential', s.signer, s.signed_at))
      AND NOT EXISTS (SELECT 1 FROM clinic.signature_void v WHERE v.signature_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM clinic.recusal r WHERE r.case_id = s.case_id AND r.member = s.signer)
    ORDER BY s.signer, s.signed_at
  $$;
`;
