import { diseaseRelation, genesOfKey, isInClass, keysOfProfile } from '@consilium/domain';
import type { EvidenceItem, Finding, KnowledgeIndex, TumorTypeRef } from '@consilium/domain';
import type { Measure } from '../table.ts';
import { assertionsOf, findingsOf, tumorTypeOf } from './amp-assertions.bench-part.ts';
import { knowledgeRoom, percent, prioritized } from './knowledge-room.ts';
import type { KnowledgeRoom } from './knowledge-room.ts';

/** A finding that looks like one with Tier I evidence and has none. */
interface Decoy {
  readonly kind: (typeof KINDS)[number];
  readonly name: string;
  readonly tumorType: TumorTypeRef;
  readonly finding: Finding;
  readonly gene: string;
}

const KINDS = ['other tumor', 'neighbouring change', 'other exon', 'partner gene', 'wild type'] as const;

/** Tumor types far from one another; for each biomarker those are taken in which no release says anything of the gene. */
const OTHER_TUMORS = ['UM', 'THYM', 'CHS', 'MCC', 'HCC', 'PAAD', 'OS', 'ACC', 'PLMESO', 'LMS'] as const;
const TUMORS_EACH = 3;

/** A profile with evidence that gives Tier I, in one tumor type. */
interface Actionable {
  readonly name: string;
  readonly tumorType: TumorTypeRef;
  readonly finding: Finding;
}

export async function decoys(data: string): Promise<readonly Measure[]> {
  const room = await knowledgeRoom(data);
  const index = room.indexOf();
  const all = decoysOf(actionables(data, room, index), room, index);
  const judged = all.map((decoy) => ({ decoy, tier: tierOf(decoy, index), naive: naiveLevel(decoy, room) }));
  const over = judged.filter(({ tier }) => tier === 'I');
  const naive = judged.filter(({ naive: level }) => level === 'A' || level === 'B');
  return [
    {
      measure: 'decoys called Tier I',
      ours: percent(over.length, all.length),
      against: `best level of the gene copied ${percent(naive.length, all.length)}; always I-A 100 %; 0 of >= 200`,
      met: over.length === 0 && all.length >= 200,
    },
    ...KINDS.map((kind) => {
      const of = judged.filter(({ decoy }) => decoy.kind === kind);
      return { measure: `  ${kind}`, ours: percent(of.filter(({ tier }) => tier === 'I').length, of.length) };
    }),
    ...over.map(({ decoy }) => ({ measure: `  over-called ${decoy.kind}: ${decoy.name}`, ours: 'I' })),
  ];
}

const tierOf = ({ tumorType, finding }: Decoy, index: KnowledgeIndex): string | null => {
  const outcome = prioritized(index, tumorType, [finding]);
  return typeof outcome === 'string' ? null : (outcome.findings.find((one) => one.finding === finding.id)?.tier ?? null);
};

/** The best level that the release holds for the gene, in any tumor and for any change: how a list is misread. */
const naiveLevel = ({ gene }: Decoy, { civic }: KnowledgeRoom): string =>
  civic.filter((item) => item.supports && item.tierForming && item.genes.includes(gene)).map(({ level }) => level ?? 'E').sort()[0] ?? 'E'; // prettier-ignore

/** The assertions' biomarkers, and every exact change of the release with level A evidence in a tumor type of its own. */
function actionables(data: string, room: KnowledgeRoom, index: KnowledgeIndex): readonly Actionable[] {
  const asserted = assertionsOf(data).flatMap((assertion) => {
    const [finding, ...more] = findingsOf(assertion, room);
    return finding === undefined || more.length > 0 ? [] : [{ name: assertion.profile, tumorType: tumorTypeOf(assertion, index), finding }];
  });
  const listed = room.civic.flatMap((item): readonly Actionable[] => {
    const change = item.profile.op === 'key' ? /^p:([^:]+):(.+)$/.exec(item.profile.key) : null;
    const [code] = item.disease.scope === 'types' ? item.disease.codes : [];
    if ((item.level !== 'A' && item.level !== 'B') || !item.supports || !item.tierForming || change === null || code === undefined)
      return [];
    const finding: Finding = { kind: 'small-variant', id: 'f1', gene: change[1] ?? '', protein: `p.${change[2] ?? ''}`, origin: 'somatic' };
    return [{ name: item.profileName, tumorType: { system: 'oncotree', code }, finding }];
  });
  return [
    ...new Map([...asserted, ...listed].map((one) => [`${JSON.stringify(one.finding)}|${JSON.stringify(one.tumorType)}`, one])).values(),
  ];
}

