import { sampleCall } from '../sample/sample-call.ts';
import { structuralSupport } from './structural-support.ts';

const at = (format: string, sample: string) =>
  sampleCall(
    {
      line: 1,
      chrom: '1',
      pos: 1,
      id: '.',
      ref: 'N',
      alts: ['<DEL>'],
      filter: 'PASS',
      info: '',
      format: format.split(':'),
      samples: [sample],
    },
    0,
  );

describe('structuralSupport', () => {
  it.each([
    ['Manta', 'PR:SR', '40,2:62,6', '', '', 8, 110, 8 / 110],
    ['Manta, pairs only', 'PR', '55,1', '', '', 1, 56, 1 / 56],
    ['DELLY', 'GT:DR:DV:RR:RV', '0/1:10:3:20:7', '', '', 10, 40, 0.25],
    ['Sniffles', 'GT:GQ:DR:DV', '0/1:60:64:4', '', '', 4, 68, 4 / 68],
    ['Severus, its own fraction', 'GT:VAF:DR:DV', '0/0:0.15:35:6', '', '', 6, 41, 0.15],
    ['LUMPY', 'GT:SU:PE:SR', './.:43:43:0', '', '', 43, null, null],
    ['pbsv', 'GT:AD:DP', '0/1:22,11:33', '', '', 11, 33, 1 / 3],
    ['SAVANA', 'GT', '0/1', 'TUMOUR_READ_SUPPORT:TUMOUR_AF', '4:0.1,0.2', 4, null, 0.2],
    ['nothing', 'GT', '0/1', '', '', null, null, null],
  ])('%s', (_, format, sample, infoKeys, info, altReads, depth, vaf) => {
    expect(structuralSupport(at(format, sample), at(infoKeys, info))).toEqual({ altReads, depth, vaf });
  });
});
