import { ForwardOnly } from './forward-only.ts';

/**
 * A signature and its ballot written by one statement: the ballot is not visible yet, every comparison with it was unknown, and unknown did not
 * refuse. The ballot must stand there first.
 */
export class BallotOfSignature1764000000013 extends ForwardOnly {
  override readonly name = 'BallotOfSignature1764000000013';
  protected override readonly sql = `
    CREATE FUNCTION clinic.guard_ballot_of_signature() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM clinic.ballot b WHERE b.id = NEW.ballot_id AND b.case_id = NEW.case_id AND b.version = NEW.version AND b.voter = NEW.signer) THEN
        PERFORM clinic.refuse('SIGN_OFF.NOT_ENTITLED', 'a signature needs the signer''s own ballot before it'); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER guard_ballot_of_signature BEFORE INSERT ON clinic.signature FOR EACH ROW EXECUTE FUNCTION clinic.guard_ballot_of_signature();
  `;
}
