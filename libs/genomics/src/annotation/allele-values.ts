import type { PopulationFrequency, PredictorScores } from '@consilium/domain';
import type { VcfHeader } from '../vcf/vcf-header.ts';
import { infoValue } from './annotation-entry.ts';
import type { AnnotationEntry } from './entry.ts';
import type { AnnotationLayout } from './annotation-layout.ts';
import { FrequencyTable, frequencyFields, frequencyIn } from './populations.ts';
import type { FrequencyField } from './populations.ts';
import { predictorScores, SCORE_FIELDS } from './predictors.ts';

export interface AlleleValues {
  /** Highest over all populations, 0–1; null when no population reports the allele. */
  readonly populationFrequency: number | null;
  /** Empty where gnomAD was looked up and does not have the allele, null where nothing was looked up. */
  readonly populationFrequencies: readonly PopulationFrequency[] | null;
  readonly predictors: PredictorScores | null;
}

/** The allele whose values are asked for; `index` is 0-based among the record's alternates. */
export interface AskedAllele {
  readonly info: string;
  readonly entries: readonly AnnotationEntry[];
  /** The entry of the chosen transcript. */
  readonly chosen: AnnotationEntry | null;
  readonly alt: string;
  readonly index: number;
  readonly altCount: number;
}

/** Frequencies (AMP/ASCO/CAP 2017, PMID 27993330) and predictor scores that a file's header declares, in its annotation or in INFO. */
export class AlleleValueReader {
  private readonly inEntries: readonly FrequencyField[];
  private readonly inInfo: readonly FrequencyField[];
  private readonly scoresInInfo: ReadonlySet<string>;

  constructor({ infos }: Pick<VcfHeader, 'infos'>, layout: AnnotationLayout | null) {
    this.inEntries = frequencyFields(layout?.fields ?? [], 'CSQ');
    this.inInfo = frequencyFields([...infos.keys()], 'INFO');
    this.scoresInInfo = new Set([...infos.keys()].filter((key) => SCORE_FIELDS.has(key)));
  }

  /** A declared gnomAD field without a value says that gnomAD does not have the allele; in an annotation only where the allele has an entry. */
  private wasLookedUp({ entries }: AskedAllele): boolean {
    const isGnomad = ({ field }: FrequencyField): boolean => /gnomad/i.test(field);
    return this.inInfo.some(isGnomad) || (entries.length > 0 && this.inEntries.some(isGnomad));
  }

  read(asked: AskedAllele): AlleleValues {
    const table = new FrequencyTable();
    for (const entry of asked.entries)
      for (const field of this.inEntries) table.add(field, frequencyIn(entry.get(field.field) ?? '', entry.get('Allele') ?? ''));
    for (const field of this.inInfo) table.add(field, ofAllele(asked, field.field));
    const predictors = predictorScores(
      (field) => asked.chosen?.get(field) || (this.scoresInInfo.has(field) ? scoreText(asked, field) : ''),
      asked.alt,
    );
    const isAnswered = table.all.length > 0 || this.wasLookedUp(asked);
    return { populationFrequency: table.highest, populationFrequencies: isAnswered ? table.all : null, predictors };
  }
}

/** One value an alternate allele; a single value in a record of several alleles does not say whose it is. */
function ofAllele({ info, index, altCount }: AskedAllele, key: string): number | null {
  const values = (infoValue(info, key) ?? '').split(',');
  return values.length === altCount ? frequencyIn(values[index] ?? '', '') : null;
}

/** SnpSift writes one value a transcript, so that several belong to one allele only where the record has one. */
const scoreText = ({ info, index, altCount }: AskedAllele, key: string): string => {
  const value = infoValue(info, key) ?? '';
  if (key === 'SpliceAI' || altCount === 1) return value;
  const values = value.split(',');
  return values.length === altCount ? (values[index] ?? '') : '';
};
