import { mkdirSync, writeFileSync } from 'node:fs';
import {
  caseLine,
  lineError,
  normalizedLine,
  oncogenicityAnswer,
  prioritizedLine,
  releaseLine,
  retrievedLine,
  draftedLine,
  vcfCheckAnswer,
} from '@consilium/contracts';
import { CliBench } from './cli.builder.ts';

let bench: CliBench;
beforeAll(() => {
  bench = new CliBench();
});
afterAll(() => bench.close());

const MELANOMA = caseLine.parse({
  case: 'p1',
  tumorType: { system: 'oncotree', code: 'MEL' },
  build: 'GRCh38',
  findings: [{ id: 'f1', kind: 'small-variant', gene: 'BRAF', protein: 'p.V600E' }],
});
const melanoma = JSON.stringify(MELANOMA);
const CASE_WITHOUT_TYPE = JSON.stringify({ case: 'p2', tumorType: {}, findings: [] });
const UNMAPPED = JSON.stringify({ case: 'p3', tumorType: { text: 'no such tumor' }, findings: [] });

describe('usage', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['tier']],
    ['an unknown option', ['normalize', 'EGFR L858R', '--fast']],
    ['no input', ['normalize']],
    ['both kinds of input', ['normalize', 'EGFR L858R', '--batch', '-']],
    ['a batch that is not there', ['prioritize', '--batch', 'nowhere.jsonl']],
    ['a release that is not there', ['prioritize', '--batch', '-', '--knowledge', 'starter,civic-1999']],
    ['a file without its tumor type', ['prioritize', '--input', 'x.vcf']],
    ['a build that is none', ['prioritize', '--input', 'x.vcf', '--tumor-type', 'MEL', '--build', 'hg17']],
    ['fields that are none', ['prioritize', '--input', 'x.vcf', '--tumor-type', 'MEL', '--field', 'depth']],
    ['statements of a file for a batch', ['prioritize', '--batch', '-', '--tumor-type', 'MEL']],
    ['a release without its id', ['knowledge', 'import', 'labels', 'x.json']],
    ['a password that nobody can type', ['case', 'list', '--server', 'http://127.0.0.1:9', '--login', 'anna']],
  ])('exits 2 with a sentence and no output on %s', async (_what, args) => {
    const { exit, out, messages } = await bench.run(args, melanoma);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(messages).not.toBe('');
  });

  it('prints help on standard output and exits 0', async () => {
    const { exit, out } = await bench.run(['--help']);
    expect(exit).toBe(0);
    expect(out).toContain('Exit: 0 all done, 1 some lines refused, 2 usage, 3 unavailable.');
  });

  it('takes --home before and after the command', async () => {
    mkdirSync(bench.file('other'), { recursive: true });
    for (const args of [
      ['--home', bench.file('other'), 'knowledge', 'list'],
      ['knowledge', 'list', '--home', bench.file('other')],
    ])
      expect((await bench.run(args)).lines).toHaveLength(1);
  });
});

describe('a batch', () => {
  it('answers each line in its place, with the bad ones refused, and exits 1', async () => {
    const { exit, lines, messages } = await bench.run(
      ['prioritize', '--batch', '-'],
      [melanoma, '{"case":', CASE_WITHOUT_TYPE, '', UNMAPPED, JSON.stringify({ ...MELANOMA, case: 'p6' })].join('\n'),
    );
    expect(exit).toBe(1);
    expect(lines.map((line) => line['case'] ?? line['id'])).toEqual(['p1', null, 'p2', null, 'p3', 'p6']);
    expect(lines.map((line) => lineError.safeParse(line).data?.error.code ?? 'answered')).toEqual([
      'answered',
      'LINE.NOT_JSON',
      'LINE.INVALID',
      'LINE.EMPTY',
      'TUMOR_TYPE.UNMAPPED',
      'answered',
    ]);
    expect(new Set(lines.map((line) => line['schema']))).toEqual(new Set(['consilium/prioritize/1']));
    expect(messages).toContain('4 of 6 lines were refused');
  });

  it('never repeats what a bad line holds', async () => {
    const { out, messages } = await bench.run(
      ['prioritize', '--batch', '-'],
      JSON.stringify({ case: 'p1', tumorType: { code: 'MEL' }, findings: [{ id: 'f1', kind: 'Secret Patient Name', gene: 12 }] }),
    );
    expect(out + messages).not.toContain('Secret');
  });

  it('exits 0 when every line was answered', async () => {
    expect((await bench.run(['prioritize', '--batch', '-'], `${melanoma}\n`)).exit).toBe(0);
  });
});

