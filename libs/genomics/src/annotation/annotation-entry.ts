import type { AnnotationLayout } from './annotation-layout.ts';
import { effEntry } from './eff-entry.ts';

import type { AnnotationEntry } from './entry.ts';
import type { EntryFault, ReportFault } from './entry-fault.ts';
import { impactNamed } from './ranked-consequence.ts';
import { isKnownTerm } from './severity.ts';
import { bcsqTerms, effTerm } from './so-terms.ts';

/** Value of an INFO key, '' for a flag, null when absent. */
export function infoValue(info: string, key: string): string | null {
  for (let at = info.indexOf(key); at !== -1; at = info.indexOf(key, at + key.length)) {
    const end = at + key.length;
    if (at !== 0 && info[at - 1] !== ';') continue;
    if (end === info.length || info[end] === ';') return '';
    if (info[end] !== '=') continue;
    const stop = info.indexOf(';', end);
    return info.slice(end + 1, stop === -1 ? undefined : stop);
  }
  return null;
}

export interface EntryChoice {
  readonly report?: ReportFault;
  /** Whether the entry at this index is meant for the sample at hand (the bit mask of bcftools); all by default. */
  readonly isChosen?: (index: number, total: number) => boolean;
}

/** Entries of a record in the order written; those that cannot be trusted are left out and reported. */
export function annotationEntries(
  info: string,
  layout: AnnotationLayout,
  { report = () => undefined, isChosen = () => true }: EntryChoice = {},
): readonly AnnotationEntry[] {
  const value = infoValue(info, layout.infoKey);
  if (value === null || value === '' || value === '.') return [];
  return value
    .split(',')
    .filter((_, i, all) => isChosen(i, all.length))
    .flatMap((text) => {
      const entry = parseEntry(text, layout);
      const fault = isFault(entry) ? entry : termsFault(entry, layout);
      if (fault !== null) report(fault);
      return isFault(entry) || (fault !== null && fault !== 'impact') ? [] : [withoutBroken(entry, report)];
    });
}

const isFault = (entry: AnnotationEntry | EntryFault): entry is EntryFault => typeof entry === 'string';

function parseEntry(text: string, layout: AnnotationLayout): AnnotationEntry | EntryFault {
  if (layout.kind === 'snpeff-eff') return effEntry(text, layout);
  const values = text.split('|');
  if (!layout.counts.has(values.length)) return 'fields';
  if (values.length === 1 && layout.kind === 'bcftools' && !/^@\d+$/.test(text)) return 'form';
  return new Map(layout.fields.map((field, i) => [field, values[i] ?? '']));
}

function termsFault(entry: AnnotationEntry, { kind }: AnnotationLayout): EntryFault | null {
  if (kind === 'bcftools') {
    const consequence = entry.get('Consequence') ?? '';
    return consequence.startsWith('@') || bcsqTerms(consequence).some(isKnownTerm) ? null : 'terms';
  }
  const terms = (entry.get('Consequence') ?? entry.get('Annotation') ?? entry.get('Effect') ?? '').split(/[&+]/).map(effTerm);
  const written = entry.get('IMPACT') ?? entry.get('Annotation_Impact') ?? entry.get('Impact') ?? entry.get('Effect_Impact') ?? '';
  const impact = impactNamed(written);
  if (terms.every((term) => term === '')) return 'terms';
  if (impact === null && !terms.some(isKnownTerm)) return 'terms';
  return impact === null && written !== '' ? 'impact' : null;
}

const CHANGES = ['HGVSc', 'HGVSp', 'HGVS.c', 'HGVS.p', 'Amino_Acid_change', 'Amino_Acid_Change'] as const;
const BROKEN_ESCAPE = /%(?![0-9A-Fa-f]{2})/;

function withoutBroken(entry: AnnotationEntry, report: ReportFault): AnnotationEntry {
  const broken = CHANGES.filter((field) => isBroken(entry.get(field) ?? ''));
  if (broken.length === 0) return entry;
  report('change');
  return new Map([...entry, ...broken.map((field) => [field, ''] as const)]);
}

const isBroken = (change: string): boolean =>
  BROKEN_ESCAPE.test(change) || (/[()]/.test(change) && change.split('(').length !== change.split(')').length);
