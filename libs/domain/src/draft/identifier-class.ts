export const IDENTIFIER_CLASSES = ['identifier', 'e-mail', 'link', 'phone', 'date', 'number', 'name', 'address', 'age'] as const;
export type IdentifierClass = (typeof IDENTIFIER_CLASSES)[number];
export type Count = (kind: IdentifierClass) => void;
export type IdentifyingRule = (text: string, count: Count) => string;

/** Replaces every match with the name of the class. */
export const takeOut =
  (kind: IdentifierClass, ...patterns: readonly RegExp[]): IdentifyingRule =>
  (text, count) =>
    patterns.reduce(
      (rest, pattern) =>
        rest.replace(pattern, () => {
          count(kind);
          return `[${kind}]`;
        }),
      text,
    );
