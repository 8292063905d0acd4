import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CorpusFile } from '../corpus-file.ts';
import { DocumentShelf } from '../store/document-shelf.ts';
import { importLiterature } from './import-literature.ts';
import { SENTENCES, STATEMENT, articleXml, europePmc, fileOf, medline, resultOf, setXml } from './literature.fixture.ts';
import type { LiteratureNote } from './literature-shelf.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'consilium-corpus-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let shelves = 0;
async function imported(...files: readonly CorpusFile[]) {
  const shelf = new DocumentShelf<LiteratureNote>(join(folder, `${(shelves += 1)}.jsonl`));
  try {
    const result = await importLiterature(files, STATEMENT, shelf);
    return { ...result, documents: shelf.ids().map((id) => shelf.get(id)) };
  } finally {
    shelf.close();
  }
}

const good = fileOf('good.xml', setXml(articleXml({ pmid: '90000009' })));
const two = setXml(articleXml(), articleXml({ pmid: '90000002', title: 'Other' }));
const BOMB = `<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<PubmedArticleSet>${articleXml({ title: '&b;' })}</PubmedArticleSet>`;
const OUTSIDE = `<!DOCTYPE PubmedArticleSet [<!ENTITY x SYSTEM "file:///etc/hostname">]><PubmedArticleSet>${articleXml({ title: '&x;' })}</PubmedArticleSet>`;

describe('a literature file that is broken anywhere', () => {
  it.each<[string, string | Uint8Array, RegExp, RegExp]>([
    ['an empty file', '', /whole file/, /empty/],
    ['an empty gzip file', gzipSync(''), /whole file/, /empty/],
    ['a cut gzip file', gzipSync(two).subarray(0, 300), /whole file/, /gzip/],
    ['a ZIP archive', Buffer.from('504b030414000000', 'hex'), /whole file/, /ZIP/],
    ['XML that is cut', two.slice(0, -40), /line \d+/, /well-formed/],
    ['XML that is corrupt in its middle', two.replace('90000002', '<<'), /line \d+/, /well-formed/],
    ['an entity bomb', BOMB, /line \d+/, /entity/],
    ['an entity of a file', OUTSIDE, /line \d+/, /entity/],
    ['XML nested too deep', `<PubmedArticleSet>${'<a>'.repeat(5_000)}`, /line/, /deep/],
    ['XML of something else', '<html2><body/></html2>', /line 1/, /PubmedArticleSet/],
    ['a web page', '<!DOCTYPE html><html></html>', /whole file/, /web page/],
    ['a PDF', '%PDF-1.4', /whole file/, /guidelines/],
    ['MEDLINE text with a broken line', `${medline()}\nPMID- 90000002\nTI  - T\nno tag here\n`, /line \d+/, /tag/],
    ['JSON that is cut', resultOf(europePmc(), europePmc({ id: '2' })).slice(0, -30), /line 1/, /middle|broken/],
    ['JSON with brackets that do not fit', '[{"pmid":"90000001","title":"T"]}', /line 1/, /brackets|broken/],
    ['JSON nested too deep', `[{"pmid":"90000001","x":${'['.repeat(5_000)}`, /line 1/, /deep/],
    ['JSON of nothing', '[]', /whole file/, /no record/],
    ['JSON with a broken record', '{"pmid":"90000001","title":"T"}\n{"pmid":nope}\n', /line 2/, /broken|not JSON/],
    ['a binary file', Buffer.from([0x50, 0x4d, 0x49, 0x44, 0x2d, 0x20, 0, 1, 2]), /whole file|byte 7/, /binary|format/],
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from('PMID- 90000001\nTI  - '), Buffer.from([0xe9, 0x20])]), /byte/, /UTF-8/],
    ['RIS', 'TY  - JOUR\nTI  - T\nER  - \n', /whole file/, /RIS/],
    ['text of no format', 'Dear colleague', /whole file/, /format/],
  ])('refuses %s whole, names place and way out, and takes the other files', async (_what, content, place, reason) => {
    const { documents, refused, counts } = await imported(fileOf('bad', content), good);
    expect(documents.map(({ id }) => id)).toEqual(['pubmed:90000009']);
    expect(refused).toEqual([{ file: 'bad', place: expect.stringMatching(place), reason: expect.stringMatching(reason) }]);
    expect(counts).toMatchObject({ filesRefused: 1, records: 1 });
  });

  it('takes back what a broken file had changed in the documents of another', async () => {
    const retracted = setXml(articleXml({ pmid: '90000009', title: 'RETRACTED: another' }));
    const { documents } = await imported(good, fileOf('bad.xml', retracted.slice(0, -5)));
    expect(documents).toEqual([expect.objectContaining({ standing: 'current', title: 'A synthetic study of XYZ1.' })]);
  });

  it('refuses a record that says nothing, names nothing or never ends, and takes the rest', async () => {
    const long = articleXml({ pmid: '90000005', abstract: `<AbstractText>${'word '.repeat(900_000)}</AbstractText>` });
    const { documents, refused } = await imported(
      fileOf('a.xml', setXml(articleXml({ pmid: 'x' }), articleXml({ pmid: '90000004', title: ' ', abstract: '' }), long, articleXml())),
    );
    expect(documents.map(({ id }) => id)).toEqual(['pubmed:90000001']);
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('neither PMID'),
      expect.stringContaining('neither title nor abstract'),
      expect.stringContaining('4 million'),
    ]);
  });

  it('never shows a planted instruction that hides, in a title, a label or a file name', async () => {
    const { documents } = await imported(
      fileOf(
        '\u202Egnp.exe\u{E0041}.xml',
        setXml(articleXml({ title: 'T\u{E0049}\u{E0047}itle', abstract: `<AbstractText Label="A\u200BB">${SENTENCES}</AbstractText>` })),
      ),
    );
    expect(JSON.stringify(documents)).not.toMatch(/[\u200B\u202E\u{E0000}-\u{E007F}]/u);
    expect(documents[0]?.facts['files']).toBe('gnp.exe.xml');
  });
});

