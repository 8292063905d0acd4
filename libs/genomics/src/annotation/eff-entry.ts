import type { AnnotationEntry } from './entry.ts';
import type { AnnotationLayout } from './annotation-layout.ts';
import type { EntryFault } from './entry-fault.ts';

const EFFECT = /^([^()|]+)\(([^()]*)\)$/;

/** `EFFECT(impact|class|…)` as one entry with the fields of the header. */
export function effEntry(text: string, { fields, counts }: AnnotationLayout): AnnotationEntry | EntryFault {
  const [, effect, inside = ''] = EFFECT.exec(text) ?? [];
  if (effect === undefined) return 'form';
  const values = [effect, ...inside.split('|')];
  if (!counts.has(values.length)) return 'fields';
  return new Map(fields.map((field, i) => [field, (values[i] ?? '').trim()]));
}

/** 1-based number of the alternate allele, where the annotator wrote it (SnpEff 3.2 to 4). */
export function alleleNumberOf(entry: AnnotationEntry): number | null {
  const written = entry.get('Genotype_Number') ?? entry.get('Genotype') ?? '';
  return /^[1-9]\d*$/.test(written) ? Number(written) : null;
}
