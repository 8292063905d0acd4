import type { Finding, GeneTable } from '@consilium/domain';
import { classifyText } from '../classify/classify-text.ts';
import { changeAt } from './changes.ts';
import type { Change } from './changes.ts';
import { geneGroups } from './gene-groups.ts';
import type { GeneGroup } from './gene-groups.ts';
import type { GeneMention } from './genes.ts';
import { pathOf } from './diseases.ts';
import { covers, wordsText } from './span.ts';
import type { Span } from './span.ts';
import type { QuestionVocabulary } from './vocabulary.ts';
import type { Word } from './words.ts';

export interface FindingSpan extends Span {
  readonly findings: readonly Finding[];
  /** What the words name that the knowledge does not know. */
  readonly unknown: readonly string[];
  /** A gene without a change. */
  readonly bare: readonly string[];
}

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
  const alone = changesAlone(words, [...taken, ...spans], vocabulary, { tumorType, gene });
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
  return at === genes.length - 1 ? changes : changes.filter(({ kind }) => kind === 'absent' || kind === 'class');
}

function repairLoss({ genes, changes, isDenied }: GeneGroup, table: GeneTable): string | null {
  if (isDenied || !changes.some(({ said }) => /^(?:loss|deletion)$/.test(said)) || changes.some(({ kind }) => kind === 'exact'))
    return null;
  if (genes.length < 2 || !genes.every(({ name }) => /^(?:MLH1|MSH2|MSH6|PMS2)$/.test(name))) return null;
  const text = `${genes.map(({ name }) => name).join('/')} loss`;
  return classifyText(text, table).category === 'bio' ? text : null;
}

interface Told {
  readonly findings: readonly Finding[];
  readonly readAs: string;
  readonly unknown: readonly string[];
  readonly bare: readonly string[];
}
const TOLD: Told = { findings: [], readAs: '', unknown: [], bare: [] };

function ofGene(gene: GeneMention, changes: readonly Change[], { isDenied, isGermline }: GeneGroup, vocabulary: QuestionVocabulary): Told {
  const { genes: table } = vocabulary;
  const { name, kind } = gene;
  const exact = changes.filter((change) => change.kind === 'exact');
  const absent = changes.find((change) => change.kind === 'absent');
  const positive = changes.filter((change) => change.kind === 'class' || change.kind === 'exon');
  if (kind === 'unknown') return { ...TOLD, readAs: name, unknown: [[name, exact[0]?.said ?? positive[0]?.said ?? ''].join(' ').trim()] };
  if (absent?.said === 'retained') return TOLD;
  if (kind === 'fusion' && !isDenied && absent !== undefined && exact.length > 0) return asFusion(gene);
  if (isDenied || absent !== undefined) {
    const isOfAll =
      exact.length === 0 &&
      (absent?.said === 'wild type' || positive.every(({ said }) => /^(?:mutation|fusion|rearrangement|positive)$/.test(said)));
    return isOfAll && kind !== 'fusion' ? asAbsent(gene, positive[0]?.said, table) : { ...TOLD, readAs: '' };
  }
  if (kind === 'fusion') return withChangeOfPartner(asFusion(gene), gene, exact, vocabulary);
  if (exact.length > 0 && kind === 'family') return ofFamily(name, exact[0]?.said ?? '', table);
  if (exact.length > 0) return asExact(name, exact, positive, isGermline, table);
  const [first] = positive.some((change) => change.kind === 'exon') ? positive.filter((change) => change.kind === 'exon') : positive;
  if (first === undefined && isGermline) return asClass(name, 'mutation', true, table);
  return first === undefined ? { ...TOLD, bare: [name], readAs: '' } : asClass(name, first.said, isGermline, table);
}

function asAbsent({ name, kind }: GeneMention, said: string | undefined, table: GeneTable): Told {
  const isJoined = said === 'fusion' || said === 'rearrangement';
  const ways = /^(?:ALK|ROS1)$/.test(name)
    ? [`${name} negative`]
    : isJoined
      ? [`no ${name} ${said}`]
      : kind === 'family'
        ? [`${name} wild type`]
        : [];
  const text = ways.find((way) => classifyText(way, table).category !== 'text');
  if (text !== undefined) return { ...TOLD, findings: [textFinding(text)], readAs: text };
  return kind === 'family' ? TOLD : { ...TOLD, findings: [{ id: '', kind: 'wild-type', gene: name }], readAs: `${name} wild type` };
}

