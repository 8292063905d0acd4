import type { CitedClaim } from '@consilium/retrieval';
import { summaryOf } from '../../prioritize/civic-variants.ts';

/** A statement of a release with its record, read apart from the importer. */
export interface Statement {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly string[];
  readonly gene: string;
  readonly variant: string;
  readonly disease: string;
  readonly therapies: readonly string[];
  readonly facts: NonNullable<CitedClaim['document']['facts']>;
}

const RELEASE = '2025-08-01';
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const FEWEST_WORDS = 7;

export const statementsOf = (data: string): readonly Statement[] =>
  summaryOf(data, RELEASE, 'ClinicalEvidence').flatMap((row) => {
    const text = row['evidence_statement'] ?? '';
    const sentences = [...SENTENCES.segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => sentence.split(/\s+/).length >= FEWEST_WORDS);
    if (sentences.length === 0) return [];
    const [gene = '', ...rest] = (row['molecular_profile'] ?? '').split(' ');
    const therapies = (row['therapies'] ?? '').split(',').filter((name) => name !== '');
    const { disease = '', evidence_type: evidenceType, evidence_direction: direction, significance, evidence_level: level, rating, citation_id: pmid } = row;
    const variant = rest.join(' ');
    return [{ id: `civic:EID${row['evidence_id'] ?? ''}`, text, sentences, gene, variant, disease, therapies, facts: { gene, variant, disease, therapies, evidenceType, direction, significance, level, rating, pmid } }];
  }); // prettier-ignore

/** Numbers that look random and are the same in every run. */
export function sequenceOf(seed: string): (below: number) => number {
  let state = 2166136261;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3266489917) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) % Math.max(below, 1);
  };
}
