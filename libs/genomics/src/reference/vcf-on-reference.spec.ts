import type { Hotspot } from '@consilium/domain';
import { aRecord, aVcf, bytesOf } from '../vcf-file.builder.ts';
import { indexHotspots } from '../vcf/hotspot-index.ts';
import { readVcf } from '../vcf/read-vcf.ts';
import { fastaReference } from './fasta-reference.ts';

// Chromosome 7 begins GGGCACACACAGT: one CA may be deleted in four spellings.
const SEQUENCE = 'GGGCACACACAGT';
const fasta = Buffer.from(`>chr7\n${SEQUENCE}\n`);
const reference = fastaReference(`chr7\t${SEQUENCE.length}\t6\t${SEQUENCE.length}\t${SEQUENCE.length + 1}\n`, {
  read: (offset, length) => fasta.subarray(offset, offset + length),
});

const LOST: Hotspot = {
  gene: 'MET',
  protein: 'A1fs',
  cdna: null,
  source: 'test',
  positions: [{ build: 'GRCh38', chrom: '7', pos: 3, ref: 'GCA', alt: 'G' }],
};
const read = (pos: string, ref: string, alt: string, withReference = true) =>
  readVcf(bytesOf(aVcf({ records: [aRecord({ pos, ref, alt })] })), {
    fileName: 'a.vcf',
    statedBuild: 'GRCh38',
    hotspots: indexHotspots([LOST]),
    ...(withReference ? { reference } : {}),
  });

describe('a VCF read on its reference sequence', () => {
  it.each([
    ['3', 'GCA', 'G'],
    ['5', 'ACA', 'A'],
    ['7', 'ACAC', 'AC'],
    ['9', 'ACA', 'A'],
  ])('recognizes a known deletion wherever the caller put it: %s %s>%s', async (pos, ref, alt) => {
    expect(await read(pos, ref, alt)).toMatchObject({ ok: true, value: { findings: [{ id: 'v:7-3-GCA-G', gene: 'MET', pos: 3 }] } });
  });

  it('finds it only where the record says, without a reference', async () => {
    expect(await read('9', 'ACA', 'A', false)).toMatchObject({ ok: true, value: { findings: [] } });
  });

  it('refuses a record that was called on another build', async () => {
    expect(await read('4', 'T', 'A')).toMatchObject({
      ok: false,
      refusal: { code: 'FILE.REFERENCE_MISMATCH', detail: { line: 3, column: 'REF' } },
    });
    expect(await read('4', 'T', 'A', false)).toMatchObject({ ok: true });
  });
});
