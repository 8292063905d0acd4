/** Characters that close or open markup, a chat template's token or a script, and the two line ends that JSON leaves as they are. */
const ACTIVE = /[<>&\u2028\u2029]/g;

/**
 * A value as one line of JSON in which no text can close what is around it: a line break is `\n`, an angle bracket is an escape. Whoever parses it
 * has the source's own characters again, so a quotation stays verbatim.
 */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value).replace(ACTIVE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
