import { cdnaKey, keysOfFinding, proteinKey } from '@consilium/domain';
import type { ClassifiedName } from './classified-name.ts';
import { isText } from './classified-name.ts';
import { exactChange } from './exact-change.ts';
import { isAccession } from './transcript-genes.ts';

/** Words that may stand beside an exact change without changing what it is. Any other word ("benign", "VUS", "resistance") leaves the text unread. */
const BESIDE =
  /^(?:mut(?:ations?|ated|ant)?|variants?|alterations?|changes?|substitutions?|missense|point|hotspot|activating|oncogenic|known|exons?|ex(?:on)?\d{1,2}|\d{1,2}|in-?frame|deletions?|del|insertions?|ins|duplications?|dup|delins|indel|frame-?shift|nonsense|stop|gain|gained|truncating|detected|positive|present|heterozygous|homozygous|hemizygous|kinase|domain|tkd|skipping|splice|site|in|the|of|a|gene|p|c)$/i;

const KINDS: readonly (readonly [word: RegExp, change: RegExp])[] = [
  [/^(?:deletions?|del)$/i, /del/],
  [/^(?:insertions?|ins)$/i, /ins|dup/],
  [/^(?:duplications?|dup)$/i, /dup|ins/],
  [/^frame-?shift$/i, /fs$/],
  [/^(?:nonsense|stop|truncating)$/i, /\*|fs$/],
  [/^(?:missense|substitutions?)$/i, /^[A-Z]\d+[A-Z]$/],
];

/**
 * The one exact change in a name that says more: `exon 21 p.L858R`, `Exon 19 deletion (E746_A750del)`, `NM_005228:exon21:c.T2573G:p.L858R`.
 * What stands beside must agree with it: an exon 19 deletion that is named L858R, or an exon the residue does not lie in, is read as nothing.
 *
 * @returns null where there is no change, several, or a word beside it that is not known
 */
export function narrowedChange(gene: string, name: string): ClassifiedName | null {
  const words = name
    .replace(/\bp\.\(([^()]*)\)/g, 'p.$1')
    .replace(/([Ee]x(?:on)?) (?=\d)/g, '$1')
    .split(/[\s:,;()[\]]+/)
    .filter((word) => word !== '');
  const read = words.map((word) => ({ word, protein: /^c\./.test(word) ? null : proteinKey(word), cdna: cdnaKey(word) }));
  const proteins = new Set(read.flatMap(({ protein }) => protein ?? []));
  const codings = new Set(read.flatMap(({ cdna }) => cdna ?? []));
  const beside = read.filter(({ protein, cdna }) => protein === null && cdna === null).map(({ word }) => word);
  if (proteins.size > 1 || codings.size > 1 || proteins.size + codings.size === 0 || words.length < 2) return null;
  if (!beside.every((word) => BESIDE.test(word) || isAccession(word))) return null;
  const [protein] = proteins;
  const [cdna] = codings;
  if (protein !== undefined && !agrees(gene, protein, beside)) return null;
  const change = exactChange(gene, protein === undefined ? (cdna ?? '') : cdna === undefined ? protein : `${protein} (${cdna})`);
  return change === null || isText(change) ? null : change;
}

function agrees(gene: string, protein: string, beside: readonly string[]): boolean {
  if (KINDS.some(([word, change]) => beside.some((each) => word.test(each)) && !change.test(protein))) return false;
  const exons = beside.flatMap((word) => /^ex(?:on)?(\d+)$/i.exec(word)?.[1] ?? []);
  const known = keysOfFinding({ id: 'name', kind: 'small-variant', gene, protein }, null).filter((key) => key.startsWith(`exon:${gene}:`));
  return known.length === 0 || exons.every((exon) => known.some((key) => key.startsWith(`exon:${gene}:${exon}:`)));
}
