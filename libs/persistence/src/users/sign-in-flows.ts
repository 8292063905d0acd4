import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Uuid } from '@consilium/domain';
import { withSql } from '../sql.ts';

/** What must be known when the browser comes back from the identity provider. */
export interface SignInFlow {
  readonly nonce: string;
  /** PKCE code verifier (RFC 7636). */
  readonly verifier: string;
  readonly returnTo: string;
  readonly purpose: 'sign-in' | 'confirm';
  /** The session it began in: a confirmation renews it, a sign-in ends it. */
  readonly sessionId: Uuid | null;
}

export interface SignInFlows {
  /** @param browser secret that only the browser which began it holds */
  begin(state: string, browser: string, flow: SignInFlow): Promise<void>;
  /** Takes the flow of this state away: a second answer, or that of another browser, finds none. */
  take(state: string, browser: string): Promise<SignInFlow | null>;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Ten minutes for a person to sign in at the provider, second factor included. */
export const signInFlows = (dataSource: DataSource): SignInFlows => ({
  begin: (state, browser, { nonce, verifier, returnTo, purpose, sessionId }) =>
    withSql(dataSource, async (sql) => {
      await sql.run('DELETE FROM clinic.sign_in_flow WHERE expires_at < clock_timestamp()');
      await sql.run(
        `INSERT INTO clinic.sign_in_flow (state_sha256, browser_sha256, nonce, verifier, return_to, purpose, session_id, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + interval '10 minutes')`,
        [hashOf(state), hashOf(browser), nonce, verifier, returnTo, purpose, sessionId],
      );
    }),

  take: (state, browser) =>
    withSql(dataSource, async (sql) => {
      // Deleted by state alone: whoever answers with it from another browser has used it up.
      const [row] = await sql.rows<SignInFlow & { browser: string; isOpen: boolean }>(
        `DELETE FROM clinic.sign_in_flow WHERE state_sha256 = $1
         RETURNING nonce, verifier, return_to AS "returnTo", purpose, session_id AS "sessionId", browser_sha256 AS browser, expires_at > clock_timestamp() AS "isOpen"`,
        [hashOf(state)],
      );
      if (!row || !row.isOpen || row.browser !== hashOf(browser)) return null;
      const { nonce, verifier, returnTo, purpose, sessionId } = row;
      return { nonce, verifier, returnTo, purpose, sessionId };
    }),
});
