import type { DiseaseGraph } from '@consilium/domain';
import type { SearchFacets } from '@consilium/domain/evidence';
import { askedDisease, diseaseGrade } from './disease-grade.ts';
import type { RecordRow } from './record-row.ts';
import { askedVariants, variantGrade } from './variant-grade.ts';

/**
 * What each part of a query weighs. The match level decides, then the disease, as the engine orders matches (2-domain-rules §2–3): between a record of
 * exactly the asked profile and one of a wider or a combined profile lies more than a disease can give. Level, rating and year only order what is otherwise alike.
 */
const WEIGHTS = { gene: 6, variant: 20, disease: 4, therapy: 3, type: 0.5, level: 0.5, text: 3 } as const;
const QUALITY = { evidenceLevel: 0.3, rating: 0.1, year: 0.05 } as const;
const QUALITY_TOTAL = QUALITY.evidenceLevel + QUALITY.rating + QUALITY.year;

const LEVEL_GRADE: Readonly<Record<string, number>> = { A: 1, B: 0.8, C: 0.5, D: 0.3, E: 0.1 };
/** A label, a guideline or an entity has no level of its own and stands with level A. */
const withoutLevel = (kind: string): number => (kind === 'knowledge-base' ? 0 : 1);
/** One of several asked drugs is most of the way: what was asked of an explanation is every drug of its results. */
const ANY_DRUG = 0.6;
const OLDEST_YEAR = 1990;
const YEARS = 50;

export interface RecordScorer {
  /** 0–1: the share of what was asked that the record meets. */
  score(row: RecordRow, textScore: number): number;
}

/** Scorer of one query; folds what was asked once. */
export function scorerOf(facets: SearchFacets, codeOfName: ReadonlyMap<string, string>, graph: DiseaseGraph): RecordScorer {
  const genes = facets.genes.map((gene) => gene.toUpperCase());
  const variants = askedVariants(facets.genes, facets.variants);
  const disease = askedDisease(facets.diseases, codeOfName);
  const therapies = facets.therapies.map((therapy) => therapy.toLowerCase());
  const types = new Set(facets.types);
  const levels = new Set(facets.levels);
  const total =
    (genes.length > 0 ? WEIGHTS.gene : 0) +
    (variants.length > 0 ? WEIGHTS.variant : 0) +
    (disease === null ? 0 : WEIGHTS.disease) +
    (therapies.length > 0 ? WEIGHTS.therapy : 0) +
    (types.size > 0 ? WEIGHTS.type : 0) +
    (levels.size > 0 ? WEIGHTS.level : 0) +
    (facets.text === '' ? 0 : WEIGHTS.text) +
    QUALITY_TOTAL;
  return {
    score: (row, textScore) => {
      const met =
        (genes.some((gene) => row.genes.has(gene)) ? WEIGHTS.gene : 0) +
        WEIGHTS.variant * variantGrade(row, variants) +
        (disease === null ? 0 : WEIGHTS.disease * diseaseGrade(row, disease, graph)) +
        WEIGHTS.therapy * therapyGrade(row, therapies) +
        (types.has(row.item.significance) ? WEIGHTS.type : 0) +
        (row.item.level !== null && levels.has(row.item.level) ? WEIGHTS.level : 0) +
        (facets.text === '' ? 0 : WEIGHTS.text * textScore);
      return met === 0 ? 0 : round((met + qualityOf(row)) / total);
    },
  };
}

/** The asked drugs and no others 1; from 0.6 up with the share of them that the record has. */
function therapyGrade(row: RecordRow, asked: readonly string[]): number {
  const shared = asked.filter((therapy) => row.therapies.has(therapy)).length;
  return shared === 0 ? 0 : ANY_DRUG + ((1 - ANY_DRUG) * shared) / (asked.length + row.therapies.size - shared);
}

/** Evidence level, rating and recency within a level. */
function qualityOf({ item }: RecordRow): number {
  const level = item.level === null ? withoutLevel(item.kind) : (LEVEL_GRADE[item.level] ?? 0);
  const recency = item.year === null ? 0 : Math.min(Math.max((item.year - OLDEST_YEAR) / YEARS, 0), 1);
  return QUALITY.evidenceLevel * level + (QUALITY.rating * (item.rating ?? 0)) / 5 + QUALITY.year * recency;
}

const round = (score: number): number => Math.round(score * 100_000) / 100_000;
