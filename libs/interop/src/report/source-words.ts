import type { ReportReference } from './report-model.ts';
import { OUR_WORDING, orNotReported } from './wording.ts';

const STANDINGS = {
  current: 'current',
  corrected: 'CORRECTED by its publisher',
  concern: 'EXPRESSION OF CONCERN by its publisher',
  retracted: 'RETRACTED',
} as const;

/**
 * `Title · literature · licence CC BY 4.0 · standing current · date 2019-05`. A record of the knowledge has its year in its label and no publisher who could
 * correct it: of it only what is known is said, and what it is about where no field tells it.
 */
export function sourceText({ source, fields }: ReportReference): string {
  if (source === null) return '';
  const { corpus, title, licence, standing, publishedOn } = source;
  const named = title === null ? [] : [title];
  if (corpus === 'knowledge') {
    const about = fields === null ? named : [];
    return [...about, ...(licence === null ? [] : [`licence ${licence}`]), ...(standing === 'current' ? [] : [STANDINGS[standing]])].join(
      ' · ',
    );
  }
  return [
    ...named,
    corpus,
    `licence ${orNotReported(licence)}`,
    `standing ${STANDINGS[standing]}`,
    `date ${orNotReported(publishedOn)}`,
  ].join(' · ');
}

/** A source whose publisher warns of it. */
export const isWarnedOf = ({ source }: ReportReference): boolean => source !== null && source.standing !== 'current';

/** Fields of the record that a fact was worded from; empty for a source that is only quoted. */
export function fieldsText({ fields }: ReportReference): string {
  if (fields === null) return '';
  const told = Object.entries(fields).map(([name, value]) => `${name} ${value}`);
  return `Fact (${OUR_WORDING}): ${told.join(' · ')}`;
}
