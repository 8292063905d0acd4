/** The few kinds of pdfmake content that the report is made of. */
export type PdfNode = string | PdfText | PdfTable | PdfGroup;

interface PdfOptions {
  readonly [option: string]: unknown;
}
type PdfGroup =
  | (PdfOptions & { readonly stack: readonly PdfNode[] })
  | (PdfOptions & { readonly columns: readonly PdfNode[] })
  | (PdfOptions & { readonly ul: readonly PdfNode[] })
  | (PdfOptions & { readonly canvas: readonly object[] });

export interface PdfText extends PdfOptions {
  readonly text: string | readonly (string | PdfText)[];
}

export interface PdfTable extends PdfOptions {
  readonly table: {
    readonly widths: readonly (string | number)[];
    readonly body: readonly (readonly PdfNode[])[];
    readonly headerRows?: number;
    readonly dontBreakRows?: boolean;
    readonly keepWithHeaderRows?: number;
  };
}

export const INK = '#1c2430';
export const QUIET = '#4f5b6b';
export const LINE = '#c9d1db';
export const SHADE = '#eef2f6';
export const ALARM = '#9b1c1c';
export const ALARM_SHADE = '#fdf0ef';

/** Text of people and sources as one run; `strong`, `quiet` only change its look. */
export const text = (value: string, options: Readonly<Record<string, unknown>> = {}): PdfText => ({ text: value, ...options });

export const heading = (value: string, color: string = INK): PdfText => text(value, { style: 'heading', color, headlineLevel: 1 });

/** Name of the place where a source is listed; a mark that is clicked leads there, and the quoted passage stands there. */
export const placeOf = (number: number): string => `source-${number}`;

/** Where the paths of the engine's statements are listed. */
export const ENGINE_PLACE = 'engine-statements';

/** `[1][3]`, each a link to its source. */
export const marks = (citations: readonly number[], look: Readonly<Record<string, unknown>> = {}): PdfText => ({
  text: citations.map((number) => text(`[${number}]`, { linkToDestination: placeOf(number) })),
  ...look,
});

/** Hairlines between rows, none around: a table to be read, not a grid. */
const ruled = {
  hLineWidth: (row: number, node: PdfTable) => (row === 0 || row === node.table.body.length ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** A table whose head repeats on each page and whose rows never break over a page. */
export function table(
  columns: readonly { readonly title: string; readonly width: string | number }[],
  rows: readonly (readonly PdfNode[])[],
  color: string = QUIET,
): PdfTable {
  const head = columns.map(({ title }) => text(title, { style: 'columnHead', color }));
  return {
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: columns.map(({ width }) => width), body: [head, ...rows] },
    layout: ruled,
    margin: [0, 0, 0, 4],
  };
}

/** Longer words of a person may run over a page. */
const KEPT_TOGETHER = 1500;

/** A heading with what must stay beside it. */
export const together = (title: PdfNode, block: PdfNode, words: string): PdfNode =>
  words.length > KEPT_TOGETHER ? { stack: [title, block] } : { stack: [title, block], unbreakable: true };

/** A shaded box with a bar on its left, for what must not be overlooked. */
export function callout(content: readonly PdfNode[], bar: string, fill: string): PdfTable {
  return {
    table: { widths: ['*'], body: [[{ stack: content }]], dontBreakRows: true },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (column: number) => (column === 0 ? 3 : 0),
      vLineColor: () => bar,
      fillColor: () => fill,
      paddingLeft: () => 8,
      paddingRight: () => 8,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
    margin: [0, 4, 0, 4],
  };
}

/** A closed, dashed frame: words of a machine among those of people. */
export function framed(content: readonly PdfNode[]): PdfTable {
  const dash = { dash: { length: 3, space: 2 } };
  return {
    table: { widths: ['*'], body: [[{ stack: content }]] },
    layout: {
      hLineWidth: () => 0.8,
      vLineWidth: () => 0.8,
      hLineColor: () => QUIET,
      vLineColor: () => QUIET,
      hLineStyle: () => dash,
      vLineStyle: () => dash,
      paddingLeft: () => 8,
      paddingRight: () => 8,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
    margin: [4, 3, 0, 5],
  };
}