describe('prioritize', () => {
  it('gives BRAF V600E in melanoma I-A with its options, in the shape of the contract', async () => {
    const { lines } = await bench.run(['prioritize', '--batch', '-'], melanoma);
    const answer = prioritizedLine.strict().parse(lines[0]);
    expect(answer.findings[0]).toMatchObject({ finding: 'f1', label: 'BRAF V600E', tier: 'I', level: 'A' });
    expect(answer.options.map(({ therapies }) => therapies.join(' + '))).toContain('dabrafenib + trametinib');
    expect(answer.knowledge.map(({ id }) => id)).toEqual(['starter']);
  });

  it('knows nothing with --knowledge none', async () => {
    const { lines } = await bench.run(['prioritize', '--batch', '-', '--knowledge', 'none'], melanoma);
    expect(prioritizedLine.parse(lines[0])).toMatchObject({ options: [], knowledge: [] });
  });

  it('reads findings in words like the same findings in fields', async () => {
    const { lines } = await bench.run(
      ['prioritize', '--batch', '-'],
      JSON.stringify({ ...MELANOMA, findings: [{ id: 'f1', kind: 'text', text: 'BRAF Val600Glu' }] }),
    );
    expect(prioritizedLine.parse(lines[0]).findings[0]).toMatchObject({ tier: 'I', level: 'A' });
  });

  const header = [
    '##fileformat=VCFv4.2',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR',
  ];
  const vcf = (filter: string): string => [...header, `chr7\t140753336\t.\tA\tT\t50\t${filter}\t.\tGT\t0/1`, ''].join('\n');

  it('refuses a file that does not say its build, and says how to state it', async () => {
    writeFileSync(bench.file('silent.vcf'), vcf('PASS'));
    const { exit, lines, messages } = await bench.run(['prioritize', '--input', bench.file('silent.vcf'), '--tumor-type', 'MEL']);
    expect(exit).toBe(1);
    expect(lines).toEqual([
      {
        schema: 'consilium/prioritize/1',
        id: 'silent.vcf',
        error: { code: 'FILE.BUILD_UNKNOWN', message: expect.stringContaining('--build GRCh37 or --build GRCh38') },
      },
    ]);
    expect(messages).toContain('--build');
  });

  it('finds a hotspot by position once the build is stated, and no tier where the caller did not pass it', async () => {
    for (const [filter, tier] of [
      ['PASS', 'I'],
      ['LowQual', null],
    ] as const) {
      writeFileSync(bench.file('stated.vcf'), vcf(filter));
      const { lines } = await bench.run(['prioritize', '--input', bench.file('stated.vcf'), '--tumor-type', 'MEL', '--build', 'hg38']);
      expect(prioritizedLine.parse(lines[0]).findings).toEqual([expect.objectContaining({ label: 'BRAF V600E', tier })]);
    }
  });

  it('refuses an unreadable file with file and reason', async () => {
    writeFileSync(bench.file('page.vcf'), '<!DOCTYPE html><html></html>');
    const { exit, messages } = await bench.run([
      'prioritize',
      '--input',
      bench.file('page.vcf'),
      '--tumor-type',
      'MEL',
      '--build',
      'GRCh38',
    ]);
    expect(exit).toBe(1);
    expect(messages).toMatch(/page\.vcf.*HTML/);
  });
});

describe('normalize', () => {
  it.each([
    ['EGFR exon 19 deletion', 'EGFR', 'exon', 'exon:EGFR:19:deletion'],
    ['BRAF p.Val600Glu', 'BRAF', 'p', 'p:BRAF:V600E'],
    ['HER2 amplification', 'ERBB2', 'cna', 'cna:ERBB2:amplification'],
    ['something else', null, 'text', 'text'],
  ])('reads "%s"', async (text, gene, category, key) => {
    const { exit, lines } = await bench.run(['normalize', text]);
    const answer = normalizedLine.parse(lines[0]);
    expect(exit).toBe(0);
    expect(answer).toMatchObject({ id: 1, gene, category });
    expect(answer.keys).toContain(key);
  });

  it('takes the gene beside the text, and keeps ids of a batch', async () => {
    const { lines } = await bench.run(['normalize', '--batch', '-'], '{"id":"a","text":"V600E","gene":"BRAF"}\n{"id":7,"text":"V600E"}');
    expect(lines).toMatchObject([
      { id: 'a', gene: 'BRAF', keys: ['p:BRAF:V600E'] },
      { id: 7, category: 'text' },
    ]);
  });
});

