import { sound, unsound } from './finding.ts';
import type { Checked } from './finding.ts';

export interface ClientData {
  readonly type: string;
  readonly challenge: string;
  readonly origin: string;
  readonly crossOrigin: boolean;
}

const MAX_BYTES = 4096;

/** What the browser says it asked the authenticator (Level 3 §5.8.1). Members that are not known are left alone, as the standard asks. */
export function parseClientData(bytes: Uint8Array): Checked<ClientData> {
  const bad = unsound('SIGN.CLIENT_DATA_MALFORMED');
  if (bytes.length > MAX_BYTES) return bad;
  const parsed = jsonOf(bytes);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return bad;
  const { type, challenge, origin, crossOrigin = false } = parsed as Readonly<Record<string, unknown>>;
  if (typeof type !== 'string' || typeof challenge !== 'string' || typeof origin !== 'string' || typeof crossOrigin !== 'boolean')
    return bad;
  return sound({ type, challenge, origin, crossOrigin: crossOrigin || 'topOrigin' in parsed });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
