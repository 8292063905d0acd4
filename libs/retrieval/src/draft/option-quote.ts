import type { FindingExplanation, RetrievedPassage, TherapyOption } from '@consilium/domain';
import type { DraftContext } from './draft-context.ts';
import { bestQuote } from './quote-span.ts';
import type { Quote, QuoteSource, QuoteTerms } from './quote-span.ts';

/**
 * The sentence that says most of what an option is about.
 *
 * | source | counts where |
 * |---|---|
 * | record that carries the tier | always |
 * | other record for the findings | it speaks for exactly these therapies |
 * | guideline, literature | a sentence of the window found names all therapies and a gene of the findings |
 *
 * A sentence that denies something is never taken: under an option it may be misread.
 */
export function optionQuote(option: TherapyOption, own: readonly RetrievedPassage[], context: DraftContext): Quote | null {
  const findings = context.prioritization.findings.filter(({ finding }) => option.findings.includes(finding));
  const facets = [...option.therapies, ...findings.map(({ label }) => label), context.prioritization.tumorType.name];
  const others = context.retrieval.passages.filter((passage) => !own.includes(passage));
  const sources = [
    ...own.map(({ document }) => ({ document, terms: PLAIN })),
    ...others.filter((passage) => speaksFor(passage, option)).map(({ document }) => ({ document, terms: PLAIN })),
    ...others.flatMap((passage) => fromText(passage, option, findings)),
  ];
  return bestQuote(sources, facets);
}

const PLAIN: QuoteTerms = { tone: 'plain' };

const IMPORTED: ReadonlySet<string> = new Set(['guideline', 'literature']);
const isImported = ({ document }: RetrievedPassage): boolean => IMPORTED.has(document.corpus ?? 'knowledge');

const speaksFor = (passage: RetrievedPassage, { therapies, findings }: TherapyOption): boolean =>
  !isImported(passage) &&
  passage.stance === 'for' &&
  passage.findings.some((finding) => findings.includes(finding)) &&
  (passage.document.facts['therapies'] ?? '').split(' or ').some((alternative) => keyOf(alternative.split(' + ')) === keyOf(therapies));

const keyOf = (therapies: readonly string[]): string =>
  therapies
    .map((therapy) => therapy.trim().toLowerCase())
    .sort()
    .join('+');

function fromText(
  passage: RetrievedPassage,
  { therapies }: TherapyOption,
  findings: readonly FindingExplanation[],
): readonly QuoteSource[] {
  if (!isImported(passage) || passage.stance === 'against') return [];
  const genes = findings.flatMap(genesOf);
  return genes.length === 0
    ? []
    : [{ document: passage.document, terms: { window: passage.window, all: therapies, oneOf: genes, ...PLAIN } }];
}

function genesOf({ subject }: FindingExplanation): readonly string[] {
  const genes = subject.kind === 'fusion' ? [subject.fivePrime, subject.threePrime] : 'gene' in subject ? [subject.gene] : [];
  return genes.filter((gene): gene is string => typeof gene === 'string' && gene !== '');
}
