import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { corpusDocumentLine, corpusLine } from '@consilium/contracts';
import { CliBench } from '../cli.builder.ts';

/** Made-up publications: PMIDs 9000xxxx. */
const ARTICLES = [
  { pmid: '90000001', title: 'A made-up study.', abstract: 'Drug A helped 12 patients. Drug B did not.', year: 2023 },
  { pmid: '90000002', title: 'RETRACTED: a made-up study.', abstract: 'It was not so.' },
];
const lines = (...records: readonly object[]): string => records.map((record) => JSON.stringify(record)).join('\n');

let bench: CliBench;
beforeAll(() => {
  bench = new CliBench();
  writeFileSync(bench.file('articles.jsonl'), lines(...ARTICLES));
  writeFileSync(bench.file('articles.jsonl.gz'), gzipSync(lines({ pmid: '90000003', title: 'Another.' })));
  writeFileSync(bench.file('broken.xml'), '<PubmedArticleSet><PubmedArticle>\n</Pubmed');
  writeFileSync(bench.file('guide.md'), '# Made-up guideline\n- Give drug A to adults.\u200B\n- Do not give drug B.\n');
});
afterAll(() => bench.close());

describe('corpus import', () => {
  it('stores literature with its standings and names the files of each document', async () => {
    const {
      exit,
      lines: out,
      messages,
    } = await bench.run([
      ...['corpus', 'import', 'literature', bench.file('articles.jsonl'), bench.file('articles.jsonl.gz')],
      ...['--as', 'lit', '--title', 'Made-up export', '--licence', 'own texts'],
    ]);
    expect(exit).toBe(0);
    expect(corpusLine.strict().parse(out[0])).toMatchObject({
      id: 'lit',
      corpus: 'literature',
      title: 'Made-up export',
      licence: 'own texts',
      documents: 3,
      windows: 3,
      standing: { current: 2, corrected: 0, concern: 0, retracted: 1 },
      counts: { records: 3, filesRefused: 0 },
      refused: [],
    });
    expect(messages).toContain('1 publications are retracted');
  });

  it('stores guidelines as the operator states their rights, and tells what was hidden', async () => {
    const { exit, lines: out } = await bench.run([
      'corpus',
      'import',
      'guidelines',
      bench.file('guide.md'),
      '--as',
      'guide',
      '--quote',
      'no',
      '--language',
      'en',
      '--published',
      '2025-03',
    ]);
    expect(exit).toBe(0);
    expect(corpusLine.parse(out[0])).toMatchObject({
      corpus: 'guideline',
      documents: 2,
      hiddenCharacters: 1,
      licence: 'as held by the operator',
    });
    const shown = await bench.run(['corpus', 'show', 'guide', 'guideline:guide/2']);
    expect(corpusDocumentLine.parse(shown.lines[0])).toMatchObject({
      release: 'guide',
      document: {
        text: 'Do not give drug B.',
        sections: ['Made-up guideline'],
        quotable: false,
        language: 'en',
        publishedOn: '2025-03',
        facts: { files: 'guide.md', place: 'line 3' },
      },
    });
  });

  it('refuses a broken file whole with its place, takes the others and exits 1', async () => {
    const {
      exit,
      lines: out,
      messages,
    } = await bench.run([...['corpus', 'import', 'literature', bench.file('articles.jsonl'), bench.file('broken.xml'), '--as', 'part']]);
    expect(exit).toBe(1);
    expect(corpusLine.parse(out[0])).toMatchObject({ documents: 2, refused: [{ file: 'broken.xml', place: 'line 2' }] });
    expect(messages).toContain('refused');
  });

  it.each<[string, readonly string[], number, RegExp]>([
    ['nothing that could be read', ['literature', 'broken.xml', '--as', 'none-left'], 1, /broken\.xml, line 2: the XML is not well-formed/],
    ['other content under an id that is taken', ['guidelines', 'articles.jsonl', 'guide.md', '--as', 'lit'], 1, /other content/],
    ['an id that is none', ['guidelines', 'guide.md', '--as', '../x'], 1, /cannot name a corpus/],
    ['a file that is not there', ['guidelines', 'absent.md', '--as', 'x'], 2, /absent\.md: there is no such file/],
    ['a right that is neither yes nor no', ['guidelines', 'guide.md', '--as', 'x', '--quote', 'maybe'], 2, /yes or no/],
    ['a date that is none', ['guidelines', 'guide.md', '--as', 'x', '--published', 'May'], 2, /2025-03-01/],
    ['a language that is none', ['guidelines', 'guide.md', '--as', 'x', '--language', 'german?'], 2, /BCP 47/],
    ['no id', ['guidelines', 'guide.md'], 2, /--as/],
  ])('refuses %s and stores nothing', async (_what, args, code, message) => {
    const placed = args.map((arg) => (/\.(?:md|jsonl|xml)$/.test(arg) ? bench.file(arg) : arg));
    const { exit, out, messages } = await bench.run(['corpus', 'import', ...placed]);
    expect({ exit, out }).toEqual({ exit: code, out: '' });
    expect(messages).toMatch(message);
  });
});

describe('corpus list and show', () => {
  it('lists what is stored, guidelines first, the newest import first', async () => {
    const { lines: out } = await bench.run(['corpus', 'list']);
    expect(out.map((line) => corpusLine.parse(line).id)).toEqual(['guide', 'part', 'lit']);
  });

  it('shows a retracted publication as such', async () => {
    const { lines: out } = await bench.run(['corpus', 'show', 'lit', 'pubmed:90000002']);
    expect(corpusDocumentLine.parse(out[0]).document).toMatchObject({ standing: 'retracted', retracted: true });
  });

  it.each([
    ['corpus', ['absent', 'pubmed:90000001'], /no corpus "absent"/],
    ['document', ['lit', 'pubmed:1'], /no document "pubmed:1"/],
  ])('exits 2 on a %s that is not there', async (_what, args, message) => {
    const { exit, messages } = await bench.run(['corpus', 'show', ...args]);
    expect(exit).toBe(2);
    expect(messages).toMatch(message);
  });
});
