import { headerEvidence, namedBuild, resolveBuild } from './build-evidence.ts';
import { parseMetaLine } from './meta-line.ts';

const meta = (...lines: readonly string[]) => lines.flatMap((line, i) => parseMetaLine(line, i + 2) ?? []);

describe('build evidence', () => {
  it.each([
    ['##reference=file:///ref/Homo_sapiens.GRCh37.74.dna.fa', 'reference', 'GRCh37'],
    ['##reference=HG19', 'reference', 'GRCh37'],
    ['##reference=ftp://ftp.broadinstitute.org/human_g1k_v37.fasta', 'reference', 'GRCh37'],
    ['##reference=/refs/hs37d5.fa', 'reference', 'GRCh37'],
    ['##reference=GCA_000001405.15_GRCh38_no_alt', 'reference', 'GRCh38'],
    ['##new_reference_genome=/data/hg19/ucsc.hg19.fa', 'reference', 'GRCh37'],
    ['##assembly=hg38', 'assembly', 'GRCh38'],
    ['##contig=<ID=1,length=5,assembly=b37>', 'assembly', 'GRCh37'],
    ['##VEP=v85 cache=/vep/homo_sapiens/85_GRCh37 db=. assembly=GRCh37.p13', 'annotation', 'GRCh37'],
    ['##VEP="v110" cache="/vep/homo_sapiens/110_GRCh38"', 'annotation', 'GRCh38'],
    ['##SnpEffCmd="SnpEff  GRCh37.75 /in/hg38.vcf "', 'annotation', 'GRCh37'],
    ['##contig=<ID=chr1,length=249250621>', 'contig-length', 'GRCh37'],
    ['##contig=<ID=1,length=248956422>', 'contig-length', 'GRCh38'],
  ])('%s', (line, source, build) => {
    expect(headerEvidence(meta(line))).toEqual([{ source, build, line: 2 }]);
  });

  it.each([
    ['##liftOverFile=/chain/hg38ToHg19.over.chain.gz'],
    ['##cmdline=run_clairs --ref_fn hg38.fa'],
    ['##reference=file:///refs/GRCm38.fa'],
    ['##reference=universal_reference.fa'],
    ['##reference=hg38ToHg19'],
    ['##contig=<ID=chr1,length=123>'],
  ])('says nothing: %s', (line) => {
    expect(headerEvidence(meta(line))).toEqual([]);
  });

  it('takes the target of a lift-over, not the reference that was left', () => {
    const lines = meta('##reference=hg38.fa', '##liftOverFile=hg38ToHg19', '##new_reference_genome=ucsc.hg19.fa');
    expect(resolveBuild(null, lines)).toMatchObject({ build: 'GRCh37', conflict: null });
  });
});

describe('resolveBuild', () => {
  const grch37 = '##reference=hg19.fa';
  const grch38 = '##contig=<ID=chr1,length=248956422>';
  it.each([
    [null, [], null, false, false],
    ['GRCh38', [], 'GRCh38', false, false],
    [null, [grch37], 'GRCh37', false, false],
    [null, [grch37, grch38], null, true, false],
    ['GRCh37', [grch37], 'GRCh37', false, false],
    ['GRCh38', [grch37], null, true, false],
    ['GRCh38', [grch37, grch38], 'GRCh38', false, true],
  ] as const)('stated %p, header %p: %p (conflict %p, warning %p)', (stated, lines, build, conflict, warning) => {
    const verdict = resolveBuild(stated, meta(...lines));
    expect([verdict.build, verdict.conflict !== null, verdict.warning !== null]).toEqual([build, conflict, warning]);
  });

  it('keeps all evidence in the order of trust', () => {
    const { evidence } = resolveBuild('GRCh37', meta('##contig=<ID=1,length=249250621>', '##reference=hg19'));
    expect(evidence.map(({ source, line }) => [source, line])).toEqual([
      ['stated', null],
      ['reference', 3],
      ['contig-length', 2],
    ]);
  });
});

it('does not take part of a longer word for a build', () => {
  expect(namedBuild('mygrch371')).toBeNull();
});
