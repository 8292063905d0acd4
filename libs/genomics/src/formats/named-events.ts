import type { GeneSymbol, TextFinding } from '@consilium/domain';

/** Events within one gene that have a name of their own, which the pair of their breakpoints would not say. */
const NAMED: readonly (readonly [RegExp, (gene: GeneSymbol) => string])[] = [
  [/v\s?III/, (gene) => `${gene}vIII`],
  [/\bITD\b|internal tandem dup/i, (gene) => `${gene}-ITD`],
  [/\bPTD\b|partial tandem dup/i, (gene) => `${gene}-PTD`],
  [/kinase domain dup|\bKDD\b/i, (gene) => `${gene} kinase domain duplication`],
];

/** The finding in words for an event that the description names, or null. */
export function namedEvent(description: string, gene: GeneSymbol): TextFinding | null {
  const named = NAMED.find(([pattern]) => pattern.test(description));
  return named ? textFinding(named[1](gene)) : null;
}

export const textFinding = (text: string): TextFinding => ({ id: `t:${text}`, kind: 'text', text });
