const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
/** Tag, bidi-control and zero-width characters: a reader can't see them, so no sentence may carry them (LLM-07/08). */
const HIDDEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/u;

/** NFKC, one kind of dash, single blanks. Case, quotation marks and everything else stay: a quotation is verbatim. */
export const foldText = (text: string): string => text.normalize('NFKC').replace(DASHES, '-').replace(/\s+/gu, ' ').trim();

export const hasHiddenCharacters = (text: string): boolean => HIDDEN.test(text);

/** Words and numbers; inner punctuation stays inside (`c.2573T`, `E746_A750del`, `I-A`), `+`, `/` and `::` separate. */
export const tokensOf = (text: string): readonly string[] =>
  foldText(text).match(/[\p{L}\p{N}][\p{L}\p{N}*]*(?:[-_.,>'](?=[\p{L}\p{N}])[\p{L}\p{N}*]+)*/gu) ?? [];
