import { keyText } from './key-files.ts';
import type { KeySource } from './key-files.ts';
import { symmetricKeys } from './symmetric-keys.ts';
import type { SymmetricKeys } from './symmetric-keys.ts';

/**
 * Keys of what the workflow engine keeps.
 * @throws Error with the way out when a key is missing or unreadable
 */
export const payloadKeys = (source: KeySource): SymmetricKeys => symmetricKeys(keyText(source, 'payload'), 'payload keys');
