import type { Finding, GeneTable } from '@consilium/domain';
import { classifyText } from '../classify/classify-text.ts';
import type { Change } from './changes.ts';
import type { GeneMention } from './genes.ts';
import type { Span } from './span.ts';
import type { QuestionVocabulary } from './vocabulary.ts';

export interface FindingSpan extends Span {
  readonly findings: readonly Finding[];
  /** What the words name that the knowledge does not know. */
  readonly unknown: readonly string[];
  /** A gene without a change. */
  readonly bare: readonly string[];
}

/** What the words about one gene tell. */
export interface Told {
  readonly findings: readonly Finding[];
  readonly readAs: string;
  readonly unknown: readonly string[];
  readonly bare: readonly string[];
}
export const TOLD: Told = { findings: [], readAs: '', unknown: [], bare: [] };

export function asAbsent({ name, kind }: GeneMention, said: string | undefined, table: GeneTable): Told {
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

export function ofFamily(name: string, said: string, table: GeneTable): Told {
  const text = `${name} ${said.replace(/^p\./, '')}`;
  return classifyText(text, table).category === 'text'
    ? { ...TOLD, unknown: [text], readAs: text }
    : { ...TOLD, findings: [textFinding(text)], readAs: text };
}

/** The order is that of the records, whichever way a question writes it (`ALK-EML4`); where none has the pair it stays open. */
export function asFusion({ name }: GeneMention, { fusions }: QuestionVocabulary): Told {
  const [one = '', other = ''] = name.split('::');
  const orders = [`${one}::${other}`, `${other}::${one}`].filter((pair) => fusions.has(pair));
  const [known = name] = orders.length === 1 ? orders : [];
  const [fivePrime = '', threePrime = ''] = known.split('::');
  return { ...TOLD, findings: [{ id: '', kind: 'fusion', fivePrime, threePrime, orderKnown: orders.length === 1 }], readAs: known };
}

/**
 * A residue change behind a fusion is one of its partners: of the one that has a record of it, else of the only oncogene, else of the 3' one
 * (`BCR-ABL T315I`, `CD74-ROS1 G2032R`, `FGFR2::BICC1 N550K`). A breakpoint (`E13;A20`) is none.
 */
export function withChangeOfPartner(fusion: Told, { name }: GeneMention, exact: readonly Change[], vocabulary: QuestionVocabulary): Told {
  const changes = exact.filter(({ said }) => /^c\.|^(?:p\.)?[A-Z][a-z]{0,2}\d{2,4}\D/.test(said));
  const said = changes[0]?.said.replace(/^p\./, '');
  if (said === undefined) return fusion;
  const partners = name.split('::');
  const known = ownersOf(said, partners, vocabulary);
  const oncogenes = partners.filter((gene) => vocabulary.genes.roles.get(gene)?.role === 'oncogene');
  const [owner = partners.at(-1) ?? name] = known.length === 1 ? known : oncogenes.length === 1 ? oncogenes : [];
  const variant = asExact(owner, changes, [], false, vocabulary.genes);
  return {
    ...variant,
    findings: [...fusion.findings, ...variant.findings],
    readAs: [fusion.readAs, variant.readAs].filter((part) => part !== '').join(', '),
  };
}

/** A coding and a protein change of one gene are one variant; further residues are further variants; an exon that is skipped is said beside. */
export function asExact(gene: string, exact: readonly Change[], positive: readonly Change[], isGermline: boolean, table: GeneTable): Told {
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

const TRUNCATION = /^(?:frameshift|nonsense|truncating mutation|loss|deletion)$/;

/** A gene "mutated" without the change: of a suppressor a loss of function, said so; of any other gene no more than the words. */
export function asClass(gene: string, said: string, isGermline: boolean, table: GeneTable): Told {
  if (said === 'amplification' || said === 'gain')
    return { ...TOLD, findings: [{ id: '', kind: 'copy-number', gene, change: said }], readAs: `${gene} ${said}` };
  if (gene === 'MET' && said === 'exon 14 mutation') return asClass(gene, 'exon 14 skipping', isGermline, table);
  if (/^HLA-/.test(gene)) return { ...TOLD, unknown: [`${gene} ${said}`], readAs: gene };
  if (said === 'reversion') return { ...TOLD, unknown: [`${gene} reversion`], readAs: `${gene} reversion` };
  const isSuppressor = gene === 'BRCA' || table.roles.get(gene)?.role === 'tumor-suppressor';
  const origin = isGermline ? 'germline ' : '';
  // The words that carry an origin are those of a mutation; a truncation of a suppressor is its loss of function.
  if (isGermline && isSuppressor && TRUNCATION.test(said)) return asClass(gene, 'mutation', true, table);
  const ways = (said === 'positive' && /^(?:RET|NTRK\d?|TRK)$/.test(gene) ? ['fusion'] : CLASS_WORDS[said]) ?? [said];
  for (const way of [...ways.flatMap((one) => (one === 'mutation' && isSuppressor ? ['loss of function mutation'] : [one])), 'mutation']) {
    const text = /^(?:ITD|PTD|TKD)$/.test(way) ? `${gene}-${way}` : `${/mutation/.test(way) ? origin : ''}${gene} ${way}`;
    if (classifyText(text, table).category !== 'text') return { ...TOLD, findings: [textFinding(text)], readAs: text };
  }
  return { ...TOLD, unknown: [`${gene} ${said}`], readAs: gene };
}

/** Of these genes those with a record of the change or its residue. */
export const ownersOf = (said: string, genes: readonly string[], { genesOfChange }: QuestionVocabulary): readonly string[] => {
  const exact = genes.filter((gene) => genesOfChange.get(said)?.has(gene));
  return exact.length > 0 ? exact : genes.filter((gene) => genesOfChange.get(said.replace(/[A-Z*]$/, ''))?.has(gene));
};

export const textFinding = (text: string): Finding => ({ id: '', kind: 'text', text });

function nameOfFinding(finding: Finding): string {
  if (finding.kind === 'small-variant') return `${finding.gene ?? ''} ${(finding.protein ?? finding.cdna ?? '').replace(/^p\./, '')}`;
  return finding.kind === 'text' ? finding.text : finding.kind;
}
