import { ForwardOnly } from './forward-only.ts';
import { GUARDS } from './signing-keys/guards.sql.ts';
import { TABLES } from './signing-keys/tables.sql.ts';

/**
 * Signatures by key (SIG-02, SIG-07/08, SIG-09, SIG-19, SIG-20, SIG-PUB). Those of the first releases were made by password: their only witness is
 * the server, and they say so from now on.
 */
export class SigningKeys1764000000022 extends ForwardOnly {
  override readonly name = 'SigningKeys1764000000022';
  protected override readonly sql = [TABLES, GUARDS].join('\n');
}
