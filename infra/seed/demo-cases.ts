import type { SubmissionInput } from '@consilium/contracts';
import type { SyntheticVariant } from './synthetic-vcf.ts';

/** Where the demo leaves a case; each is a picture that a newcomer should see. */
export type DemoCourse =
  | 'waiting-for-signatures'
  | 'one-signature-missing'
  | 'board-disagrees-with-draft'
  | 'waiting-for-consent'
  | 'build-not-stated'
  | 'quality-low'
  | 'overdue'
  | 'issued'
  | 'issued-with-dissent'
  | 'amended'
  | 'follow-up-due'
  | 'further-testing';

export interface DemoCase {
  readonly course: DemoCourse;
  readonly submission: SubmissionInput;
  readonly variants: readonly SyntheticVariant[];
}

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
const given = { status: 'given', version: '2026-01', scope: ['secondary-findings', 're-contact'], recordedOn: '2026-10-01' } as const;
const panel = { specimen: 'tissue', assay: 'panel', purity: 0.5, purityMethod: 'histologic', callability: 0.96, tumorOnly: true } as const;

const missense = (gene: string, hotspot: string, protein: string, cdna: string, vaf: number): SyntheticVariant => ({
  gene,
  hotspot,
  protein,
  cdna,
  vaf,
  consequence: 'missense_variant',
});

const patient = (pseudonym: string, sex: 'female' | 'male', birthYear: number) => ({ pseudonym, sex, birthYear });

