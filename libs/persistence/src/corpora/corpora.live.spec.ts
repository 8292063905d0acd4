import { TEST_KEYS, aCorpus, aCorpusDocument, corpusSearchContract, createTestDatabase } from '@consilium/testing';
import type { TestDatabase } from '@consilium/testing';
import { digestOf } from '@consilium/ledger';
import { EMPTY_FACETS } from '@consilium/domain/evidence';
import { corpora, openDatabase } from '../index.ts';
import type { Database } from '../index.ts';
import { raw } from '../spec-support/by-hand.ts';
import { corpusDigest } from './corpus-digest.ts';
import { openedEntries } from '../spec-support/entries.ts';

const opened: { readonly database: TestDatabase; readonly connection: Database }[] = [];
async function open() {
  const database = await createTestDatabase();
  const connection = await openDatabase(database.appUrl, { poolSize: 2, keys: TEST_KEYS });
  opened.push({ database, connection });
  return { ...database, connection, port: corpora(connection) };
}
afterAll(async () => {
  for (const { database, connection } of opened) {
    await connection.destroy();
    await database.drop();
  }
});

corpusSearchContract('corpora in Postgres', async (contents) => {
  const { port } = await open();
  for (const [at, content] of contents.entries()) await port.register(`release-${at}`, content);
  return port;
});

/** Made-up ids and texts. */
const BRAF = { ...EMPTY_FACETS, genes: ['BRAF'] };
const about = (id: string, more = {}) => aCorpusDocument({ id, text: 'Tumors with BRAF V600E shrank. Nothing else is told.', ...more });
const ids = async (port: Awaited<ReturnType<typeof open>>['port']) =>
  (await port.search('literature', BRAF, 10)).map(({ document }) => document.id);

describe('an imported corpus', () => {
  it('is found again by the same content, listed once, with an entry of digests', async () => {
    const { port, connection } = await open();
    const content = aCorpus([about('pubmed:90000011')]);
    const first = await port.register('march', content);
    expect(await port.register('march', content)).toEqual(first);
    expect(await port.list()).toEqual([first]);
    expect(first).toMatchObject({ id: 'march', corpus: 'literature', documents: 1, sha256: digestOf(content) });
    const entries = await openedEntries(connection, `e.action = 'corpus-registered'`);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      obj: { type: 'corpus', id: 'march' },
      detail: { sha256: first.sha256, documents: 1 },
    });
  });

  it('refuses other content under its id, and two documents of one id, and leaves nothing of either', async () => {
    const { port } = await open();
    await port.register('march', aCorpus([about('pubmed:90000011')]));
    await expect(port.register('march', aCorpus([about('pubmed:90000012')]))).rejects.toMatchObject({ code: 'KNOWLEDGE.ID_TAKEN' });
    const twins = aCorpus([about('pubmed:90000013'), about('pubmed:90000013', { text: 'BRAF again.' })]);
    await expect(port.register('april', twins)).rejects.toThrow(/two documents with the id pubmed:90000013/);
    expect(await ids(port)).toEqual(['pubmed:90000011']);
    expect(await port.list()).toHaveLength(1);
  });

  it('may hold no document and is then found by nothing', async () => {
    const { port } = await open();
    await port.register('empty', aCorpus([]));
    expect(await ids(port)).toEqual([]);
    expect(await port.search('literature', { ...BRAF, text: 'free words' }, 10)).toEqual([]);
    expect(await port.document('pubmed:90000011')).toBeNull();
  });

  it('stores a document of megabytes without windows, and finds it by its first words', async () => {
    const { port } = await open();
    const text = `BRAF V600E ${' '.repeat(1_200_000)}.`;
    const manyWords = `BRAF V600E ${Array.from({ length: 30_000 }, (_, at) => `${'word'.repeat(9)}${at}`).join(' ')}.`;
    const large = (id: string, of = text) => ({ ...about(id), text: of, sentences: [], windows: [] });
    const small = aCorpusDocument({ id: 'pubmed:90000014', text: 'Nothing of that gene.' });
    await port.register('large', aCorpus([large('pubmed:90000011'), large('pubmed:90000012'), large('pubmed:90000013', manyWords), small]));
    expect(await ids(port)).toEqual(['pubmed:90000011', 'pubmed:90000012', 'pubmed:90000013']);
    expect(await port.document(small.id)).toMatchObject({ text: small.text });
    expect((await port.search('literature', BRAF, 1)).map(({ window }) => window)).toEqual([[0, text.length]]);
  });

  it('gives a document as the latest import holds it', async () => {
    const { port } = await open();
    await port.register('march', aCorpus([about('pubmed:90000011'), about('pubmed:90000012')]));
    await port.register('june', aCorpus([about('pubmed:90000011', { text: 'Tumors with BRAF V600E shrank for long.' })]));
    expect((await port.document('pubmed:90000011'))?.text).toContain('for long');
    const hits = await port.search('literature', BRAF, 10);
    expect(hits.map(({ document }) => document.id)).toEqual(['pubmed:90000011', 'pubmed:90000012']);
    expect(hits[0]?.document.text).toContain('for long');
  });

  it.each([
    ['a later', ['march', 'june']],
    ['an earlier', ['june', 'march']],
  ])('hides a document everywhere as soon as %s import knows it as retracted', async (_which, order) => {
    const { port } = await open();
    const contents = new Map([
      ['march', aCorpus([about('pubmed:90000011')])],
      ['june', aCorpus([about('pubmed:90000011', { standing: 'retracted' })])],
    ]);
    for (const id of order) await port.register(id, contents.get(id) ?? aCorpus([]));
    expect(await ids(port)).toEqual([]);
    expect(await port.retractedOf('literature', BRAF)).toBe(1);
    expect(await port.document('pubmed:90000011')).toMatchObject({ retracted: true, standing: 'retracted' });
  });

  it('counts no retracted document of another corpus or another gene', async () => {
    const { port } = await open();
    await port.register('march', aCorpus([about('pubmed:90000011', { standing: 'retracted' })]));
    expect(await port.retractedOf('guideline', BRAF)).toBe(0);
    expect(await port.retractedOf('literature', { ...EMPTY_FACETS, genes: ['EGFR'] })).toBe(0);
    expect(await port.retractedOf('literature', EMPTY_FACETS)).toBe(0);
  });
});

