import { hash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { OpenedEntry } from '../bundle/bundle-line.ts';
import { fromBase64, utf8 } from './bytes.ts';
import type { BodyFacts } from './body-shape.ts';
import { Refused } from './finding.ts';
import { headAndText } from './hash-space.ts';

export const PARTS = ['before', 'after', 'detail'] as const;
type Part = (typeof PARTS)[number];

const BLINDING_BYTES = 32;
const DOMAINS: Readonly<Record<Part, Uint8Array>> = {
  before: utf8('consilium/before/v1\u0000'),
  after: utf8('consilium/after/v1\u0000'),
  detail: utf8('consilium/detail/v1\u0000'),
};

/** SHA-256("consilium/<part>/v1" ‖ 0x00 ‖ blinding ‖ JCS(data)), in hexadecimal. */
export function commitmentTo(
  part: Part,
  blinding: Uint8Array,
  data: unknown,
  canonical: (value: unknown) => string = canonicalJson,
): string {
  return String(hash('sha256', headAndText([DOMAINS[part], blinding], canonical(data)), 'hex'));
}

/**
 * What is opened is what was committed.
 *
 * | body | opened | verdict |
 * |------|--------|---------|
 * | version 1 | anything but null | COMMITMENT: it committed to nothing that can be opened |
 * | null | a value | COMMITMENT |
 * | a hash | null, in an opened entry | NOT_OPENED |
 * | a hash | a value of another hash | COMMITMENT |
 */
export function checkOpened(body: BodyFacts, opened: OpenedEntry, canonical?: (value: unknown) => string): void {
  if (body.v === 1) throw new Refused('ENTRY.COMMITMENT', 'an entry of version 1 commits to nothing that can be opened');
  for (const part of PARTS) {
    const [sealed, shown] = [body[part], opened[part]];
    if (sealed === null && shown === null) continue;
    if (sealed === null) throw new Refused('ENTRY.COMMITMENT', `"${part}" is opened, but the entry commits to none`);
    if (shown === null) throw new Refused('ENTRY.NOT_OPENED', `"${part}" of the entry is not opened: export it again`);
    const blinding = fromBase64(shown.r);
    if (blinding?.length !== BLINDING_BYTES || commitmentTo(part, blinding, shown.data, canonical) !== sealed)
      throw new Refused('ENTRY.COMMITMENT', `"${part}" as shown is not what the entry committed to`);
  }
}