function decoysOf(of: readonly Actionable[], room: KnowledgeRoom, index: KnowledgeIndex): readonly Decoy[] {
  const all = of.flatMap((one) => [...inOtherTumors(one, room, index), ...neighbours(one, room), ...otherExons(one), ...partners(one, room, index), ...wildTypes(one, room)]);
  return [...new Map(all.map((decoy) => [`${decoy.name}|${JSON.stringify(decoy.tumorType)}`, decoy])).values()];
} // prettier-ignore

const genesOfFinding = (finding: Finding, room: KnowledgeRoom, index: KnowledgeIndex): readonly string[] => {
  const outcome = prioritized(index, { system: 'oncotree', code: 'CUP' }, [finding]);
  const keys = typeof outcome === 'string' ? [] : (outcome.findings[0]?.keys ?? []);
  return [...new Set(keys.flatMap(genesOfKey))].filter((gene) => room.civic.some((item) => item.genes.includes(gene)));
};

const speaksOf = (item: EvidenceItem, gene: string): boolean =>
  item.genes.includes(gene) || keysOfProfile(item.profile).flatMap(genesOfKey).includes(gene);

/** The same biomarker where no item on the gene is in class: neither of CIViC nor of the pack, nor one for all tumors. */
function inOtherTumors({ name, finding }: Actionable, room: KnowledgeRoom, index: KnowledgeIndex): readonly Decoy[] {
  const genes = genesOfFinding(finding, room, index);
  const items = [...room.civic, ...room.pack].filter((item) => genes.some((gene) => speaksOf(item, gene)));
  const isSilent = (code: string): boolean =>
    items.every((item) => {
      const { relation } = diseaseRelation(index.diseases, code, item.disease);
      return !isInClass(relation) && relation !== 'descendant';
    });
  return OTHER_TUMORS.filter((code) => index.diseases.nodes.has(code) && isSilent(code))
    .slice(0, TUMORS_EACH)
    .map((code) => ({ kind: 'other tumor', name: `${name} in ${code}`, tumorType: { system: 'oncotree', code }, finding, gene: genes[0] ?? '' }));
} // prettier-ignore

const OTHER_RESIDUES = ['Y', 'H'] as const;

/** Another change of the residue, where no record on a region holds for it, and the third residue from it, whatever is said of the region. */
function neighbours({ name, tumorType, finding }: Actionable, room: KnowledgeRoom): readonly Decoy[] {
  if (finding.kind !== 'small-variant') return [];
  const change = /^p\.([A-Z])(\d+)([A-Z])$/.exec(finding.protein ?? '');
  const gene = finding.gene ?? '';
  if (change === null) return [];
  const [from = '', at = '', to = ''] = change.slice(1);
  const sameResidue = OTHER_RESIDUES.find((residue) => residue !== to && residue !== from && !isNamed(room, gene, `${from}${at}`, `${from}${at}${residue}`));
  const near = Number(at) + 3;
  const isRegion = [...room.civic, ...room.pack].some((item) => keysOfProfile(item.profile).some((key) => new RegExp(`^(?:range:${gene}:|exon:${gene}:.*:mutation$)`).test(key)));
  const made = [
    ...(sameResidue === undefined || isRegion ? [] : [`p.${from}${at}${sameResidue}`]),
    ...(isNamed(room, gene, String(near), String(near)) ? [] : [`p.Q${String(near)}${from === 'Q' ? 'H' : from}`]),
  ];
  return made.map((protein) => ({ kind: 'neighbouring change', name: `${gene} ${protein} for ${name}`, tumorType, finding: { ...finding, protein }, gene }));
} // prettier-ignore

