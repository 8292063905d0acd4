import { splitSentences } from '@consilium/domain/evidence';
import type { BlockForm, BlockSink } from './block.ts';
import { Sections } from './block.ts';

/** Gathers lines to blocks: what Markdown, plain text and PDF have in common. */
export class LineBlocks {
  readonly sections = new Sections();
  private lines: string[] = [];
  private form: BlockForm = 'paragraph';
  private place = '';
  /** Texts that introduce what follows, by indent: `Offer one of:` above a list, or above the items of an inner list. */
  private leads: { readonly indent: number; readonly text: string }[] = [];
  private indent = -1;
  private lastLeads = false;

  constructor(private readonly sink: BlockSink) {}

  get isOpen(): boolean {
    return this.lines.length > 0;
  }

  heading(level: number, text: string): void {
    this.end();
    this.leads = [];
    this.sections.enter(level, text);
  }

  /** Begins a list item or paragraph. @param indent of a list item, -1 for a paragraph */
  begin(form: BlockForm, indent: number, text: string, place: string): void {
    this.end();
    this.leads = this.leads.filter((lead) => lead.indent < indent);
    this.form = form;
    this.indent = indent;
    this.place = place;
    this.lines = [text];
  }

  goOn(text: string): void {
    this.lines.push(text);
  }

  /** Ends the block that is open. */
  end(): void {
    if (this.lines.length === 0) return;
    const text = this.lines.join('\n').trim();
    this.lines = [];
    if (text === '') return;
    this.sink.block({ text, sections: this.path, form: this.form, place: this.place });
    this.lastLeads = text.endsWith(':');
    if (this.lastLeads) this.leads.push({ indent: this.indent, text: lastSentence(text) });
  }

  /** Ends the block that is open before a table; a line that introduces stays only when it stands right above. */
  endBeforeTable(): void {
    this.end();
    if (!this.lastLeads) this.leads = [];
  }

  /** Headings and introducing lines above what is being read. */
  get path(): readonly string[] {
    return [...this.sections.path, ...this.leads.map(({ text }) => text)];
  }
}

/** Of a longer paragraph only its last sentence introduces what follows. */
export const lastSentence = (text: string): string => {
  const [start, end] = splitSentences(text).at(-1) ?? [0, text.length];
  return text.slice(start, end);
};
