import type { Refusal, Result } from '@consilium/domain';

/** Why something that came from outside is not a proof. The codes are stable: verifiers, witness and operators tell them apart. */
export type LogCode =
  | 'LOG.KEY_MALFORMED'
  | 'LOG.KEY_UNSUPPORTED'
  | 'LOG.NOTE_MALFORMED'
  | 'LOG.NOTE_UNSIGNED'
  | 'LOG.SIGNATURE_WRONG'
  | 'LOG.CHECKPOINT_MALFORMED'
  | 'LOG.PROOF_MALFORMED'
  | 'LOG.REQUEST_MALFORMED';
export type LogResult<T> = Result<T, Refusal<LogCode>>;

export const accepted = <T>(value: T): LogResult<T> => ({ ok: true, value });
/** @param problem one clause that says what is wrong, without the content */
export const refusal = (code: LogCode, problem: string): { readonly ok: false; readonly refusal: Refusal<LogCode> } => ({
  ok: false,
  refusal: { code, detail: { problem } },
});