/** Twelve invented patients; no case is taken from a real one. */
export const DEMO_CASES: readonly DemoCase[] = [
  {
    course: 'waiting-for-signatures',
    submission: {
      patient: patient('DEMO-MEL-01', 'male', 1961),
      question: 'Which systemic therapy after progression on nivolumab?',
      diagnosis: { code: 'MEL' },
      consent: given,
      sample: panel,
      treatment: { line: 2, prior: [{ therapies: ['nivolumab'], response: 'PD' }] },
      dueAt: inDays(3),
    },
    variants: [
      missense('BRAF', 'V600E', 'p.Val600Glu', 'c.1799T>A', 0.42),
      { gene: 'CDKN2A', hotspot: 'R80*', protein: 'p.Arg80Ter', cdna: 'c.238C>T', consequence: 'stop_gained', vaf: 0.38 },
    ],
  },
  {
    course: 'one-signature-missing',
    submission: {
      patient: patient('DEMO-LUNG-02', 'female', 1957),
      question: 'Next line after progression on gefitinib?',
      diagnosis: { code: 'LUAD' },
      consent: given,
      sample: panel,
      treatment: { line: 2, prior: [{ therapies: ['gefitinib'], response: 'PD' }] },
      dueAt: inDays(2),
    },
    variants: [
      missense('EGFR', 'L858R', 'p.Leu858Arg', 'c.2573T>G', 0.31),
      missense('EGFR', 'T790M', 'p.Thr790Met', 'c.2369C>T', 0.14),
      missense('TP53', 'R273H', 'p.Arg273His', 'c.818G>A', 0.35),
    ],
  },
  {
    course: 'board-disagrees-with-draft',
    submission: {
      patient: patient('DEMO-CRC-03', 'male', 1968),
      question: 'Is anti-EGFR therapy an option in the second line?',
      diagnosis: { code: 'COAD' },
      consent: given,
      sample: panel,
      treatment: { line: 2, prior: [{ therapies: ['fluorouracil', 'oxaliplatin'], response: 'PD' }] },
      dueAt: inDays(5),
    },
    variants: [
      missense('KRAS', 'G12C', 'p.Gly12Cys', 'c.34G>T', 0.29),
      missense('PIK3CA', 'E545K', 'p.Glu545Lys', 'c.1633G>A', 0.21),
      { gene: 'APC', hotspot: 'R1450*', protein: 'p.Arg1450Ter', cdna: 'c.4348C>T', consequence: 'stop_gained', vaf: 0.44 },
    ],
  },
  {
    course: 'waiting-for-consent',
    submission: {
      patient: patient('DEMO-BREAST-04', 'female', 1974),
      question: 'Options after progression on letrozole and ribociclib?',
      diagnosis: { code: 'IDC' },
      sample: panel,
      treatment: { line: 2, prior: [{ therapies: ['letrozole', 'ribociclib'], response: 'PD' }] },
      dueAt: inDays(6),
    },
    variants: [
      missense('PIK3CA', 'H1047R', 'p.His1047Arg', 'c.3140A>G', 0.33),
      missense('ESR1', 'D538G', 'p.Asp538Gly', 'c.1613A>G', 0.12),
    ],
  },
  {
    course: 'build-not-stated',
    submission: {
      patient: patient('DEMO-OVARY-05', 'female', 1966),
      question: 'Is maintenance with a PARP inhibitor indicated?',
      diagnosis: { code: 'HGSOC' },
      consent: given,
      sample: panel,
      treatment: { line: 1, prior: [{ therapies: ['carboplatin', 'paclitaxel'], response: 'PR' }] },
      dueAt: inDays(4),
    },
    variants: [
      {
        gene: 'BRCA1',
        at: { chrom: '17', pos: 43124027, ref: 'ACT', alt: 'A' },
        protein: 'p.Glu23ValfsTer17',
        cdna: 'c.68_69del',
        consequence: 'frameshift_variant',
        vaf: 0.71,
      },
      missense('TP53', 'R175H', 'p.Arg175His', 'c.524G>A', 0.68),
    ],
  },
  {
    course: 'issued',
    submission: {
      patient: patient('DEMO-BILE-06', 'female', 1959),
      question: 'Targeted option after gemcitabine and cisplatin?',
      diagnosis: { code: 'CHOL' },
      consent: given,
      sample: panel,
      treatment: { line: 2, prior: [{ therapies: ['gemcitabine', 'cisplatin'], response: 'PD' }] },
      dueAt: inDays(1),
    },
    variants: [missense('IDH1', 'R132C', 'p.Arg132Cys', 'c.394C>T', 0.27)],
  },
  {
    course: 'amended',
    submission: {
      patient: patient('DEMO-GIST-07', 'male', 1963),
      question: 'First-line therapy of metastatic disease?',
      diagnosis: { code: 'GIST' },
      consent: given,
      sample: panel,
      treatment: { line: 1 },
      dueAt: inDays(1),
    },
    variants: [missense('PDGFRA', 'D842V', 'p.Asp842Val', 'c.2525A>T', 0.46)],
  },
  {
    course: 'follow-up-due',
    submission: {
      patient: patient('DEMO-THYROID-08', 'female', 1955),
      question: 'Therapy of radioiodine-refractory disease?',
      diagnosis: { code: 'THPA' },
      consent: given,
      sample: panel,
      treatment: { line: 2, prior: [{ therapies: ['lenvatinib'], response: 'PD' }] },
      dueAt: inDays(1),
    },
    variants: [missense('BRAF', 'V600E', 'p.Val600Glu', 'c.1799T>A', 0.36)],
  },
  {
    course: 'overdue',
    submission: {
      patient: patient('DEMO-PROSTATE-09', 'male', 1951),
      question: 'PARP inhibitor after abiraterone?',
      diagnosis: { code: 'PRAD' },
      consent: given,
      sample: panel,
      treatment: { line: 2, prior: [{ therapies: ['abiraterone'], response: 'PD' }] },
      dueAt: inDays(-2),
    },
    variants: [
      {
        gene: 'BRCA2',
        at: { chrom: '13', pos: 32340300, ref: 'GT', alt: 'G' },
        protein: 'p.Ser1982ArgfsTer22',
        cdna: 'c.5946del',
        consequence: 'frameshift_variant',
        vaf: 0.58,
      },
    ],
  },
  {
    course: 'quality-low',
    submission: {
      patient: patient('DEMO-AML-10', 'male', 1970),
      question: 'Targeted addition to induction?',
      diagnosis: { code: 'AML' },
      consent: given,
      sample: { ...panel, specimen: 'bone-marrow', callability: 0.61 },
      treatment: { line: 1 },
      dueAt: inDays(2),
    },
    variants: [missense('IDH2', 'R140Q', 'p.Arg140Gln', 'c.419G>A', 0.41), missense('FLT3', 'D835Y', 'p.Asp835Tyr', 'c.2503G>T', 0.09)],
  },
  {
    course: 'issued-with-dissent',
    submission: {
      patient: patient('DEMO-GLIOMA-11', 'female', 1985),
      question: 'IDH inhibitor after resection of a grade 2 tumor?',
      diagnosis: { code: 'DIFG' },
      consent: given,
      sample: panel,
      treatment: { line: 1 },
      dueAt: inDays(1),
    },
    variants: [missense('IDH1', 'R132H', 'p.Arg132His', 'c.395G>A', 0.39)],
  },
  {
    course: 'further-testing',
    submission: {
      patient: patient('DEMO-CUP-12', 'male', 1960),
      question: 'Any targeted option in carcinoma of unknown primary?',
      diagnosis: { code: 'CUP' },
      consent: given,
      sample: panel,
      treatment: { line: 1 },
      dueAt: inDays(7),
    },
    variants: [missense('KRAS', 'G12D', 'p.Gly12Asp', 'c.35G>A', 0.34), missense('TP53', 'R248Q', 'p.Arg248Gln', 'c.743G>A', 0.4)],
  },
];
