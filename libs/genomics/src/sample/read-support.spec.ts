import { readSupport } from './read-support.ts';
import { sampleCall } from './sample-call.ts';

const call = (format: string, sample: string) =>
  sampleCall(
    { line: 1, chrom: '1', pos: 1, id: '.', ref: 'A', alts: ['T'], filter: 'PASS', info: '', format: format.split(':'), samples: [sample] },
    0,
  );
const snv = { ref: 'A', alt: 'T', index: 1, altCount: 1 };

describe('readSupport', () => {
  it.each([
    ['GATK', 'GT:AD:DP', '0/1:60,40:110', 0.4, 110, 40],
    ['Mutect2: its own fraction', 'GT:AD:AF:DP', '0/1:60,40:0.37:101', 0.37, 101, 40],
    ['ClairS: lists fewer reads than it judged', 'GT:DP:AF:AD', '0/1:132:0.7727:0,102', 0.7727, 132, 102],
    ['Mutect 1', 'GT:AD:BQ:DP:FA', '0/1:160,31:13:192:0.162', 0.162, 192, 31],
    ['VarScan', 'GT:DP:RD:AD:FREQ', '0/1:91:56:35:38.46%', 0.3846, 91, 35],
    ['MuSE', 'GT:DP:AD', '0/1:142:130,12', 12 / 142, 142, 12],
    ['Strelka SNV', 'DP:AU:CU:GU:TU', '80:60,61:0,0:0,0:20,21', 0.25, 80, 20],
    ['Strelka indel', 'DP:TAR:TIR', '50:30,31:10,12', 0.25, 50, 10],
    ['FreeBayes', 'GT:DP:RO:AO', '0/1:100:75:25', 0.25, 100, 25],
    ['SomaticSniper', 'GT:DP:DP4', '0/1:43:20,15,5,3', 8 / 43, 43, 8],
    ['RADIA: one fraction an allele, reference first', 'DP:AD:AF', '106:95,11:0.9,0.1', 0.1, 106, 11],
    ['depth from counts', 'GT:AD', '0/1:30,10', 0.25, 40, 10],
    ['nothing', 'GT', '0/1', null, null, null],
    ['missing values', 'GT:AD:DP', './.:.:.', null, null, null],
    ['trailing fields left out', 'GT:AD:DP', '0/1', null, null, null],
    ['a fraction beyond one is no fraction', 'AF', '3', null, null, null],
    ['zero depth', 'AD:DP', '0,0:0', null, 0, 0],
  ])('%s', (_, format, sample, vaf, depth, altReads) => {
    const support = readSupport(call(format, sample), snv);
    expect([support.depth, support.altReads]).toEqual([depth, altReads]);
    if (vaf === null) expect(support.vaf).toBeNull();
    else expect(support.vaf).toBeCloseTo(vaf, 6);
  });

  it('takes the reads of the allele asked for, not of its neighbor on the line', () => {
    const second = { ref: 'A', alt: 'G', index: 2, altCount: 2 };
    expect(readSupport(call('AD:AF', '50,30,20:0.3,0.2'), second)).toEqual({ vaf: 0.2, depth: 100, altReads: 20 });
  });

  it('says nothing when the number of values fits no allele', () => {
    expect(readSupport(call('AD', '50,30,20'), snv)).toEqual({ vaf: null, depth: null, altReads: null });
  });

  it('goes by stated fields first (PCGR: tumor and normal in one column)', () => {
    const pcgr = call('GT:DPC:DPT:ADC:ADT', '0/1:353:400:.,.:335,65');
    expect(readSupport(pcgr, snv, { depth: 'DPT', alt: 'ADT' })).toEqual({ vaf: 65 / 400, depth: 400, altReads: 65 });
    expect(readSupport(pcgr, snv, { depth: 'DPC', alt: 'ADC' })).toEqual({ vaf: null, depth: 353, altReads: null });
  });
});
