import type { TFunction } from 'i18next';
import type { Breakpoint, CopyNumber, Finding, FindingExplanation, FusionFinding, StructuralVariant } from '@consilium/domain';
import type { useFormat } from '../../shared/use-format.ts';
import { wordsOf } from './finding-words.ts';

type Fact = readonly [string, string | number | null | undefined];
interface Words {
  readonly t: TFunction<'prioritize'>;
  readonly format: Pick<ReturnType<typeof useFormat>, 'percent' | 'number'>;
}

/** What was measured, in the terms of the kind of finding; what the file left open says so. */
export function subjectFacts(of: FindingExplanation, words: Words): readonly Fact[] {
  const { subject } = of;
  switch (subject.kind) {
    case 'small-variant':
      return smallVariantFacts(of, words);
    case 'copy-number':
      return copyNumberFacts(subject, words);
    case 'fusion':
      return fusionFacts(subject, words);
    case 'structural-variant':
      return structuralFacts(subject, of, words);
    case 'biomarker':
    case 'expression':
      return measuredFacts(subject, of, words);
    case 'wild-type':
    case 'text':
      return [[words.t('change'), wordsOf(of, words.t).change ?? wordsOf(of, words.t).consequence]];
  }
}

const place = (at: Breakpoint | null | undefined): string | null => (at ? `${at.chrom}:${at.pos}` : null);
const known = (facts: readonly Fact[]): readonly Fact[] => facts.filter(([, value]) => value !== undefined && value !== null);
const decimal = ({ format }: Words, value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : format.number(value);

function smallVariantFacts(of: FindingExplanation, { t, format }: Words): readonly Fact[] {
  const { subject } = of;
  if (subject.kind !== 'small-variant') return [];
  const { change, consequence, depth, filter } = wordsOf(of, t);
  const { chrom, pos, ref, alt, altReads, normalVaf } = subject;
  return [
    [t('column.vaf'), format.percent(of.vaf)],
    [t('depth'), depth === null ? null : altReads ? t('subject.altOf', { alt: altReads, depth }) : depth],
    ...known([[t('subject.normalVaf'), normalVaf === null || normalVaf === undefined ? null : format.percent(normalVaf)]]),
    [t('change'), change],
    [t('column.consequence'), consequence],
    ...known([
      [t('subject.exon'), subject.exon],
      [t('subject.transcript'), subject.transcript],
      [t('subject.place'), chrom === undefined || pos === undefined ? null : `${chrom}:${pos} ${ref ?? ''}>${alt ?? ''}`],
    ]),
    [t('origin'), t(`originIs.${of.origin}`)],
    [t('column.filter'), filter],
  ];
}

function copyNumberFacts(subject: CopyNumber, words: Words): readonly Fact[] {
  const { t } = words;
  return [
    [t('change'), t(`subject.changeIs.${subject.change}`)],
    [t('subject.copies'), decimal(words, subject.copies)],
    [t('subject.minorCopies'), decimal(words, subject.minorCopies)],
    [t('subject.log2'), decimal(words, subject.log2)],
  ];
}

function fusionFacts(subject: FusionFinding, { t, format }: Words): readonly Fact[] {
  const { breakpoints, exons, evidence, reads, inFrame, orderKnown } = subject;
  const side = (which: 'fivePrime' | 'threePrime'): string | null =>
    [subject[which], place(breakpoints?.[which]), exons?.[which] ? t('subject.exonIs', { exon: exons[which] }) : null]
      .filter(Boolean)
      .join(' · ') || null;
  return [
    [t(orderKnown === false ? 'subject.partner' : 'subject.fivePrime'), side('fivePrime')],
    [t(orderKnown === false ? 'subject.partner' : 'subject.threePrime'), side('threePrime')],
    [t('subject.frame'), inFrame === null || inFrame === undefined ? null : t(inFrame ? 'subject.inFrame' : 'subject.outOfFrame')],
    [t('subject.evidence'), evidence ? t(`subject.evidenceIs.${evidence}`) : null],
    [t('subject.junctionReads'), reads === null || reads === undefined ? null : format.number(reads)],
    [t('column.filter'), subject.filter],
  ];
}

function structuralFacts(subject: StructuralVariant, of: FindingExplanation, { t, format }: Words): readonly Fact[] {
  const { consequence, truncates, length, altReads, depth } = subject;
  return [
    [t('subject.type'), t(`subject.typeIs.${subject.type}`)],
    [t('subject.place'), place(subject)],
    [t('subject.mate'), place(subject.mate)],
    ...known([
      [t('subject.length'), length === null || length === undefined ? null : t('subject.bases', { count: format.number(length) })],
    ]),
    [t('subject.genes'), subject.genes.join(', ') || t('subject.noGenes')],
    ...known([
      [t('subject.within'), subject.within],
      [t('subject.exons'), subject.exons],
      [t('subject.introns'), subject.introns],
      [t('column.consequence'), consequence?.replaceAll('_', ' ').replaceAll('&', ', ')],
      [t('subject.effect'), truncates ? t('subject.truncates') : null],
    ]),
    [t('column.vaf'), format.percent(of.vaf)],
    [t('depth'), altReads !== null && altReads !== undefined && depth ? t('subject.altOf', { alt: altReads, depth }) : (altReads ?? depth)],
    [t('origin'), t(`originIs.${of.origin}`)],
    [t('column.filter'), subject.filter],
  ];
}

function measuredFacts(subject: Extract<Finding, { kind: 'biomarker' | 'expression' }>, of: FindingExplanation, words: Words) {
  const { t } = words;
  const { change, consequence } = wordsOf(of, t);
  if (subject.kind === 'expression')
    return [
      [t('change'), consequence],
      [t('subject.value'), [decimal(words, subject.value), subject.unit].filter(Boolean).join(' ')],
    ] as const;
  const { components, method, assay, reportedBy } = subject;
  return [
    [t('subject.status'), consequence],
    [t('subject.value'), change],
    [t('subject.method'), method],
    [t('subject.assay'), assay],
    ...known([
      [t('subject.reportedBy'), reportedBy ? t(`subject.reportedByIs.${reportedBy}`) : null],
      [
        t('subject.components'),
        components ? `LST ${components.lst ?? '–'} · LOH ${components.loh ?? '–'} · TAI ${components.tai ?? '–'}` : null,
      ],
    ]),
  ] as const;
}
