import type { TrailKeys } from '@consilium/domain';
import { keyText } from './key-files.ts';
import type { KeySource } from './key-files.ts';
import { localKeyWrap } from './key-wrap.ts';
import { symmetricKeys } from './symmetric-keys.ts';

/**
 * Keys with which entries are appended. Another key service takes the place of `wrap`.
 * @throws Error with the way out when a key is missing or unreadable
 */
export const trailKeys = (source: KeySource): TrailKeys => ({
  wrap: localKeyWrap(symmetricKeys(keyText(source, 'data'), 'data keys')),
  intent: symmetricKeys(keyText(source, 'intent'), 'intent key').active.key,
});

/** What `openDatabase` takes, so that the process can append entries. */
export const trailOptions = (source: KeySource & { readonly origin: string }): { readonly keys: TrailKeys; readonly origin: string } => ({
  keys: trailKeys(source),
  origin: source.origin,
});
