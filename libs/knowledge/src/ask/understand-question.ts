import type { Finding } from '@consilium/domain';
import type { ReadPart, UnderstoodQuestion } from '@consilium/domain/evidence';
import { askedAtEnd, placeDrugs } from './drug-roles.ts';
import type { PlacedDrug } from './drug-roles.ts';
import { languageOf } from './language.ts';
import { kindOf } from './question-kind.ts';
import { biomarkerSpans } from './read-biomarkers.ts';
import { diseaseSpans, meantDisease } from './read-disease.ts';
import type { DiseaseSpan } from './read-disease.ts';
import { drugSpans } from './read-drugs.ts';
import { findingSpans } from './read-findings.ts';
import { conditionsOf, settingOf } from './read-setting.ts';
import { partOf } from './span.ts';
import type { Span } from './span.ts';
import { unknownNames } from './unknown-names.ts';
import type { FindingSpan } from './told-finding.ts';
import type { QuestionVocabulary } from './vocabulary.ts';
import { tidyQuestion, wordsOf } from './words.ts';
import type { Word } from './words.ts';

/**
 * Reads a question such as a board member types it. Pure: the same words and the same knowledge, the same reading.
 *
 * 1. Tumor types, biomarkers and drugs by the names of the knowledge, longest first; then genes with the change beside them; then changes that stand alone.
 * 2. A slip is mended only where one name alone is near enough, and said so. A variant never becomes another variant, a symbol never another symbol.
 * 3. What is denied is never a finding: "no EGFR mutation" is wild type, "T790M negative" is nothing.
 * 4. Names that look like a gene, variant, drug or disease and are not known are listed.
 */
export function understandQuestion(question: string, vocabulary: QuestionVocabulary): UnderstoodQuestion {
  const text = tidyQuestion(question);
  const words = wordsOf(text);
  const diseases = diseaseSpans(words, vocabulary);
  const biomarkers = biomarkerSpans(text, words);
  const named = diseases.filter(({ from, to }) => from === to);
  const placed = placeDrugs(words, drugSpans(words, vocabulary, [...named, ...biomarkers]), [...diseases, ...biomarkers]);
  const drugs = askedAtEnd(words, placed, text);
  const asked = askedDrugs(drugs);
  const asks = kindOf(text, asked.length > 0, endsInEntity(words, diseases, text));
  const disease = meantDisease(diseases, asks.kind === 'diagnosis', vocabulary.types);
  const genes = findingSpans(words, vocabulary, [...named, ...biomarkers, ...drugs], disease?.type.code ?? null);
  const prior = priorCourses(drugs);
  const conditions = conditionsOf(text);
  const setting = settingOf(
    text,
    prior.length,
    drugs.some(({ role, kind }) => role === 'prior' && kind === 'class'),
  );
  return {
    kind: asks.kind,
    findings: numbered([
      ...biomarkers.flatMap(({ findings }) => findings),
      ...genes.flatMap(({ findings }) => findings),
      ...bareGenes(
        genes,
        biomarkers.some(({ findings }) => findings.length > 0),
      ),
    ]),
    tumorType: disease === null ? null : { code: disease.type.code, name: disease.type.name },
    drugs: asked,
    prior: prior.map((therapies) => ({ therapies, response: setting.isPretreated && hasProgressed(text) ? 'PD' : null })),
    line: setting.line,
    stage: setting.stage,
    ...(conditions.length > 0 ? { conditions } : {}),
    language: languageOf(text),
    parts: [
      ...(asks.words === '' && asks.outside === null
        ? []
        : [{ field: 'kind' as const, words: asks.words, readAs: asks.outside ?? asks.kind, mended: false }]),
      ...partsOf(words, disease, [...biomarkers, ...genes], drugs),
      ...(setting.lineWords === null || setting.line === null
        ? []
        : [{ field: 'line' as const, words: setting.lineWords, readAs: String(setting.line), mended: false }]),
      ...(setting.stageWords === null || setting.stage === null
        ? []
        : [{ field: 'stage' as const, words: setting.stageWords, readAs: setting.stage, mended: false }]),
    ],
    unknown: [
      ...new Set([
        ...untold(genes),
        ...genes.flatMap(({ unknown }) => unknown),
        ...unknownNames(words, vocabulary, [...diseases, ...biomarkers, ...drugs, ...genes]),
      ]),
    ],
  };
}

const LESION = /\b(?:mass|lesion|nodule|biopsy|raumforderung|läsion|neoplasm)\b/i;

