import type { TFunction } from 'i18next';
import type { FindingExplanation } from '@consilium/domain';

interface FindingWords {
  readonly change: string | null;
  readonly consequence: string | null;
  readonly depth: number | null;
  readonly filter: string | null;
}
const NONE: FindingWords = { change: null, consequence: null, depth: null, filter: null };

/** Terms of the Sequence Ontology as people read them. */
const terms = (text: string | null | undefined): string | null => text?.replaceAll('_', ' ').replaceAll('&', ', ') ?? null;
const filterOf = (filter: string | undefined): string | null => (filter === undefined || filter === '.' ? null : filter);

/** Change, consequence, reads and filter of a finding, where its kind has them; null is "not reported". */
export function wordsOf({ subject }: Pick<FindingExplanation, 'subject'>, t: TFunction<'prioritize'>): FindingWords {
  switch (subject.kind) {
    case 'small-variant':
      return {
        change: [subject.protein, subject.cdna].filter(Boolean).join(' · ') || null,
        consequence: terms(subject.consequence),
        depth: subject.depth ?? null,
        filter: filterOf(subject.filter),
      };
    case 'copy-number': {
      const { copies } = subject;
      return {
        ...NONE,
        change: copies === null || copies === undefined ? null : t('subject.copiesCount', { count: copies }),
        consequence: t(`subject.changeIs.${subject.change}`),
      };
    }
    case 'fusion':
      return { ...NONE, consequence: t('subject.fusion'), filter: filterOf(subject.filter) };
    case 'structural-variant':
      return {
        change: `${subject.chrom}:${subject.pos}`,
        consequence: t(`subject.typeIs.${subject.type}`),
        depth: subject.depth ?? null,
        filter: filterOf(subject.filter),
      };
    case 'biomarker':
      return {
        ...NONE,
        change: [subject.score, subject.value, subject.unit].filter((part) => part !== null && part !== undefined).join(' ') || null,
        consequence: subject.status ?? null,
      };
    case 'expression':
      return { ...NONE, consequence: t(`subject.expressionIs.${subject.change}`) };
    case 'wild-type':
      return { ...NONE, consequence: t('subject.wildType') };
    case 'text':
      return { ...NONE, change: subject.text };
  }
}

/** The caller did not pass it: it forms no tier and is to be confirmed. */
export const isFiltered = (explanation: Pick<FindingExplanation, 'flags'>): boolean => explanation.flags.includes('filtered');
