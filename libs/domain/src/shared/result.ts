/** Outcome of a domain operation: the next value, or a refusal that the user can act on. Errors of the domain are values, never thrown. */
export type Result<T, E extends Refusal = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: E };

/** A named refusal. `code` is stable and public; `detail` carries what the user needs to act, never a patient's data. */
export interface Refusal<C extends string = string> {
  readonly code: C;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refused = <C extends string>(
  code: C,
  detail: Readonly<Record<string, unknown>> = {},
): { readonly ok: false; readonly refusal: Refusal<C> } => ({ ok: false, refusal: { code, detail } });
