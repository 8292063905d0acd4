import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceItem } from '@consilium/domain';
import { starterRelease } from './starter-release.ts';

const RECORD = readFileSync(join(import.meta.dirname, '../../pack/second-reading.md'), 'utf8');
const { items } = starterRelease().content;

const sectionOf = (title: string): string => RECORD.split('\n## ').find((section) => section.startsWith(title)) ?? '';
const countOf = (row: string): number => Number(new RegExp(`\\| ${row}[^|]*\\| (\\d+)`).exec(RECORD)?.[1]);
const namedIn = (title: string): readonly string[] =>
  [...sectionOf(title).matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)+)`/g)].flatMap(([, id]) => id ?? []);
const isOfReader = ({ verification }: EvidenceItem): boolean =>
  verification?.status === 'second-read' && verification.by.endsWith('second reader');
/** Items of a row: its own, or one for each therapy. */
const ofRow = (pack: readonly EvidenceItem[], row: string): readonly EvidenceItem[] => pack.filter(({ id }) => id.split(':')[1] === row);
const markedAsRead = (pack: readonly EvidenceItem[], title: string): readonly string[] =>
  namedIn(title).filter((row) => ofRow(pack, row).some(isOfReader));

describe('the record of the second reading', () => {
  it('adds up to the facts that were given to read', () => {
    const parts = ['held as stated', 'held after', 'corrected, and', 'taken out', 'left unverified'].map(countOf);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(countOf('unverified facts'));
  });

  it('answers for every fact that is marked as held by the second reader', () => {
    const marked = items.filter(isOfReader).length;
    expect(marked).toBeGreaterThan(0);
    expect(marked).toBeLessThanOrEqual(countOf('held as stated') + countOf('held after'));
  });

  it.each(['Held after dropping', 'Corrected, unverified', 'Left unverified'])('names only rows of the pack under %s', (title) => {
    expect(namedIn(title).length).toBeGreaterThan(0);
    expect(namedIn(title).filter((row) => ofRow(items, row).length === 0)).toEqual([]);
  });

  it.each(['Corrected, unverified', 'Left unverified'])('lets no row under %s pass as held', (title) => {
    expect(markedAsRead(items, title)).toEqual([]);
  });

  it('would notice a corrected row that its writer marked as held', () => {
    const forged = items.map((item) =>
      item.id === 'guideline:tp53-ucec-prognosis'
        ? { ...item, verification: { status: 'second-read' as const, by: '2026-11-23 second reader' } }
        : item,
    );
    expect(markedAsRead(forged, 'Corrected, unverified')).toEqual(['tp53-ucec-prognosis']);
  });
});
