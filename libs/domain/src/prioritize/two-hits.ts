import type { CopyNumber } from '../annotate/finding.ts';
import type { FindingFacts } from '../annotate/finding-facts.ts';
import { geneRoleOf } from '../annotate/gene-table.ts';
import type { GeneTable } from '../annotate/gene-table.ts';
import type { Fraction, GeneSymbol } from '../shared/primitives.ts';
import { alleleLoss } from './allele-loss.ts';
import type { AlleleEvidence, AlleleVerdict } from './allele-loss.ts';
import { byText } from './ordering.ts';
import type { SampleFact } from './sample-fact.ts';

export interface TwoHitContext {
  readonly genes: GeneTable;
  readonly purity: Fraction | null;
  readonly countsAsOncogenic: (facts: FindingFacts) => boolean;
}

/**
 * One statement for each tumor suppressor with an alteration (2-domain-rules §7).
 *
 * | alterations of the gene | statement |
 * |---|---|
 * | homozygous deletion | consistent with biallelic loss |
 * | two or more different damaging variants | consistent, if they lie on different alleles |
 * | one, and {@link alleleLoss} says lost | consistent |
 * | one, and it says retained | not consistent |
 * | one, and it cannot say | cannot say, with the reason |
 * | none, but a copy lost | no statement: one hit at most |
 *
 * Damaging: a loss of function, or a change that counts as oncogenic; filtered records and silent changes count for nothing.
 */
export function twoHits(all: readonly FindingFacts[], context: TwoHitContext): readonly SampleFact[] {
  const genes = new Map<GeneSymbol, FindingFacts[]>();
  for (const facts of all) {
    const [gene] = facts.genes;
    if (gene === undefined || facts.isFiltered || !isSuppressor(gene, context.genes)) continue;
    if (!isDamaging(facts, context) && !(facts.finding.kind === 'copy-number' && facts.isRead)) continue;
    const known = genes.get(gene);
    if (known) known.push(facts);
    else genes.set(gene, [facts]);
  }
  return [...genes].sort(([a], [b]) => byText(a, b)).flatMap(([gene, found]) => statementOf(gene, found, context) ?? []);
}

const isSuppressor = (gene: GeneSymbol, genes: GeneTable): boolean => {
  const role = geneRoleOf(genes, gene)?.role;
  return role === 'tumor-suppressor' || role === 'both';
};

const isDamaging = (facts: FindingFacts, { countsAsOncogenic }: TwoHitContext): boolean =>
  facts.finding.kind === 'small-variant' && (facts.keys.some((key) => key.startsWith('lof:')) || countsAsOncogenic(facts));

function statementOf(gene: GeneSymbol, found: readonly FindingFacts[], context: TwoHitContext): SampleFact | null {
  const says = (text: string): SampleFact => ({
    code: 'TWO_HITS',
    severity: 'info',
    text,
    findings: found.map(({ finding }) => finding.id).sort(byText),
  });
  if (found.some(({ effect, finding }) => finding.kind === 'copy-number' && effect === 'gene-loss'))
    return says(`${gene} is consistent with biallelic loss (homozygous deletion).`);
  const variants = [
    ...new Map(found.filter(({ finding }) => finding.kind === 'small-variant').map((facts) => [facts.label, facts])).values(),
  ];
  const [only] = variants;
  if (only === undefined) return null;
  if (variants.length > 1)
    return says(`${gene} has two alterations, consistent with biallelic loss if they lie on different alleles; the phase is not known.`);
  const copyNumber = found.find((facts): facts is FindingFacts & { finding: CopyNumber } => facts.finding.kind === 'copy-number')?.finding;
  return says(sentenceOf(alleleLoss(evidenceOf(only, copyNumber, context.purity)), only, copyNumber));
}

function evidenceOf(facts: FindingFacts, copyNumber: CopyNumber | undefined, purity: Fraction | null): AlleleEvidence {
  const { copies, minorCopies, change } = copyNumber ?? {};
  return {
    purity,
    vaf: facts.vaf,
    origin: facts.origin,
    copies: copies === null || copies === undefined ? null : Math.round(copies),
    minorCopies: minorCopies ?? null,
    isLost: change === 'loss',
  };
}

const REASONS = {
  purity: 'the tumor content is not known',
  vaf: 'the allele fraction is not known',
  'both-fit': 'the allele fraction fits one and two lost alleles alike',
  'neither-fits': 'the allele fraction fits neither: a subclonal change, or another tumor content than stated',
} as const;

function sentenceOf(verdict: AlleleVerdict, { label }: FindingFacts, copyNumber: CopyNumber | undefined): string {
  const by = copyNumber === undefined ? '' : ', with the copy-number call';
  if (verdict.verdict === 'lost') return `${label} is consistent with biallelic loss by its allele fraction${by}.`;
  if (verdict.verdict === 'retained') return `${label} is not consistent with biallelic loss: another allele is retained${by}.`;
  return `${label}: whether both alleles are lost cannot be said, ${REASONS[verdict.why]}.`;
}
