import type { CorpusDocument } from '@consilium/domain/evidence';
import { splitSentences } from '@consilium/domain/evidence';
import type { CorpusStatement } from '../corpus-file.ts';
import { sealed } from '../literature/literature-document.ts';
import { visibleLine, visibleText } from '../text/visible-text.ts';
import { windowsOf } from '../text/windows.ts';
import type { Block } from './block.ts';

const PAGE = /^page (\d+)$/;

export interface GuidelineChunk {
  readonly id: string;
  readonly block: Block;
  readonly file: string;
  readonly publishedOn: string | null;
}

/** A recommendation as a document; null when nothing that can be read is left of it. */
export function guidelineDocument({ id, block, file, publishedOn }: GuidelineChunk, statement: CorpusStatement): CorpusDocument | null {
  const seen = visibleText(block.text);
  const text = seen.text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
  if (!/[\p{L}\p{N}]{2}/u.test(text)) return null;
  const headings = block.sections.map((section) => visibleLine(section, 300));
  const sections = headings.map((heading) => heading.text).filter((heading) => heading !== '');
  // A row is one statement, whatever full stops its cells hold.
  const sentences = block.form === 'table row' ? [[0, text.length] as const] : splitSentences(text);
  const facts = factsOf(block, sections, file);
  return {
    ...sealed({ id, text, title: sections.at(-1) ?? statement.title, facts, standing: 'current' }),
    source: 'guideline',
    quotable: statement.quotable,
    corpus: 'guideline',
    sections,
    sentences,
    windows: windowsOf(sentences),
    licence: statement.licence,
    language: statement.language,
    publishedOn,
    hidden: seen.hidden + (block.hidden ?? 0) + headings.reduce((sum, heading) => sum + heading.hidden, 0),
  };
}

function factsOf(block: Block, sections: readonly string[], file: string): Readonly<Record<string, string>> {
  const page = PAGE.exec(block.place)?.[1];
  return {
    files: file,
    form: block.form,
    ...(page === undefined ? { place: block.place } : { page }),
    ...(sections.length > 0 ? { section: sections.join(' › ') } : {}),
  };
}
