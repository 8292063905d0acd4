import type { SubmissionInput } from '@consilium/contracts';
import { starterRelease } from '@consilium/knowledge';
import { DEMO_CASES } from '../../infra/seed/demo-cases.ts';
import { syntheticVcf } from '../../infra/seed/synthetic-vcf.ts';
import type { SyntheticVariant } from '../../infra/seed/synthetic-vcf.ts';
import { realFile } from '../live/real-data.ts';

const VARIANTS = 648;
const READ_FILE = 'inputs/pcgr/history/test.pcgr_vep.vcf';
const consent = { status: 'given', version: '1', recordedOn: '2026-01-01' } as const;

export interface Sample {
  readonly what: string;
  readonly submission: SubmissionInput;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const submissionOf = (pseudonym: string): SubmissionInput => ({
  patient: { pseudonym, sex: 'unknown' },
  question: 'Which systemic option follows standard chemotherapy?',
  diagnosis: { code: 'READ' },
  consent,
});

/** 648 annotated variants: the rectal adenocarcinoma of the real data, else as many made-up ones in the pack's genes. */
export function wholeSample(folder: string | null): Sample {
  const submission = submissionOf('BENCH-READ');
  if (folder) return { what: `${VARIANTS} real variants`, submission, name: 'read.vcf', bytes: realFile(folder, READ_FILE) };
  return { what: `${VARIANTS} made-up variants`, submission, name: 'made-up.vcf', bytes: syntheticVcf(madeUpVariants(VARIANTS)) };
}

/** Two variants: what is left is the orchestration. */
export function tinySample(): Sample {
  const demo = DEMO_CASES.find(({ course }) => course === 'issued');
  if (!demo) throw new Error('the demo has no case that is issued');
  const variants = demo.variants.slice(0, 2);
  return { what: `${variants.length} variant(s)`, submission: demo.submission, name: 'tiny.vcf', bytes: syntheticVcf(variants) };
}

function madeUpVariants(count: number): readonly SyntheticVariant[] {
  const genes = starterRelease().content.genes.map(({ symbol }) => symbol);
  return Array.from({ length: count }, (_, index) => {
    const residue = 10 + index;
    return {
      gene: genes[index % genes.length] ?? 'TP53',
      protein: `p.Arg${residue}His`,
      cdna: `c.${residue * 3 - 1}G>A`,
      consequence: 'missense_variant',
      at: { chrom: String(1 + (index % 22)), pos: 1_000_000 + index * 1000, ref: 'G', alt: 'A' },
      vaf: 0.1 + (index % 40) / 100,
    };
  });
}
