import type { FindingExplanation } from '@consilium/domain';

/** Consequence, reads and filter of a finding, where its kind has them; null is "not reported". */
export function wordsOf({ subject }: Pick<FindingExplanation, 'subject'>): {
  readonly change: string | null;
  readonly consequence: string | null;
  readonly depth: number | null;
  readonly filter: string | null;
} {
  switch (subject.kind) {
    case 'small-variant':
      return {
        change: [subject.protein, subject.cdna].filter(Boolean).join(' · ') || null,
        consequence: subject.consequence?.replaceAll('_', ' ').replaceAll('&', ', ') ?? null,
        depth: subject.depth ?? null,
        filter: subject.filter === undefined || subject.filter === '.' ? null : subject.filter,
      };
    case 'copy-number':
      return {
        change: subject.copies === null || subject.copies === undefined ? null : `${subject.copies} copies`,
        consequence: subject.change,
        depth: null,
        filter: null,
      };
    case 'fusion':
      return { change: null, consequence: 'fusion', depth: null, filter: null };
    case 'structural-variant':
      return {
        change: `${subject.chrom}:${subject.pos}`,
        consequence: subject.type,
        depth: subject.depth ?? null,
        filter: subject.filter ?? null,
      };
    case 'biomarker':
      return {
        change: [subject.value, subject.unit, subject.score].filter((part) => part !== null && part !== undefined).join(' ') || null,
        consequence: subject.status ?? null,
        depth: null,
        filter: null,
      };
    case 'expression':
      return { change: null, consequence: `${subject.change} expression`, depth: null, filter: null };
    case 'wild-type':
      return { change: null, consequence: 'wild type', depth: null, filter: null };
    case 'text':
      return { change: subject.text, consequence: null, depth: null, filter: null };
  }
}

/** The caller did not pass it: it forms no tier and is to be confirmed. */
export const isFiltered = (explanation: Pick<FindingExplanation, 'flags'>): boolean => explanation.flags.includes('filtered');
