export const TAB = 9;
export const LINE_FEED = 10;
export const RETURN = 13;
export const SPACE = 32;
export const HASH = 35;
export const COMMA = 44;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const PIPE = 124;
export const DELETE = 127;

/**
 * The byte, or 0 past the end: 0 is a control character, so that every scan stops there. For bytes of a file alone: one kind of array keeps
 * the load a single instruction, a second kind makes every scan twice as slow.
 */
export const byteAt = (bytes: Buffer, at: number): number => bytes[at] ?? 0;

function classOf(members: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(members, 'latin1')) table[byte] = 1;
  return table;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const BASE = classOf('ACGTNacgtn');
export const HEX = classOf('0123456789ABCDEFabcdef');
export const DIGIT = classOf('0123456789');
/** VCF 4.3 §1.6.1: `[A-Za-z_][0-9A-Za-z_.]*`. */
export const KEY_START = classOf(`${LETTERS}_`);
export const KEY_PART = classOf(`${LETTERS}_.0123456789`);

export const isDigit = (byte: number): boolean => DIGIT[byte] === 1;

export function equalBytes(bytes: Uint8Array, from: number, to: number, text: Uint8Array): boolean {
  if (to - from !== text.length) return false;
  for (let i = 0; i < text.length; i += 1) if (bytes[from + i] !== text[i]) return false;
  return true;
}
