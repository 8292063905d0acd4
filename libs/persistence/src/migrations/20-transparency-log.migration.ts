import { ForwardOnly } from './forward-only.ts';
import { APPEND, DETAILS, MOVE_ENTRIES } from './transparency-log/entry.sql.ts';
import { REGULATE } from './transparency-log/regulated.sql.ts';
import { TREE } from './transparency-log/tree.sql.ts';

/** The audit trail becomes a transparency log (RFC 6962, C2SP): blinded entries, encrypted details, one tree; and every regulated row is in it. */
export class TransparencyLog1764000000020 extends ForwardOnly {
  override readonly name = 'TransparencyLog1764000000020';
  protected override readonly sql = [MOVE_ENTRIES, DETAILS, TREE, APPEND, REGULATE].join('\n');
}
