import { ForwardOnly } from './forward-only.ts';

/**
 * Who somebody is here is written by the verification process alone (SIG-09, SIG-20, ACC-04): whoever could set a password, a seat, a link to an identity
 * provider or a session could sign as anybody. SQL as the API's, the worker's or the migrations' role writes none of it, with an entry or without.
 */
export class IdentityGuards1764000000026 extends ForwardOnly {
  override readonly name = 'IdentityGuards1764000000026';
  protected override readonly sql = `
    CREATE TRIGGER by_verifier_alone BEFORE INSERT OR UPDATE OF id, login, name, kind, roles, specialty, boards, password_hash, demo, active, signing_hold, reset_by
      ON clinic.user FOR EACH ROW EXECUTE FUNCTION clinic.guard_verifier_alone();
    CREATE TRIGGER by_verifier_alone BEFORE INSERT OR UPDATE ON clinic.user_subject FOR EACH ROW EXECUTE FUNCTION clinic.guard_verifier_alone();
    CREATE TRIGGER by_verifier_alone BEFORE INSERT OR UPDATE OF id, token_sha256, user_id, created_at, absolute_until, proved_at, amr, role_limit
      ON clinic.session FOR EACH ROW EXECUTE FUNCTION clinic.guard_verifier_alone();

    -- Whether there is a password, for the page of accounts; what it hashes to the API's role does not read.
    CREATE FUNCTION clinic.has_password(of_user uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
      SELECT u.password_hash IS NOT NULL FROM clinic.user u WHERE u.id = of_user
    $$;

    -- What the API writes of a session: that it was used, and that it ended.
    CREATE FUNCTION clinic.guard_session() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN
        PERFORM clinic.refuse('ACCESS.INACTIVE', 'a session that has ended stays ended'); END IF;
      IF NEW.last_seen_at > clock_timestamp() + interval '5 seconds' THEN
        PERFORM clinic.refuse('ACCESS.INACTIVE', 'nobody is seen before it happens'); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_session BEFORE UPDATE ON clinic.session FOR EACH ROW EXECUTE FUNCTION clinic.guard_session();
  `;
}