describe('oncogenicity', () => {
  it.each([
    [['OVS1', 'OS1'], 12, 'oncogenic', []],
    [['OS1', 'OM1', 'OM3'], 6, 'likely oncogenic', ['OM1']],
    [['SBVS1', 'SBS1'], -8, 'benign', ['SBS1']],
  ])('scores %p', async (criteria, points, verdict, suppressed) => {
    const answer = oncogenicityAnswer.parse((await bench.run(['oncogenicity', ...criteria])).lines[0]);
    expect(answer).toMatchObject({ points, class: verdict });
    expect(answer.suppressed.map(({ code }) => code)).toEqual(suppressed);
  });

  it('takes codes in any case, counts a repeat once, and answers a line without criteria as not assessed', async () => {
    const { lines, exit } = await bench.run(
      ['oncogenicity', '--batch', '-'],
      '{"id":"a","criteria":["ovs1","OVS1"," om2 "]}\n{"id":"b","criteria":[]}',
    );
    expect([exit, ...lines.map((line) => oncogenicityAnswer.parse(line)).map(({ points, class: verdict }) => [points, verdict])]).toEqual([
      0,
      [8, 'likely oncogenic'],
      [0, 'not assessed'],
    ]);
  });

  it('takes other cut-offs by name only', async () => {
    const answer = async (...args: string[]) => (await bench.run(['oncogenicity', 'OS1', 'OP1', ...args])).lines[0];
    expect(oncogenicityAnswer.parse(await answer()).class).toBe('VUS');
    expect(oncogenicityAnswer.parse(await answer('--scheme', 'cutoffs-9-5/1')).class).toBe('likely oncogenic');
    expect((await bench.run(['oncogenicity', 'OS1', '--scheme', '9/5'])).exit).toBe(2);
  });

  it('refuses a criterion that is none instead of leaving it out', async () => {
    const { exit, lines } = await bench.run(['oncogenicity', 'OVS1', 'PVS1']);
    expect({ exit, code: lineError.parse(lines[0]).error.code }).toEqual({ exit: 1, code: 'ONCOGENICITY.UNKNOWN_CRITERION' });
  });
});

