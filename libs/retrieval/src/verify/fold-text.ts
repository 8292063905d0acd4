import { compatibilityForm, hasHiddenText } from '@consilium/domain/evidence';

const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
/** NFKC, one kind of dash, single blanks. Case, quotation marks and everything else stay: a quotation is verbatim. */
export const foldText = (text: string): string =>
  PLAIN.test(text) ? text : compatibilityForm(text).replace(DASHES, '-').replace(/\s+/gu, ' ').trim();
/** Nothing to fold, for speed: printable ASCII with single blanks inside. */
const PLAIN = /^(?! )(?:[\x21-\x7e]| (?! |$))*$/;

/** A reader can't see them, so no sentence may carry them (LLM-07/08). */
export const hasHiddenCharacters = hasHiddenText;

/** Words and numbers; inner punctuation stays inside (`c.2573T`, `E746_A750del`, `I-A`), `+`, `/` and `::` separate. */
export const tokensOf = (text: string): readonly string[] =>
  foldText(text).match(/[\p{L}\p{N}][\p{L}\p{N}*]*(?:[-_.,>'](?=[\p{L}\p{N}])[\p{L}\p{N}*]+)*/gu) ?? [];