function ofFamily(name: string, said: string, table: GeneTable): Told {
  const text = `${name} ${said.replace(/^p\./, '')}`;
  return classifyText(text, table).category === 'text'
    ? { ...TOLD, unknown: [text], readAs: text }
    : { ...TOLD, findings: [textFinding(text)], readAs: text };
}

function asFusion({ name }: GeneMention): Told {
  const [fivePrime = '', threePrime = ''] = name.split('::');
  return { ...TOLD, findings: [{ id: '', kind: 'fusion', fivePrime, threePrime, orderKnown: false }], readAs: name };
}

/**
 * A residue change behind a fusion is one of its partners: of the one that has a record of it, else of the only oncogene, else of the 3' one
 * (`BCR-ABL T315I`, `CD74-ROS1 G2032R`, `FGFR2::BICC1 N550K`). A breakpoint (`E13;A20`) is none.
 */
function withChangeOfPartner(
  fusion: Told,
  { name }: GeneMention,
  exact: readonly Change[],
  { genes, genesOfChange }: QuestionVocabulary,
): Told {
  const changes = exact.filter(({ said }) => /^c\.|^(?:p\.)?[A-Z][a-z]{0,2}\d{2,4}\D/.test(said));
  const said = changes[0]?.said.replace(/^p\./, '');
  if (said === undefined) return fusion;
  const partners = name.split('::');
  const known = partners.filter((gene) => genesOfChange.get(said)?.has(gene) ?? genesOfChange.get(said.replace(/[A-Z*]$/, ''))?.has(gene));
  const oncogenes = partners.filter((gene) => genes.roles.get(gene)?.role === 'oncogene');
  const [owner = partners.at(-1) ?? name] = known.length === 1 ? known : oncogenes.length === 1 ? oncogenes : [];
  const variant = asExact(owner, changes, [], false, genes);
  return {
    ...variant,
    findings: [...fusion.findings, ...variant.findings],
    readAs: [fusion.readAs, variant.readAs].filter((part) => part !== '').join(', '),
  };
}

/** A coding and a protein change of one gene are one variant; further residues are further variants; an exon that is skipped is said beside. */
function asExact(gene: string, exact: readonly Change[], positive: readonly Change[], isGermline: boolean, table: GeneTable): Told {
  const read = exact.map(({ said }) => ({ said, category: classifyText(`${gene} ${said}`, table).category }));
  const unread = read.filter(({ category }) => category === 'text').map(({ said }) => `${gene} ${said}`);
  const cdna = read.filter(({ category }) => category === 'c').map(({ said }) => said);
  const protein = read.filter(({ category }) => category === 'p').map(({ said }) => said);
  const origin = isGermline ? ({ origin: 'germline' } as const) : {};
  const base = { id: '', kind: 'small-variant', gene, ...origin } as const;
  const variants: Finding[] =
    protein.length > 0
      ? protein.map((said, at) => ({
          ...base,
          protein: said.startsWith('p.') ? said : `p.${said}`,
          ...(at === 0 && cdna[0] ? { cdna: cdna[0] } : {}),
        }))
      : cdna.map((said) => ({ ...base, cdna: said }));
  const others = read.filter(({ category }) => !['text', 'c', 'p'].includes(category)).map(({ said }) => textFinding(`${gene} ${said}`));
  const isOfExon = exact.some(({ said }) => /del|ins|dup/i.test(said));
  const beside = positive
    .filter(({ kind, said }) => kind === 'exon' && (/skipping/.test(said) || (!isOfExon && !said.endsWith('mutation'))))
    .map(({ said }) => textFinding(`${gene} ${said}`));
  const findings = [...beside, ...variants, ...others];
  return { ...TOLD, findings, readAs: [...findings.map(nameOfFinding)].join(', '), unknown: unread };
}

