export const BLOCK_FORMS = ['paragraph', 'list item', 'table row'] as const;
export type BlockForm = (typeof BLOCK_FORMS)[number];

/** A longer one is refused: it is no recommendation, and its sentences would have no order that a reader could follow. */
export const LONGEST_BLOCK = 200_000;

/** One recommendation, paragraph or table row, with the headings above it. Texts are as the file has them. */
export interface Block {
  readonly text: string;
  readonly sections: readonly string[];
  readonly form: BlockForm;
  /** `line 12`, `page 3`. */
  readonly place: string;
  /** Characters that the page would not have shown. */
  readonly hidden?: number;
}

/** Takes blocks as they are read. */
export interface BlockSink {
  block(block: Block): void;
  /** A part that cannot be taken; the file goes on. */
  refuse(place: string, reason: string): void;
}

/** Headings in force, by level: a heading ends those of its own level and below. */
export class Sections {
  private open: { readonly level: number; readonly text: string }[] = [];

  enter(level: number, text: string): void {
    this.open = this.open.filter((section) => section.level < level);
    if (text.trim() !== '') this.open.push({ level, text: text.trim() });
  }

  get path(): readonly string[] {
    return this.open.map(({ text }) => text);
  }
}
