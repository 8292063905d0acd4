import { FileFault } from '../bytes/file-refusal.ts';

/** Reports nest some ten levels. */
const MAX_DEPTH = 64;
/** Values of the document, near enough: brackets and commas. A report of 2 MB has some hundred thousand; each costs memory far beyond its bytes. */
const MAX_VALUES = 1_000_000;

const [QUOTE, BACKSLASH, COMMA, NEWLINE] = [0x22, 0x5c, 0x2c, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Watches JSON stream by, and refuses at the byte that would make the parser take stack or memory without bound. It judges no syntax. */
export function jsonGuard(): (chunk: Uint8Array) => void {
  const state = { depth: 0, values: 0, line: 1, column: 0, inText: false, isEscaped: false };
  const refuse = (reason: string): never => {
    throw new FileFault('FILE.BAD_DOCUMENT', `${reason}; export the report again`, { line: state.line, column: `${state.column}` });
  };
  const outside = (byte: number): void => {
    if (byte === QUOTE) state.inText = true;
    else if (byte === COMMA) state.values += 1;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      state.depth += 1;
      state.values += 1;
      if (state.depth > MAX_DEPTH) refuse('the JSON is nested too deeply');
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) state.depth -= 1;
    if (state.values > MAX_VALUES) refuse(`the JSON has more than ${MAX_VALUES} values`);
  };
  return (chunk) => {
    for (const byte of chunk) {
      state.column += 1;
      if (byte === NEWLINE) {
        state.line += 1;
        state.column = 0;
      }
      if (!state.inText) outside(byte);
      else if (state.isEscaped) state.isEscaped = false;
      else if (byte === BACKSLASH) state.isEscaped = true;
      else if (byte === QUOTE) state.inText = false;
    }
  };
}