describe('the content of a corpus, by hand', () => {
  it('takes nothing after its import, and no corpus comes without its entry (AUD-02, AUD-05)', async () => {
    const { port, appUrl, ownerUrl } = await open();
    await port.register('march', aCorpus([about('pubmed:90000011')]));
    const tables = ['corpus', 'corpus_document', 'passage', 'corpus_word'];
    for (const table of tables) {
      await expect(raw(appUrl, `DELETE FROM knowledge.${table}`)).rejects.toThrow(/permission denied/);
      await expect(raw(ownerUrl, `TRUNCATE knowledge.${table} CASCADE`)).rejects.toThrow(/append-only/);
    }
    for (const planted of [
      `INSERT INTO knowledge.corpus_document VALUES (1, 7, 'pubmed:90000099', false, '{}')`,
      `INSERT INTO knowledge.passage VALUES (1, 0, 900, 901, 'literature', false, 'braf'::tsvector)`,
      `INSERT INTO knowledge.corpus_word VALUES (1, 'planted', 2)`,
    ])
      await expect(raw(ownerUrl, planted)).rejects.toThrow(/immutable/);
    await expect(
      raw(
        appUrl,
        `INSERT INTO knowledge.corpus (id, kind, title, sha256, documents, passages, refused) VALUES ('x', 'guideline', 't', '${'a'.repeat(64)}', 0, 0, '[]')`,
      ),
    ).rejects.toThrow(/no ledger entry/);
  });
});

it.each([[[]], [[about('pubmed:90000011')]], [[about('pubmed:90000011'), about('pubmed:90000012', { title: 'Ä "quoted" title' })]]])(
  'has the SHA-256 of its canonical JSON, taken document by document',
  (documents) => {
    const content = aCorpus(documents);
    expect(corpusDigest(content)).toBe(digestOf(content));
  },
);
