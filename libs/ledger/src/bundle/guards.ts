/** Guards for parsed JSON, small enough to travel in the single-file verifier. */
export type Guard<T> = (value: unknown) => value is T;
export type Guarded<G> = G extends Guard<infer T> ? T : never;
type Guards = Readonly<Record<string, Guard<unknown>>>;
type Members<R extends Guards, O extends Guards> = { readonly [K in keyof R]: Guarded<R[K]> } & { readonly [K in keyof O]?: Guarded<O[K]> };

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject: Guard<JsonObject> = (value): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText: Guard<string> = (value): value is string => typeof value === 'string';
export const isAnything: Guard<unknown> = (value): value is unknown => value !== undefined;
/** A number that counts: 0 to 2^53 − 1. */
export const isCount: Guard<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
export const isHash: Guard<string> = (value): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
/** Standard base64 with padding; whether it decodes is told by who decodes it. */
export const isBase64: Guard<string> = (value): value is string =>
  typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);

export const isOneOf =
  <const T extends string | number | boolean | undefined>(...values: readonly T[]): Guard<T> =>
  (value): value is T =>
    values.some((one) => one === value);
export const isNullOr =
  <T>(guard: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || guard(value);
export const isListOf =
  <T>(guard: Guard<T>): Guard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(guard);

/** At least these members, and whatever else. */
export const isWith =
  <R extends Guards>(required: R): Guard<Members<R, Record<never, never>>> =>
  (value): value is Members<R, Record<never, never>> =>
    isObject(value) && Object.entries(required).every(([name, guard]) => guard(value[name]));

/** Exactly these members: all required ones, perhaps the optional ones, no other. */
export function isExactly<R extends Guards, O extends Guards = Record<never, never>>(required: R, optional?: O): Guard<Members<R, O>> {
  const needed = Object.entries(required);
  const allowed = new Map([...needed, ...Object.entries(optional ?? {})]);
  return (value): value is Members<R, O> => {
    if (!isObject(value)) return false;
    for (const name in value) if (!allowed.get(name)?.(value[name])) return false;
    return needed.every(([name]) => name in value);
  };
}
