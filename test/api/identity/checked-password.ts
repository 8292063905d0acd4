import { checkPassword } from '@consilium/persistence';
import type { Clinic } from '../clinic.ts';

/** What becomes of a password at signing: `ok` or the code of the refusal. */
export async function checkedPassword(clinic: Clinic, login: string, password: string): Promise<string> {
  const checked = await checkPassword(clinic.verifier, { by: { login }, password, purpose: 'signing', requestId: 'test' });
  return checked.ok ? 'ok' : checked.refusal.code;
}
