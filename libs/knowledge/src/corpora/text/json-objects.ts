import { CorpusFault } from '../corpus-fault.ts';

const MAX_DEPTH = 200;
/** Kept of one record; what is longer is dropped and told. */
const LONGEST = 16_000_000;
const OUTSIDE = /[-+.\w,:\s{}[\]]/;

export interface JsonPiece {
  readonly line: number;
  /** Key of the object that the record stands under (`result.12345` → `12345`), else null. */
  readonly key: string | null;
  /** Null when the record was too long to keep. */
  readonly text: string | null;
}

interface Level {
  readonly isArray: boolean;
  /** Key that is being read. */
  key: string;
}

/**
 * Records of a JSON text that is never held whole. A record is an object
 *
 * | in | such as |
 * |---|---|
 * | the text itself, one or several after each other | JSON Lines |
 * | an array that is the text | a list of records |
 * | a list anywhere in an object, when `isList` says so of its path | `resultList.result` of Europe PMC |
 * | an object, when `isList` says so of its path | `result` of an esummary, by id |
 *
 * An object around such a list is no record. Brackets that do not fit, a text that ends too early and depths beyond 200 refuse the file.
 */
export class JsonObjects {
  private readonly stack: Level[] = [];
  private line = 1;
  private inString = false;
  private escaped = false;
  private word = '';
  /** Depth at which the record being kept was opened; -1 while none is. */
  private keptFrom = -1;
  private keptLine = 1;
  private keptKey: string | null = null;
  private kept: string[] = [];
  private keptLength = 0;
  private seen = false;

  constructor(
    private readonly isList: (path: string, isArray: boolean) => boolean,
    private readonly found: (piece: JsonPiece) => void,
  ) {}

  write(chunk: string): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const char = chunk.charAt(at);
      if (char === '\n') this.line += 1;
      if (this.inString) {
        this.stringChar(char);
        continue;
      }
      if (char === '"') {
        this.inString = true;
        this.word = '';
      } else if (char === '{' || char === '[') {
        if (this.opens(char)) from = at;
      } else if (char === '}' || char === ']') {
        if (this.closes(char)) this.emit(chunk.slice(from, at + 1));
      } else if (char === ':') this.setKey();
      else if (!OUTSIDE.test(char)) throw new CorpusFault('this is not JSON: export it again', `line ${this.line}`);
    }
    if (this.keptFrom >= 0) this.keep(chunk.slice(from));
  }

  end(): void {
    if (this.stack.length > 0 || this.inString) throw new CorpusFault('the JSON ends in the middle: export it again', `line ${this.line}`);
    if (!this.seen) throw new CorpusFault('the JSON holds no record: export it again', 'whole file');
  }

  private stringChar(char: string): void {
    if (this.escaped) this.escaped = false;
    else if (char === '\\') this.escaped = true;
    else if (char === '"') {
      this.inString = false;
      return;
    }
    if (this.word.length < 100) this.word += char;
  }

  private setKey(): void {
    const level = this.stack.at(-1);
    if (level !== undefined && !level.isArray) level.key = this.word;
  }

  /** @returns whether a record begins here */
  private opens(char: string): boolean {
    const parent = this.stack.at(-1);
    const isObject = char === '{';
    this.stack.push({ isArray: !isObject, key: '' });
    this.seen ||= isObject;
    if (this.stack.length > MAX_DEPTH)
      throw new CorpusFault(`the JSON lies more than ${MAX_DEPTH} deep: this is no export`, `line ${this.line}`);
    if (this.isList(this.path(), !isObject)) {
      this.keptFrom = -1;
      this.kept = [];
      return false;
    }
    if (this.keptFrom >= 0 || !isObject || !this.beginsRecord()) return false;
    this.keptFrom = this.stack.length;
    this.keptLine = this.line;
    this.keptKey = parent === undefined || parent.isArray ? null : parent.key;
    this.kept = [];
    this.keptLength = 0;
    return true;
  }

  private beginsRecord(): boolean {
    const depth = this.stack.length;
    if (depth === 1) return true;
    if (depth === 2 && this.stack[0]?.isArray) return true;
    return this.isList(this.path(1), this.stack.at(-2)?.isArray === true);
  }

  /** Keys from the outside, without the innermost `less` levels. */
  private path(less = 0): string {
    return this.stack
      .slice(0, this.stack.length - 1 - less)
      .map((level) => (level.isArray ? '*' : level.key))
      .join('.');
  }

  /** @returns whether the record that is being kept ends here */
  private closes(char: string): boolean {
    const level = this.stack.pop();
    if (level?.isArray !== (char === ']'))
      throw new CorpusFault('the brackets of the JSON do not fit: export it again', `line ${this.line}`);
    return this.keptFrom === this.stack.length + 1;
  }

  private keep(text: string): void {
    this.keptLength += text.length;
    if (this.keptLength <= LONGEST) this.kept.push(text);
    else this.kept = [];
  }

  private emit(last: string): void {
    this.keep(last);
    this.found({ line: this.keptLine, key: this.keptKey, text: this.keptLength > LONGEST ? null : this.kept.join('') });
    this.keptFrom = -1;
    this.kept = [];
  }
}
