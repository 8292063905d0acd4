import { FileFault } from '../bytes/file-refusal.ts';
import { parseRecord } from '../vcf/record.ts';
import { CSQ_FIELDS, generatedRecords, seeded } from './annotated-vcf.builder.ts';
import { fieldPlan } from './field-plan.ts';
import { RecordView } from './record-view.ts';
import { strictRecord } from './strict-record.ts';

const COLUMNS = 11;
const PLAN = fieldPlan({ infoKey: 'CSQ', fields: CSQ_FIELDS.split('|') }, ['SYMBOL', 'Allele']);

function view(text: string, columns = COLUMNS): RecordView {
  const one = new RecordView(columns, PLAN);
  const bytes = Buffer.from(`${text}\n`);
  if (one.read(bytes, 0, 7) !== bytes.length) throw new Error('the view does not end with the line');
  return one;
}

const columnsOf = (over: Partial<Record<number, string>> = {}): string =>
  ['7', '140753336', 'rs1', 'A', 'T', '30.5', 'PASS', 'DP=9;STR', 'GT:AD:DP', '0/0:9,0:9', '0/1:4,5:9']
    .map((text, i) => over[i] ?? text)
    .join('\t');

function faultOf(text: string): { line: number | null | undefined; column: string | undefined } | null {
  try {
    strictRecord(text, 7, COLUMNS);
    return null;
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { line: error.place.line, column: error.place.column };
  }
}

describe('RecordView', () => {
  it('knows place, alleles and filter of a plain record', () => {
    const one = view(columnsOf({ 4: 'T,AC' }));
    const text = (from: number, to: number) => one.bytes.toString('latin1', from, to);
    expect(one.isPlain).toBe(true);
    expect([text(one.start, one.chromEnd), one.pos, text(one.refStart, one.refEnd), text(one.altStart, one.altEnd), one.alts]).toEqual(['7', 140753336, 'A', 'T,AC', 2]); // prettier-ignore
    expect(one.isPassing).toBe(true);
    expect(one.line).toBe(7);
  });

  it.each([
    ['a plain record', {}], ['several alternate alleles', { 4: 'T,C', 10: '1/2:0,4,5:9' }], ['no alternate allele', { 4: '.', 10: '0/0:9:9' }],
    ['no INFO', { 7: '.' }], ['a missing genotype', { 10: './.:.:.' }], ['fewer values than keys', { 10: '0|1' }], ['no genotype', { 8: 'AD', 9: '1', 10: '2' }],
    ['an insertion in small letters', { 4: 'acgt' }], ['a polyploid genotype', { 10: '0/1/1:1,2:3' }], ['a carriage return', { 10: '0/1:4,5:9\r' }],
  ])('proves %s sound from its bytes', (_, over) => {
    expect(view(columnsOf(over)).isPlain).toBe(true);
    expect(faultOf(columnsOf(over).replace(/\r$/, ''))).toBeNull();
  }); // prettier-ignore

  it.each([
    ['an empty chromosome', { 0: '' }, 'CHROM'], ['white space in the chromosome', { 0: 'chr 7' }, 'CHROM'],
    ['a position that is no number', { 1: '1e3' }, 'POS'], ['a negative position', { 1: '-5' }, 'POS'], ['a position past 31 bits', { 1: '2147483648' }, 'POS'],
    ['an empty identifier', { 2: '' }, 'ID'], ['an empty reference', { 3: '' }, 'REF'], ['a reference that is no sequence', { 3: 'A-' }, 'REF'],
    ['an empty alternate allele', { 4: 'T,' }, 'ALT'], ['an alternate allele that is no sequence', { 4: 'T,7' }, 'ALT'], ['an open bracket', { 4: '<DEL' }, 'ALT'],
    ['a quality that is a word', { 5: 'high' }, 'QUAL'], ['a negative quality', { 5: '-3' }, 'QUAL'], ['an empty filter', { 6: '' }, 'FILTER'],
    ['white space in the filter', { 6: 'low depth' }, 'FILTER'], ['an INFO key that starts with a digit', { 7: '9DP=1' }, 'INFO'],
    ['an INFO key with a space', { 7: 'D P=1' }, 'INFO'], ['an empty INFO entry', { 7: 'DP=1;;STR' }, 'INFO'], ['a repeated annotation', { 7: 'CSQ=T;CSQ=T' }, 'INFO'],
    ['an empty FORMAT', { 8: '' }, 'FORMAT'], ['GT that is not first', { 8: 'AD:GT:DP', 9: '1:0/0:1', 10: '1:0/1:1' }, 'FORMAT'],
    ['more values than keys', { 9: '0/0:9,0:9:1' }, 'FORMAT'], ['a genotype that is none', { 10: '0/x:4,5:9' }, 'GT'],
    ['a genotype of an allele that the record lacks', { 9: '0/2:9,0:9' }, 'GT'], ['a control character', { 7: 'DP=1\u00012' }, 'INFO'],
  ])('refuses %s with its line and column', (_, over, column) => {
    expect(view(columnsOf(over)).isPlain).toBe(false);
    expect(faultOf(columnsOf(over))).toEqual({ line: 7, column });
  }); // prettier-ignore

  it.each([
    ['a column too few', columnsOf().split('\t').slice(0, -1)],
    ['a column too many', [...columnsOf().split('\t'), '0/1']],
  ])('refuses %s with its line', (_, columns) => {
    expect(view(columns.join('\t')).isPlain).toBe(false);
    expect(faultOf(columns.join('\t'))).toEqual({ line: 7, column: undefined });
  });

  it('never calls plain what the text refuses: 12,000 records with a byte changed, added or dropped', () => {
    const random = seeded(4);
    const letters = '\t \r|,;:=./<[*"0139ACGTXacgtz%\u0001é';
    const tally = { plain: 0, refused: 0, wrong: new Array<string>() };
    for (const text of generatedRecords(12_000, 4)) {
      const record = text.trimEnd();
      const at = random(3) === 0 ? random(record.length) : random(Math.min(60, record.length));
      const letter = letters[random(letters.length)] ?? '';
      const changed = record.slice(0, at) + (random(3) === 0 ? '' : letter) + record.slice(at + random(2));
      const isSound = faultOf(changed.replace(/\r$/, '')) === null;
      if (!isSound) tally.refused += 1;
      const one = view(changed);
      if (!one.isPlain) continue;
      tally.plain += 1;
      if (!isSound || !isAsRead(one, changed)) tally.wrong.push(changed);
    }
    expect(tally.wrong).toEqual([]);
    expect(tally.plain).toBeGreaterThan(1500);
    expect(tally.refused).toBeGreaterThan(1500);
  });
});

function isAsRead(one: RecordView, text: string): boolean {
  const { chrom, pos, alts, ref } = parseRecord(text.replace(/\r$/, ''), 7, COLUMNS);
  const part = (from: number, to: number) => one.bytes.toString('latin1', from, to);
  return part(0, one.chromEnd) === chrom && one.pos === pos && one.alts === alts.length && part(one.refStart, one.refEnd) === ref;
}