describe('mutated exports', () => {
  /** Small generator with a seed, so that a failure can be repeated. */
  const random = (seed: number) => () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return seed / 4_294_967_296;
  };
  const mutant = (text: string, next: () => number): Buffer => {
    const bytes = Buffer.from(text);
    for (let change = 0; change < 1 + next() * 3; change += 1) {
      const at = Math.floor(next() * bytes.length);
      if (next() < 0.3) bytes.copyWithin(at, Math.floor(next() * bytes.length));
      else bytes[at] = Math.floor(next() * 256);
    }
    return next() < 0.3 ? bytes.subarray(0, Math.floor(next() * bytes.length)) : bytes;
  };

  it.each([
    ['PubMed XML', two],
    ['MEDLINE text', medline() + medline('90000002')],
    ['JSON of Europe PMC', resultOf(europePmc(), europePmc({ id: '90000002', pmid: '90000002' }))],
    ['JSON Lines', `${JSON.stringify(europePmc())}\n${JSON.stringify(europePmc({ id: '90000002', pmid: '90000002' }))}\n`],
  ])('%s: each is read or refused, and no document has a span outside its text', async (_format, text) => {
    const next = random(5);
    for (let round = 0; round < 80; round += 1) {
      const { documents, refused } = await imported(fileOf('mutant', mutant(text, next)));
      expect(documents.length + refused.length).toBeGreaterThan(0);
      for (const document of documents) {
        expect(document.text).not.toBe('');
        expect(document.windows.length).toBeGreaterThan(0);
        for (const [start, end] of [...document.sentences, ...document.windows]) {
          expect(end).toBeGreaterThan(start);
          expect(document.text.slice(start, end)).toHaveLength(end - start);
        }
      }
    }
  });
});
