import { CliBench } from '../cli.builder.ts';

let bench: CliBench;
beforeAll(() => {
  bench = new CliBench();
});
afterAll(() => bench.close());

const L858R = { id: 'f1', kind: 'small-variant', gene: 'EGFR', protein: 'p.L858R' };
const line = (findings: readonly object[], more: object = {}): string =>
  JSON.stringify({ case: 'p1', tumorType: { system: 'oncotree', code: 'LUAD' }, build: 'GRCh37', findings, ...more });
const ofGene = (gene: string): string =>
  line([
    { id: 'a', kind: 'small-variant', gene, protein: 'p.D600_L601insFREYEYD', consequence: gene, exon: gene },
    { id: 'b', kind: 'copy-number', gene, change: 'amplification' },
    { id: 'c', kind: 'wild-type', gene },
    { id: 'd', kind: 'biomarker', name: gene, status: gene },
    { id: 'e', kind: 'text', text: `${gene} codon 12` },
    { id: 'f', kind: 'fusion', fivePrime: gene, threePrime: 'ALK' },
  ]);

describe('hostile lines of a batch', () => {
  it('answers each line in its place, refuses the bad ones by name, and goes on', async () => {
    const lines: readonly (readonly [string, string | null])[] = [
      [line([L858R]), null],
      ['{"case":', 'LINE.NOT_JSON'],
      ['', 'LINE.EMPTY'],
      ['[]', 'LINE.INVALID'],
      ['null', 'LINE.INVALID'],
      [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'LINE.INVALID'],
      [line([{ ...L858R, protein: `p.${'A'.repeat(1_000_000)}` }]), 'LINE.INVALID'],
      [line([{ ...L858R, vaf: 31 }]), 'LINE.INVALID'],
      [line([L858R]).replace('"p.L858R"', 'NaN'), 'LINE.NOT_JSON'],
      [line([L858R]).replace('"p.L858R"', '"p.L858R","vaf":1e999'), 'LINE.INVALID'],
      [line([L858R, { ...L858R, protein: 'p.T790M' }]), 'LINE.INVALID'],
      [line([L858R], { tumorType: { system: 'oncotree', code: '__proto__' } }), 'TUMOR_TYPE.UNMAPPED'],
      [line([L858R]).replace('{', '{"__proto__":{"tier":"I"},'), null],
      [line([L858R]), null],
    ];
    const { exit, lines: answers, messages } = await bench.run(['prioritize', '--batch', '-'], lines.map(([text]) => text).join('\n'));
    const codes = answers.map(({ error }) => (typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null));
    expect(codes).toEqual(lines.map(([, code]) => code));
    expect(answers.every(({ schema }) => schema === 'consilium/prioritize/1')).toBe(true);
    expect({ exit, messages }).toEqual({ exit: 1, messages: expect.not.stringContaining('    at ') });
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('takes %s for a name like any other', async (word) => {
    const { exit, lines } = await bench.run(['prioritize', '--batch', '-'], ofGene(word));
    expect(exit).toBe(0);
    expect(JSON.stringify(lines)).not.toMatch(/native code|INTERNAL/);
    const text = JSON.stringify({ id: 't', text: 'codon 12', gene: word });
    expect((await bench.run(['normalize', '--batch', '-'], text)).messages).toBe('');
  });

  it('reads null as a field that is left out', async () => {
    const nulls = { cdna: null, chrom: null, pos: null, ref: null, alt: null, vaf: null, origin: null, filter: null, consequence: null };
    const [written, left] = (await bench.run(['prioritize', '--batch', '-'], `${line([{ ...L858R, ...nulls }])}\n${line([L858R])}`)).lines;
    expect(written).toEqual(left);
    expect(left).toMatchObject({ findings: [{ tier: 'I' }] });
  });

  it('names fields that the contract does not have, for a misspelt one would look like one left out', async () => {
    const { lines } = await bench.run(['prioritize', '--batch', '-'], line([{ ...L858R, hgvsp: 'p.T790M' }], { tumourType: 'LUSC' }));
    expect(lines[0]).toMatchObject({
      warnings: expect.arrayContaining([expect.stringMatching(/not read: findings\[0\]\.hgvsp, tumourType;/)]),
    });
  });

  it('says so of a case that contradicts itself', async () => {
    const both = [
      { id: 'a', kind: 'biomarker', name: 'MSI', status: 'high', method: 'PCR' },
      { id: 'b', kind: 'biomarker', name: 'MSI', status: 'stable', method: 'PCR' },
    ];
    const { lines } = await bench.run(['prioritize', '--batch', '-'], line(both));
    expect(lines[0]).toMatchObject({ warnings: expect.arrayContaining([expect.stringContaining('contradict each other')]) });
  });
});