/** Whether some item names the codon or the very change; then the neighbour is evidence of its own and no decoy. */
const isNamed = (room: KnowledgeRoom, gene: string, codon: string, change: string): boolean =>
  [...room.civic, ...room.pack].some((item) =>
    keysOfProfile(item.profile).some((key) => (key.startsWith(`codon:${gene}:`) && key.includes(codon)) || (key.startsWith(`p:${gene}:`) && key.includes(change))),
  ); // prettier-ignore

const EXONS: Readonly<Record<string, readonly string[]>> = {
  EGFR: ['EGFR exon 5 deletion', 'EGFR exon 8 insertion'], KIT: ['KIT exon 3 deletion', 'KIT exon 20 insertion'], MET: ['MET exon 10 skipping', 'MET exon 2 deletion'],
  ERBB2: ['ERBB2 exon 5 insertion', 'ERBB2 exon 19 deletion'], FLT3: ['FLT3 exon 3 deletion', 'FLT3 exon 22 insertion'], BRAF: ['BRAF exon 3 deletion', 'BRAF exon 18 insertion'],
  KRAS: ['KRAS exon 5 deletion'], PIK3CA: ['PIK3CA exon 2 deletion'], PDGFRA: ['PDGFRA exon 2 deletion'], NPM1: ['NPM1 exon 3 deletion'], BCOR: ['BCOR exon 4 deletion'],
}; // prettier-ignore

const otherExons = ({ name, tumorType, finding }: Actionable): readonly Decoy[] => {
  const gene = (finding.kind === 'small-variant' ? finding.gene : finding.kind === 'text' ? finding.text.split(' ')[0] : null) ?? '';
  return (EXONS[gene] ?? []).map((text) => ({ kind: 'other exon', name: `${text} for ${name}`, tumorType, finding: { kind: 'text', id: 'f1', text }, gene }));
}; // prettier-ignore

/** The 5′ partner with a gene of no meaning on its 3′ side. */
function partners({ name, tumorType, finding }: Actionable, room: KnowledgeRoom, index: KnowledgeIndex): readonly Decoy[] {
  if (finding.kind !== 'fusion') return [];
  const isMeant = (gene: string): boolean =>
    [...room.civic, ...room.pack].some((item) => keysOfProfile(item.profile).some((key) => key === `rearrangement:${gene}` || key === `fusion:${gene}::v` || key === `fusion:v::${gene}` || key === `any:${gene}`));
  const partner = [finding.fivePrime, finding.threePrime].find((gene) => typeof gene === 'string' && !isMeant(gene));
  const gene = genesOfFinding(finding, room, index)[0] ?? '';
  return typeof partner !== 'string'
    ? []
    : [{ kind: 'partner gene', name: `${partner}::TTN for ${name}`, tumorType, finding: { kind: 'fusion', id: 'f1', fivePrime: partner, threePrime: 'TTN' }, gene }];
} // prettier-ignore

function wildTypes({ name, tumorType, finding }: Actionable, room: KnowledgeRoom): readonly Decoy[] {
  const gene = finding.kind === 'small-variant' ? (finding.gene ?? '') : finding.kind === 'fusion' ? (finding.threePrime ?? '') : '';
  const isAskedFor = [...room.civic, ...room.pack].some((item) => keysOfProfile(item.profile).includes(`wt:${gene}`));
  return gene === '' || isAskedFor ? [] : [{ kind: 'wild type', name: `${gene} wild type for ${name}`, tumorType, finding: { kind: 'wild-type', id: 'f1', gene }, gene }];
} // prettier-ignore
