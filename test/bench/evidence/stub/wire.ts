/** What a chat model is told and says, in the words of the wire: the stub knows nothing of the code under test but its prompt. */
export interface WireCitation {
  readonly document: string;
  readonly quote?: string;
  readonly path?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
}

export interface WireSentence {
  readonly kind: 'quoted' | 'fact' | 'engine';
  readonly section: string;
  readonly text: string;
  readonly citations: readonly WireCitation[];
}

export interface ToldPassage {
  readonly id: string;
  readonly stance: string;
  readonly quotable: boolean;
  readonly title?: string;
  readonly text?: string;
  readonly facts: Readonly<Record<string, string>>;
}

export interface ToldEntry {
  readonly path: string;
  readonly therapies?: readonly string[];
  readonly tier?: string | null;
  readonly level?: string | null;
  readonly finding?: string;
  readonly findings?: readonly string[];
  readonly strength?: string;
  readonly contested?: boolean;
  readonly lowConfidence?: boolean;
  readonly passages?: readonly string[];
}

/** The prompt, read back. `raw` is all of it, as a planted instruction would be looked for in it. */
export interface Told {
  readonly options: readonly ToldEntry[];
  readonly resistance: readonly ToldEntry[];
  readonly against: readonly ToldEntry[];
  readonly safety: readonly ToldEntry[];
  readonly passages: readonly ToldPassage[];
  readonly question: string | null;
  readonly system: string;
  readonly raw: string;
}

/** A sentence of an answer with what the stub did to it; `spoiled` is the oracle of the benches, apart from any gate. */
export interface LabelledSentence {
  readonly sentence: WireSentence;
  readonly spoiled: boolean;
}

export const oneOf = <T>(list: readonly T[], key: string): T | undefined => list[hashOf(key) % Math.max(list.length, 1)];

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
