/** Text of people and sources can't open a heading, a table cell, a link or markup. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>|#]/g, '\\$&')
    .replaceAll(/\s+/g, ' ')
    .trim();
