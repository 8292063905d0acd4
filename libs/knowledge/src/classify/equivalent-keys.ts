import type { VariantKey } from '@consilium/domain';
import { otherNumbering } from './isoform-numbering.ts';
import { sameChange } from './same-change.ts';

/**
 * Other keys of the very same change: in the other numbering, in the other notation. Every knowledge side (starter pack, CIViC, label files) takes this one
 * function; a finding takes none, so that a difference of numbering never makes two changes one by going there and back.
 */
export const equivalentKeys = (key: VariantKey): readonly VariantKey[] => [...otherNumbering(key), ...sameChange(key)];