describe('retrieve and draft', () => {
  it('finds evidence in the shape of the contract', async () => {
    const { lines } = await bench.run(
      ['retrieve', '--batch', '-'],
      '{"id":"q","gene":"BRAF","variant":"V600E","tumorType":"Melanoma","k":5}',
    );
    const { hits } = retrievedLine.strict().parse(lines[0]);
    expect(hits.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    expect(hits.some(({ document, stance }) => document.startsWith('label:') && stance === 'for')).toBe(true);
  });

  it('drafts cited sentences of a case', async () => {
    const { sentences, abstained, provenance } = draftedLine.parse((await bench.run(['draft', '--batch', '-'], melanoma)).lines[0]);
    expect({ abstained, drafter: provenance.drafter }).toEqual({ abstained: null, drafter: 'template' });
    expect(sentences.length).toBeGreaterThan(3);
    expect(sentences.every(({ citations }) => citations.length > 0)).toBe(true);
  });
});

describe('vcf check', () => {
  it('exits 1 if any file is not ok, one line a file in order', async () => {
    writeFileSync(
      bench.file('good.vcf'),
      '##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t5\t.\tA\tT\t.\tPASS\t.\n',
    );
    writeFileSync(
      bench.file('bad.vcf'),
      '##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\tfive\t.\tA\tT\t.\tPASS\t.\n',
    );
    const { exit, lines } = await bench.run(['vcf', 'check', bench.file('good.vcf'), bench.file('bad.vcf')]);
    expect(exit).toBe(1);
    expect(lines.map((line) => vcfCheckAnswer.parse(line)).map(({ file, ok, records }) => [file, ok, records])).toEqual([
      [bench.file('good.vcf'), true, 1],
      [bench.file('bad.vcf'), false, 1],
    ]);
    expect((await bench.run(['vcf', 'check', bench.file('good.vcf')])).exit).toBe(0);
  });
});

describe('knowledge', () => {
  const fact = (therapies: readonly string[], more: object = {}) =>
    JSON.stringify({
      id: 'site-1',
      biomarker: 'RAC1 P29S',
      tumorTypes: ['MEL'],
      therapies,
      direction: 'sensitivity',
      kind: 'label',
      region: 'FDA',
      year: 2020,
      verification: { status: 'unverified' },
      ...more,
    });
  const rac1 = JSON.stringify({ ...MELANOMA, findings: [{ id: 'n1', kind: 'small-variant', gene: 'RAC1', protein: 'p.P29S' }] });

  it('stores a release for good, and refuses other content under its id', async () => {
    writeFileSync(bench.file('a.jsonl'), fact(['binimetinib']));
    writeFileSync(bench.file('b.jsonl'), fact(['tunlametinib']));
    const first = await bench.run(['knowledge', 'import', 'labels', bench.file('a.jsonl'), '--as', 'site-a']);
    expect(first).toMatchObject({ exit: 0, messages: '' });
    expect(releaseLine.parse(first.lines[0])).toMatchObject({ id: 'site-a', source: 'labels', refused: [] });
    expect((await bench.run(['knowledge', 'import', 'labels', bench.file('a.jsonl'), '--as', 'site-a'])).exit).toBe(0);
    const other = await bench.run(['knowledge', 'import', 'labels', bench.file('b.jsonl'), '--as', 'site-a']);
    expect(other).toMatchObject({ exit: 1, out: '' });
    expect(other.messages).toContain('other content');
    expect((await bench.run(['knowledge', 'list'])).lines.map(({ id }) => id)).toEqual(['starter', 'site-a']);
  });

  it('exits 1 and names the row when a row was refused', async () => {
    writeFileSync(bench.file('c.jsonl'), `${fact(['binimetinib'])}\n{"id":"site-2"}\n`);
    const { exit, lines } = await bench.run(['knowledge', 'import', 'labels', bench.file('c.jsonl'), '--as', 'site-c']);
    expect(exit).toBe(1);
    expect(releaseLine.parse(lines[0]).refused).toEqual([expect.objectContaining({ line: 2, id: 'site-2' })]);
  });

  it('tells what differs and which cases that concerns, and no other', async () => {
    writeFileSync(bench.file('d.jsonl'), fact(['binimetinib'], { id: 'site-9', biomarker: 'KRAS G12C', tumorTypes: ['NSCLC'] }));
    expect((await bench.run(['knowledge', 'import', 'labels', bench.file('d.jsonl'), '--as', 'site-d'])).exit).toBe(0);
    const diff = await bench.run(['knowledge', 'diff', 'site-a', 'site-d']);
    expect(diff.lines.map(({ id, change }) => [id, change])).toEqual([
      ['label:site-1', 'removed'],
      ['label:site-9', 'added'],
    ]);
    const { exit, lines } = await bench.run(['knowledge', 'affected', 'site-a', 'site-d', '--batch', '-'], `${rac1}\n${melanoma}\n`);
    expect(exit).toBe(0);
    expect(lines.map(({ affected }) => affected)).toEqual([true, false]);
    expect(lines[0]).toMatchObject({ changes: [{ finding: 'n1', from: { tier: 'I', level: 'A' }, because: ['label:site-1'] }] });
  });

  it('exits 2 on a release that is not there', async () => {
    expect((await bench.run(['knowledge', 'diff', 'site-a', 'site-z'])).exit).toBe(2);
  });
});

describe('operator commands without an installation', () => {
  it.each([
    ['user add', ['user', 'add', 'root', '--name', 'R', '--role', 'administrator']],
    ['backup', ['backup', 'somewhere/new']],
    ['case list', ['case', 'list', '--server', 'http://127.0.0.1:9', '--login', 'anna']],
    ['doctor', ['doctor']],
  ])('%s exits 3 and says what to start', async (_what, args) => {
    const { exit, out, messages } = await bench.run(
      args.map((arg) => arg.replace('somewhere', bench.home)),
      '',
      { CONSILIUM_PASSWORD: 'a long enough one' },
    );
    expect(exit).toBe(3);
    expect(out + messages).toMatch(/npm start|--home|does not answer/);
  });
});
