import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorpusContent, CorpusDocument, Standing } from '@consilium/domain/evidence';
import { digestOf } from '@consilium/ledger';
import { importCorpus } from '../import-corpus.ts';
import { STATEMENT, articleXml, fileOf, reference, setXml } from '../literature/literature.fixture.ts';
import { CorpusStore } from './corpus-store.ts';

const AT = '2026-10-01T00:00:00.000Z';
let home: string;
let store: CorpusStore;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'consilium-corpora-'));
  store = new CorpusStore(home);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const aDocument = (id: string, text: string, standing: Standing = 'current'): CorpusDocument => ({
  id,
  source: 'pubmed',
  text,
  quotable: true,
  sha256: digestOf(text),
  facts: {},
  retracted: standing === 'retracted',
  corpus: 'literature',
  title: null,
  sections: [],
  sentences: [[0, text.length]],
  windows: [[0, text.length]],
  licence: null,
  language: 'en',
  publishedOn: null,
  standing,
});
const content = (...documents: readonly CorpusDocument[]): CorpusContent => ({
  corpus: 'literature',
  title: 'Made up',
  licence: null,
  documents,
  refused: [],
});
const standingIn = async (id: string) => {
  const loaded = await store.load();
  return loaded.ok
    ? loaded.value.map((corpus) => [corpus.id, corpus.content.documents.find((document) => document.id === id)?.standing])
    : null;
};

describe('CorpusStore', () => {
  it('stores a corpus under the SHA-256 of its canonical content; the same again is no change', async () => {
    const corpus = content(aDocument('pubmed:90000001', 'One \u2028 line.'), aDocument('pubmed:90000002', 'Two.'));
    const first = await store.save('a', corpus, AT);
    expect(first.ok && first.value).toMatchObject({ sha256: digestOf(corpus), documents: 2, counts: { current: 2 } });
    expect(await store.save('a', corpus, '2027-01-01T00:00:00.000Z')).toEqual(first);
    expect(await store.read('a')).toEqual({ ok: true, value: { id: 'a', sha256: digestOf(corpus), importedAt: AT, content: corpus } });
    expect(await readdir(join(home, 'corpora'))).toEqual(['a']);
  });

  it('refuses other content under an id that is taken, names that are none, and an empty corpus', async () => {
    await store.save('a', content(aDocument('pubmed:90000001', 'One.')), AT);
    expect(await store.save('a', content(aDocument('pubmed:90000001', 'Two.')), AT)).toMatchObject({
      refusal: { code: 'CORPUS.ID_TAKEN' },
    });
    for (const id of ['none', '../up', '', 'a/b', '.hidden'])
      expect(await store.save(id, content(aDocument('pubmed:90000001', 'One.')), AT)).toMatchObject({
        refusal: { code: 'CORPUS.ID_INVALID' },
      });
    expect(await store.save('b', content(), AT)).toMatchObject({ refusal: { code: 'CORPUS.EMPTY' } });
    expect(await readdir(join(home, 'corpora'))).toEqual(['a']);
  });

  it('refuses a corpus whose file was edited, and an id that is not there', async () => {
    await store.save('a', content(aDocument('pubmed:90000001', 'Drug A did not help.')), AT);
    const path = join(home, 'corpora', 'a', 'documents.jsonl');
    await writeFile(path, (await readFile(path, 'utf8')).replace('did not', 'did'));
    expect(await store.load()).toMatchObject({ refusal: { code: 'CORPUS.CORRUPT' } });
    expect(await store.load(['b'])).toMatchObject({ refusal: { code: 'CORPUS.UNKNOWN' } });
    expect(await store.load(['none'])).toEqual({ ok: true, value: [] });
  });

  it('lets a retraction that a later import tells hold in an earlier one, whatever is loaded', async () => {
    await store.save('march', content(aDocument('pubmed:90000001', 'One.')), AT);
    await store.save('june', content(aDocument('pubmed:90000001', 'One.', 'retracted')), AT);
    expect(await standingIn('pubmed:90000001')).toEqual([
      ['june', 'retracted'],
      ['march', 'retracted'],
    ]);
    const alone = await store.load(['march']);
    expect(alone.ok && alone.value[0]?.content.documents[0]).toMatchObject({ standing: 'retracted', retracted: true, importedAt: AT });
    const asImported = await store.read('march');
    expect(asImported.ok && asImported.value.content.documents[0]?.standing).toBe('current');
  });

  it('lets a notice speak about the article of another import', async () => {
    await store.save('march', content(aDocument('pubmed:90000001', 'One.')), AT);
    const notice = fileOf(
      'notice.xml',
      setXml(articleXml({ pmid: '90000077', title: 'Notice', more: reference('RetractionOf', '90000001') })),
    );
    const imported = await importCorpus({ corpus: 'literature', id: 'june', files: [notice], statement: STATEMENT, importedAt: AT }, store);
    expect(imported.ok).toBe(true);
    expect(await standingIn('pubmed:90000001')).toEqual([
      ['june', undefined],
      ['march', 'retracted'],
    ]);
  });

  it('leaves nothing when no document is left, and says why', async () => {
    const request = { corpus: 'guideline', id: 'g', files: [fileOf('scan.txt', ' ')], statement: STATEMENT, importedAt: AT } as const;
    expect(await importCorpus(request, store)).toMatchObject({
      refusal: { code: 'CORPUS.EMPTY', detail: { message: expect.stringContaining('scan.txt, whole file: no text') } },
    });
    expect(await readdir(join(home, 'corpora'))).toEqual([]);
  });

  it('leaves one corpus when two imports race for one id', async () => {
    const results = await Promise.all([1, 2, 3].map((n) => store.save('a', content(aDocument('pubmed:90000001', `Text ${n}.`)), AT)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await readdir(join(home, 'corpora'))).toEqual(['a']);
  });
});
