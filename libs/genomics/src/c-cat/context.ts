import type { FusionFinding, GeneSymbol, GenomeBuild, Origin } from '@consilium/domain';
import type { ReadOptions } from '../vcf/read-options.ts';
import type { JsonPlace } from './json-place.ts';

export interface SequencedSample {
  readonly isTumor: boolean;
  readonly nucleicAcid: NonNullable<FusionFinding['evidence']>;
}

/** What the items of a report refer to. */
export interface ReportContext {
  readonly build: GenomeBuild;
  readonly assay: string | null;
  readonly samples: ReadonlyMap<string, SequencedSample>;
  readonly options: ReadOptions;
}

export const approvedGene = (written: string | null, { options }: ReportContext): GeneSymbol | null =>
  written === null ? null : (options.geneAliases?.(written) ?? written);

/** Genes of the transcripts of an item, each once. */
export const genesOf = (item: JsonPlace, context: ReportContext): readonly GeneSymbol[] => [
  ...new Set(item.list('transcripts').flatMap((transcript) => approvedGene(transcript.text('geneSymbol'), context) ?? [])),
];

export function sampleOf(item: JsonPlace, { samples }: ReportContext): SequencedSample {
  const sample = samples.get(item.required('sampleItemId'));
  if (sample === undefined) throw item.at('sampleItemId').fault('the sample is not among sequencingSamples');
  return sample;
}

/** As the report says; a variant of the normal sample is in the germline. */
export function originOf(item: JsonPlace, key: string, sample: SequencedSample): Origin {
  const stated = item.text(key);
  if (stated === 'somatic' || stated === 'likely somatic') return 'somatic';
  if (stated === 'germline' || stated === 'likely germline') return 'germline';
  if (stated !== null) throw item.at(key).fault('the value is neither somatic nor germline');
  return sample.isTumor ? 'unknown' : 'germline';
}
