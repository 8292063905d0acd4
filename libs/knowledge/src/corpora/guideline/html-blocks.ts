import { superscript } from '../text/superscript.ts';
import type { Block, BlockForm, BlockSink } from './block.ts';
import { LONGEST_BLOCK, Sections } from './block.ts';
import { lastSentence } from './line-blocks.ts';
import { HtmlTable } from './html-table.ts';
import { htmlTokens } from './html-tokens.ts';

/** Never shown as text of the page. */
const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'head',
  'iframe',
  'object',
  'select',
  'textarea',
  'title',
  'canvas',
  'nav',
]);
const BREAKS = new Set(
  'address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form header hr li main ol p pre section summary ul'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** A next one of these ends the one that is open. */
const SELF_ENDING = new Set(['p', 'li', 'td', 'th', 'tr', 'dd', 'dt']);
/** Styles that keep a text from the reader's eye. */
const UNSEEN =
  /(?:^|[\s;"'])(?:display\s*:\s*none|visibility\s*:\s*hidden|color\s*:\s*transparent|(?:left|top|text-indent)\s*:\s*-\d{3}|(?:font-size|opacity)\s*:\s*0(?:px|pt|em|%)?(?:[;"'\s]|$))/i;
const HEADING = /^h([1-6])$/;

/** A page as blocks: headings, paragraphs, list items, rows of tables. What the page itself would not show is counted and left out. */
export function htmlBlocks(html: string, sink: BlockSink): void {
  const page = new PageReader(sink);
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') page.text(token.text, token.line);
    else if (token.kind === 'open') page.open(token.name, token.attributes, token.line);
    else page.close(token.name);
  }
  page.end();
}

class PageReader {
  private readonly sections = new Sections();
  private buffer = '';
  private isBlank = true;
  private place = 'line 1';
  private form: BlockForm = 'paragraph';
  private hidden = 0;
  private heading: number | null = null;
  /** What is left out until it closes: name, how often it is open within itself, whether a reader is kept from seeing it. */
  private silent: { readonly name: string; depth: number; readonly isHidden: boolean } | null = null;
  private table: { readonly rows: HtmlTable; cell: { isHeader: boolean; columns: number; rows: number } | null; depth: number } | null =
    null;
  private raisedFrom = -1;
  private readonly leads: string[] = [];

  constructor(private readonly sink: BlockSink) {}

  text(text: string, line: number): void {
    if (this.silent) {
      if (this.silent.isHidden) this.hidden += text.replace(/\s/g, '').length;
      return;
    }
    if (this.isBlank && text.trim() !== '') {
      this.place = `line ${line}`;
      this.isBlank = false;
    }
    // What is longer is refused as a whole: there is no use in holding more of it.
    if (this.buffer.length <= LONGEST_BLOCK) this.buffer += text;
  }

  open(name: string, attributes: string, line: number): void {
    if (this.skips(name, attributes)) return;
    if (name === 'br') this.buffer += '\n';
    else if (name === 'sup') this.raisedFrom = this.buffer.length;
    else if (name === 'table') this.openTable();
    else if (this.table) this.openInTable(name, attributes, line);
    else if (HEADING.test(name)) this.openHeading(name);
    else if (BREAKS.has(name)) {
      this.flush();
      this.form = name === 'li' ? 'list item' : this.form;
      if (name === 'ul' || name === 'ol') this.leads.push(this.lead);
    }
  }

  close(name: string): void {
    if (this.silent) {
      if (name === this.silent.name && (this.silent.depth -= 1) <= 0) this.silent = null;
      return;
    }
    if (name === 'sup') this.endRaised();
    else if (this.table) this.closeInTable(name);
    else if (HEADING.test(name)) this.closeHeading();
    else if (BREAKS.has(name)) {
      this.flush();
      if (name === 'li') this.form = 'paragraph';
      if (name === 'ul' || name === 'ol') this.leads.pop();
    }
  }

  end(): void {
    if (this.table) this.endTable();
    if (this.heading !== null) this.closeHeading();
    this.flush();
  }

  private lead = '';

  /** @returns whether the element is left out, or lies in one that is */
  private skips(name: string, attributes: string): boolean {
    if (this.silent) {
      const again = name === this.silent.name;
      if (again && SELF_ENDING.has(name)) this.silent = null;
      else {
        if (again) this.silent.depth += 1;
        return true;
      }
    }
    const isHidden = UNSEEN.test(attributes) || /(?:^|\s)hidden(?:\s|=|$)/i.test(attributes.replace(/=\s*(?:"[^"]*"|'[^']*')/g, '= '));
    if (VOID.has(name) || (!SILENT.has(name) && !isHidden)) return false;
    if (/\/\s*$/.test(attributes)) return true;
    this.silent = { name, depth: 1, isHidden };
    return true;
  }

  private openHeading(name: string): void {
    this.flush();
    this.lead = '';
    this.heading = Number(HEADING.exec(name)?.[1] ?? 1);
  }

  private closeHeading(): void {
    if (this.heading === null) return this.flush();
    this.sections.enter(this.heading, this.buffer.replace(/\s+/g, ' '));
    this.heading = null;
    this.clear();
  }

  private openTable(): void {
    if (this.table) {
      this.table.depth += 1;
      return;
    }
    this.flush();
    this.table = { rows: new HtmlTable(), cell: null, depth: 1 };
  }

  /** A table within a cell is read as text of the cell. */
  private openInTable(name: string, attributes: string, line: number): void {
    if (this.table === null || this.table.depth > 1) return void (this.buffer += ' ');
    if (name === 'tr') {
      this.endCell();
      this.table.rows.openRow(`line ${line}`);
    } else if (name === 'td' || name === 'th') {
      this.endCell();
      this.place = `line ${line}`;
      this.table.cell = { isHeader: name === 'th', columns: spanOf(attributes, 'colspan'), rows: spanOf(attributes, 'rowspan') };
    } else if (BREAKS.has(name)) this.buffer += ' ';
  }

  private closeInTable(name: string): void {
    if (this.table === null) return;
    if (name === 'table' && (this.table.depth -= 1) <= 0) return this.endTable();
    if (this.table.depth > 1) return void (this.buffer += ' ');
    if (name === 'td' || name === 'th' || name === 'tr') this.endCell();
    if (name === 'tr') this.table.rows.closeRow();
    if (name === 'caption') this.flush();
    if (BREAKS.has(name)) this.buffer += ' ';
  }

  private endCell(): void {
    const cell = this.table?.cell ?? null;
    if (this.table === null || cell === null) return;
    this.table.cell = null;
    this.table.rows.cell(this.buffer.replace(/\s+/g, ' ').trim(), cell.isHeader, cell.columns, cell.rows, this.place);
    this.clear();
  }

  private endTable(): void {
    this.endCell();
    this.flush();
    this.table?.rows.end(this.path, this.sink);
    this.table = null;
  }

  private endRaised(): void {
    if (this.raisedFrom < 0) return;
    const before = this.buffer.slice(0, this.raisedFrom);
    this.buffer = before + superscript(before.slice(-4), this.buffer.slice(this.raisedFrom));
    this.raisedFrom = -1;
  }

  private clear(): void {
    this.buffer = '';
    this.isBlank = true;
    this.raisedFrom = -1;
  }

  private flush(): void {
    const text = this.buffer.replace(/[^\S\n]+/g, ' ').trim();
    this.clear();
    if (text === '') return;
    const block: Block = {
      text,
      sections: this.path,
      form: this.form,
      place: this.place,
      ...(this.hidden > 0 ? { hidden: this.hidden } : {}),
    };
    this.hidden = 0;
    this.sink.block(block);
    this.lead = text.endsWith(':') ? lastSentence(text) : '';
  }

  private get path(): readonly string[] {
    return [...this.sections.path, ...this.leads.filter(Boolean)];
  }
}

function spanOf(attributes: string, name: string): number {
  const value = Number(new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.max(1, value);
}
