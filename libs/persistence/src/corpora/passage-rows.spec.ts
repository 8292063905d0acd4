import type { CorpusDocument } from '@consilium/domain/evidence';
import { passageRows } from './passage-rows.ts';

const document = (text: string, more: Partial<CorpusDocument> = {}) =>
  ({ text, title: null, sections: [], windows: [], ...more }) as unknown as CorpusDocument;

describe('passageRows', () => {
  it('takes a text without windows for one window', () =>
    expect(passageRows(document('BRAF p.Val600Glu, BRAF'))).toEqual([{ window: [0, 22], words: ['braf', 'v600e'] }]));

  it('finds every window by title and headings as well, and a title that opens the text once', () => {
    const windows = [
      [0, 4],
      [5, 9],
    ] as const;
    expect(passageRows(document('EGFR KRAS', { windows, title: 'Lung', sections: ['First line'] })).map(({ words }) => words)).toEqual([
      ['egfr', 'lung', 'first', 'line'],
      ['kras', 'lung', 'first', 'line'],
    ]);
    expect(passageRows(document('Lung. EGFR', { windows: [[6, 10]], title: 'Lung' }))[0]?.words).toEqual(['egfr']);
  });

  it('takes no more words of a monstrous window than a text search can hold, the first ones, and no monstrous word', () => {
    const many = Array.from({ length: 200_000 }, (_, at) => `w${at}`);
    const [row] = passageRows(document(`BRAF ${'x'.repeat(300)} ${many.join(' ')}`));
    expect(row?.words.slice(0, 2)).toEqual(['braf', 'w0']);
    expect(Buffer.byteLength(row?.words.join('') ?? '')).toBeLessThanOrEqual(500_000);
  });
});
