import type { GeneTable } from '@consilium/domain';
import { classifyText } from '../classify/classify-text.ts';
import { changesAlone } from './changes-alone.ts';
import type { Change } from './changes.ts';
import { geneGroups } from './gene-groups.ts';
import type { GeneGroup } from './gene-groups.ts';
import type { GeneMention } from './genes.ts';
import { wordsText } from './span.ts';
import type { Span } from './span.ts';
import { TOLD, asAbsent, asClass, asExact, asFusion, ofFamily, textFinding, withChangeOfPartner } from './told-finding.ts';
import type { FindingSpan, Told } from './told-finding.ts';
import type { QuestionVocabulary } from './vocabulary.ts';
import type { Word } from './words.ts';

/** Findings of genes: each group of genes with its changes, then changes that stand without a gene. */
export function findingSpans(
  words: readonly Word[],
  vocabulary: QuestionVocabulary,
  taken: readonly Span[],
  tumorType: string | null,
): readonly FindingSpan[] {
  const groups = geneGroups(words, vocabulary, taken);
  const spans = groups.map((group) => spanOf(group, words, vocabulary));
  const open = groups.filter(lacksChange);
  const [only] = open;
  const gene = open.length === 1 && only?.genes.length === 1 ? (only.genes[0]?.name ?? null) : null;
  const named = [...new Set(groups.flatMap(({ genes }) => genes.flatMap(({ name }) => name.split('::'))))];
  const alone = changesAlone(words, [...taken, ...spans], vocabulary, { tumorType, gene, named });
  const isFilled =
    gene !== null && alone.some(({ findings }) => findings.some((finding) => finding.kind === 'small-variant' && finding.gene === gene));
  return [...spans.map((span, at) => (isFilled && groups[at] === only ? { ...span, findings: [], bare: [] } : span)), ...alone];
}

/** A gene that is only told to be mutated, or only named: a change that stands elsewhere is its own (`HER2-mutant NSCLC, A775_G776insYVMA`). */
const lacksChange = ({ genes, changes, isDenied }: GeneGroup): boolean =>
  !isDenied && genes.every(({ kind }) => kind === 'gene') && changes.every(({ kind, said }) => kind === 'class' && said === 'mutation');

function spanOf(group: GeneGroup, words: readonly Word[], vocabulary: QuestionVocabulary): FindingSpan {
  const { genes: table } = vocabulary;
  const { from, to, genes } = group;
  const said = wordsText(words, group);
  const mended = genes.some((gene) => gene.mended) || group.changes.some((change) => change.mended === true);
  const whole = repairLoss(group, table);
  if (whole !== null) return { from, to, readAs: whole, mended, findings: [textFinding(whole)], unknown: [], bare: [] };
  const told = genes.map((gene, at) => ofGene(gene, changesOf(group, at), group, vocabulary));
  const findings = told.flatMap((one) => one.findings);
  const read = told.map((one) => one.readAs).filter((name) => name !== '');
  return {
    from,
    to,
    findings,
    readAs: read.join(', ') || 'not present',
    mended: mended || (read.length === 1 && read[0]?.toUpperCase() !== said.toUpperCase() && findings.length > 0 && isAlias(genes, words)),
    unknown: told.flatMap((one) => one.unknown),
    bare: told.flatMap((one) => one.bare),
  };
}

const isAlias = (genes: readonly GeneMention[], words: readonly Word[]): boolean =>
  genes.some(({ from, to, name, kind }) => kind === 'gene' && !wordsText(words, { from, to }).toUpperCase().includes(name.toUpperCase()));

/** A change of a residue is said of the last gene only; a class of change and an absence of all that are named together. */
function changesOf({ genes, changes }: GeneGroup, at: number): readonly Change[] {
  return at === genes.length - 1
    ? changes
    : changes.filter(({ kind, said }) => kind === 'absent' || (kind === 'class' && !/^(?:ITD|PTD|TKD|vIII)$/.test(said)));
}

function repairLoss({ genes, changes, isDenied }: GeneGroup, table: GeneTable): string | null {
  if (isDenied || !changes.some(({ said }) => /^(?:loss|deletion)$/.test(said)) || changes.some(({ kind }) => kind === 'exact'))
    return null;
  if (genes.length < 2 || !genes.every(({ name }) => /^(?:MLH1|MSH2|MSH6|PMS2)$/.test(name))) return null;
  const text = `${genes.map(({ name }) => name).join('/')} loss`;
  return classifyText(text, table).category === 'bio' ? text : null;
}

function ofGene(gene: GeneMention, changes: readonly Change[], { isDenied, isGermline }: GeneGroup, vocabulary: QuestionVocabulary): Told {
  const { genes: table } = vocabulary;
  const { name, kind } = gene;
  const exact = changes.filter((change) => change.kind === 'exact');
  const absent = changes.find((change) => change.kind === 'absent');
  const positive = changes.filter((change) => change.kind === 'class' || change.kind === 'exon');
  if (kind === 'unknown') return { ...TOLD, readAs: name, unknown: [[name, exact[0]?.said ?? positive[0]?.said ?? ''].join(' ').trim()] };
  if (absent?.said === 'retained') return TOLD;
  if (kind === 'fusion' && !isDenied && absent !== undefined && exact.length > 0) return asFusion(gene, vocabulary);
  if (isDenied || absent !== undefined) {
    const isOfAll =
      exact.length === 0 &&
      (absent?.said === 'wild type' || positive.every(({ said }) => /^(?:mutation|fusion|rearrangement|positive)$/.test(said)));
    return isOfAll && kind !== 'fusion' ? asAbsent(gene, positive[0]?.said, table) : { ...TOLD, readAs: '' };
  }
  if (kind === 'fusion') return withChangeOfPartner(asFusion(gene, vocabulary), gene, exact, vocabulary);
  if (positive.some(({ said }) => said === 'reversion')) return asClass(name, 'reversion', isGermline, table);
  if (exact.length > 0 && kind === 'family') return ofFamily(name, exact[0]?.said ?? '', table);
  if (exact.length > 0) return asExact(name, exact, positive, isGermline, table);
  const [first] = positive.some((change) => change.kind === 'exon') ? positive.filter((change) => change.kind === 'exon') : positive;
  if (first === undefined && isGermline) return asClass(name, 'mutation', true, table);
  return first === undefined ? { ...TOLD, bare: [name], readAs: '' } : asClass(name, first.said, isGermline, table);
}