/** `AML t(15;17) - APL?`, `is it a GIST?`: the name of a tumor is the whole of the question. */
function endsInEntity(words: readonly Word[], diseases: readonly DiseaseSpan[], text: string): boolean {
  const last = diseases.at(-1);
  if (last === undefined || last.to !== words.length - 1 || !text.endsWith('?')) return false;
  const before = words
    .slice(Math.max(0, last.from - 4), last.from)
    .map(({ key }) => key)
    .join(' ');
  return (
    /\b(?:is|ist|be|mean|means) (?:it|this|that|das|es|dies)\b|\b(?:it|this|das|es) (?:is|be|ist|means?)\b/.test(before) ||
    ((diseases.length > 1 || LESION.test(text)) && /[:?.]\s*$|\s-\s*$/.test(words[last.from]?.gap ?? ''))
  );
}

const hasProgressed = (text: string): boolean =>
  /\b(?:progress\w*|progredient\w*|fail(?:ed|ure|ing)|refractor\w*|refraktär\w*|versagen|relaps\w*|rezidiv\w*|resistan\w*|resistent\w*)\b/i.test(
    text,
  );

/** Genes without a change count only where nothing else is told: the change is then missing, and said so. */
function bareGenes(spans: readonly FindingSpan[], hasBiomarker: boolean): readonly Finding[] {
  const told = spans.some(({ findings }) => findings.some(({ kind }) => kind !== 'wild-type'));
  if (told || hasBiomarker) return [];
  return [...new Set(spans.flatMap(({ bare }) => bare))].map((gene) => ({ id: '', kind: 'text', text: `${gene} mutation` }));
}

/** Genes without a change beside findings that are told: left out, and said so. */
function untold(spans: readonly FindingSpan[]): readonly string[] {
  const isTold = spans.some(({ findings }) => findings.some(({ kind }) => kind !== 'wild-type'));
  const named = new Set(spans.flatMap(({ findings }) => findings.map(geneOf)));
  return isTold ? spans.flatMap(({ bare }) => bare.filter((gene) => !named.has(gene)).map((gene) => `${gene} (change not told)`)) : [];
}

const geneOf = (finding: Finding): string =>
  finding.kind === 'text' ? (finding.text.split(/[ -]/)[0] ?? '') : 'gene' in finding ? (finding.gene ?? '') : '';

const numbered = (findings: readonly Finding[]): readonly Finding[] => {
  const known = new Set<string>();
  const distinct = findings.filter((finding) => {
    const said = JSON.stringify(finding).toUpperCase();
    return known.has(said) ? false : known.add(said);
  });
  const fused = distinct.flatMap((finding) => (finding.kind === 'fusion' ? [finding.fivePrime, finding.threePrime] : []));
  const isToldWhole = (finding: Finding): boolean =>
    finding.kind === 'text' && fused.some((gene) => /^(?:fusion|rearrangement|positive)$/.test(finding.text.replace(`${gene ?? ''} `, '')));
  return distinct.filter((finding) => !isToldWhole(finding)).map((finding, at) => ({ ...finding, id: `f${at + 1}` }));
};

/** Classes of which the records name the members; asked for, each member is. */
const CLASS_MEMBERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['aromatase inhibitor', ['anastrozole', 'exemestane', 'letrozole']],
]);

/** Asked drugs; a combination is one entry joined with ` + `. */
function askedDrugs(placed: readonly PlacedDrug[]): readonly string[] {
  const asked = placed.flatMap((span): readonly PlacedDrug[] => {
    const members = span.kind === 'class' ? CLASS_MEMBERS.get(span.readAs) : undefined;
    if (span.role !== 'asked') return [];
    return members === undefined ? (span.kind === 'class' ? [] : [span]) : [{ ...span, kind: 'asked-class', drugs: members }];
  });
  const courses = new Map<number, string[]>();
  for (const span of asked) {
    if (span.kind === 'asked-class') span.drugs.forEach((drug, at) => courses.set(-span.from * 100 - at - 1, [drug]));
    else courses.set(span.course, [...(courses.get(span.course) ?? []), ...span.drugs]);
  }
  return [...new Set([...courses.values()].map((drugs) => [...new Set(drugs)].sort().join(' + ')))];
}

function priorCourses(placed: readonly PlacedDrug[]): readonly (readonly string[])[] {
  const courses = new Map<number, string[]>();
  for (const { role, course, drugs } of placed) if (role === 'prior') courses.set(course, [...(courses.get(course) ?? []), ...drugs]);
  return [...courses.values()].map((drugs) => [...new Set(drugs)]);
}

function partsOf(
  words: readonly Word[],
  disease: DiseaseSpan | null,
  findings: readonly (Span & Partial<FindingSpan>)[],
  drugs: readonly PlacedDrug[],
): readonly ReadPart[] {
  return [
    ...(disease === null ? [] : [partOf('tumorType', words, disease)]),
    ...findings.map((span) => partOf('finding', words, span)),
    ...drugs
      .filter(({ role }) => role === 'asked' || role === 'prior')
      .map((span) => partOf(span.role === 'prior' ? 'prior' : 'drug', words, span)),
  ];
}