const CLASS_WORDS: Readonly<Record<string, readonly string[]>> = {
  positive: ['positive', 'fusion', 'mutation'],
  deletion: ['deletion', 'loss'],
  duplication: ['duplication', 'gain'],
  skipping: ['exon 14 skipping', 'mutation'],
};

/** A gene "mutated" without the change: of a suppressor a loss of function, said so; of any other gene no more than the words. */
function asClass(gene: string, said: string, isGermline: boolean, table: GeneTable): Told {
  if (said === 'amplification' || said === 'gain')
    return { ...TOLD, findings: [{ id: '', kind: 'copy-number', gene, change: said }], readAs: `${gene} ${said}` };
  if (gene === 'MET' && said === 'exon 14 mutation') return asClass(gene, 'exon 14 skipping', isGermline, table);
  const isSuppressor = gene === 'BRCA' || table.roles.get(gene)?.role === 'tumor-suppressor';
  const origin = isGermline ? 'germline ' : '';
  const ways = (said === 'positive' && /^(?:RET|NTRK\d?|TRK)$/.test(gene) ? ['fusion'] : CLASS_WORDS[said]) ?? [said];
  for (const way of [...ways.flatMap((one) => (one === 'mutation' && isSuppressor ? ['loss of function mutation'] : [one])), 'mutation']) {
    const text = /^(?:ITD|PTD|TKD)$/.test(way) ? `${gene}-${way}` : `${/mutation/.test(way) ? origin : ''}${gene} ${way}`;
    if (classifyText(text, table).category !== 'text') return { ...TOLD, findings: [textFinding(text)], readAs: text };
  }
  return { ...TOLD, unknown: [`${gene} ${said}`], readAs: gene };
}

/** A residue change without a gene is the gene's that alone has a record of it in this tumor type (`CML, T315I`); else it is not known. */
function changesAlone(
  words: readonly Word[],
  taken: readonly Span[],
  vocabulary: QuestionVocabulary,
  { tumorType, gene: open }: { readonly tumorType: string | null; readonly gene: string | null },
): readonly FindingSpan[] {
  return words.flatMap((word, at) => {
    if (covers(taken, at) || isDenied(words, at)) return [];
    const change = changeAt(words, at);
    if (change?.kind !== 'exact' || !/^(?:p\.)?[ACDEFGHIKLMNPQRSTVWY][a-z]{0,2}\d{2,4}/.test(word.text)) return [];
    const said = change.said.replace(/^p\./, '');
    const gene = open ?? geneOfChange(said, vocabulary, tumorType);
    const told = gene === null ? { ...TOLD, unknown: [said], readAs: said } : asExact(gene, [change], [], false, vocabulary.genes);
    return [{ from: at, to: at, readAs: told.readAs, mended: gene !== null, findings: told.findings, unknown: told.unknown, bare: [] }];
  });
}

/** `T790M negative`, `no T790M`. */
const isDenied = (words: readonly Word[], at: number): boolean =>
  changeAt(words, at + 1)?.kind === 'absent' || /^(?:no|not|without|kein|keine|ohne)$/.test(words[at - 1]?.key ?? '');

function geneOfChange(said: string, { genesOfChange, types }: QuestionVocabulary, tumorType: string | null): string | null {
  const genes = new Map([...(genesOfChange.get(said) ?? []), ...(genesOfChange.get(said.replace(/[A-Z*]$/, '')) ?? [])]);
  const path = tumorType === null ? [] : pathOf(tumorType, types);
  const here = [...genes].filter(
    ([, codes]) =>
      path.some((code) => codes.has(code)) || [...codes].some((code) => tumorType !== null && pathOf(code, types).includes(tumorType)),
  );
  const [only] = here.length > 0 ? here : [...genes];
  return (here.length > 0 ? here.length : genes.size) === 1 && only !== undefined ? only[0] : null;
}

export const textFinding = (text: string): Finding => ({ id: '', kind: 'text', text });

function nameOfFinding(finding: Finding): string {
  if (finding.kind === 'small-variant') return `${finding.gene ?? ''} ${(finding.protein ?? finding.cdna ?? '').replace(/^p\./, '')}`;
  return finding.kind === 'text' ? finding.text : finding.kind;
}
