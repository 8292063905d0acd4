/** A piece of a combined profile's name. */
export type ProfileToken = { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' } | { readonly kind: 'name'; readonly text: string };

/**
 * Splits the name of a molecular profile into operators and variant names.
 *
 * 1. `AND`, `OR`, `NOT` count as operators only in capitals, as words, outside the parentheses of a name.
 * 2. `(` opens a group only where a name could begin; inside a name it belongs to the name (`VHL L178P (c.533T>C)`) until it is balanced.
 * 3. `)` closes a group when the name it stands in has no open parenthesis.
 */
export function tokenizeProfile(text: string): readonly ProfileToken[] {
  const tokens: ProfileToken[] = [];
  let name = '';
  let depth = 0;
  const flush = (): void => {
    if (name.trim() !== '') tokens.push({ kind: 'name', text: name.trim() });
    name = '';
    depth = 0;
  };
  for (const piece of text.match(/\s+|[()]|[^\s()]+/g) ?? []) {
    const operator = depth === 0 ? operatorOf(piece, name) : null;
    if (operator !== null) {
      flush();
      tokens.push({ kind: operator });
    } else {
      if (piece === '(') depth += 1;
      if (piece === ')') depth -= 1;
      name += piece;
    }
  }
  flush();
  return tokens;
}

function operatorOf(piece: string, name: string): 'and' | 'or' | 'not' | 'open' | 'close' | null {
  const isAtStart = name.trim() === '';
  if (piece === '(' && isAtStart) return 'open';
  if (piece === ')') return 'close';
  if (piece === 'NOT' && isAtStart) return 'not';
  if (isAtStart && /^(?:AND|OR)$/.test(piece)) return piece === 'AND' ? 'and' : 'or';
  if (/\s$/.test(name) && /^(?:AND|OR)$/.test(piece)) return piece === 'AND' ? 'and' : 'or';
  return null;
}
