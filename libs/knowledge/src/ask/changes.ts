import { mendWord, spellingsOf } from './mend.ts';
import { endsClause } from './words.ts';
import type { Word } from './words.ts';

/** A change as words say it, to be read with its gene. */
export interface Change {
  readonly kind: 'exact' | 'exon' | 'class' | 'absent' | 'filler';
  /** In the words that the classifier of names reads. */
  readonly said: string;
  readonly length: number;
  readonly mended?: boolean;
}

const AMINO = 'Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Ter';
const EXACT: readonly RegExp[] = [
  /^p\.\S+$/i,
  /^c\.[-*]?\d\S*$/,
  new RegExp(String.raw`^(?:${AMINO})\d+(?:${AMINO}|\*|fs\S*|del|dup|_\S+)$`, 'i'),
  /^[A-Z]\d{1,4}(?:[A-Z]|\*|fs\S*|del|dup)$/,
  /^[A-Z]\d{1,4}_[A-Z]\d{1,4}(?:del|ins|dup)[A-Z]*$/,
  /^\d+(?:_\d+)?(?:del|ins|dup)[ACGT]+$/,
];
const CODON = /^[A-Z]\d{2,4}$/;

/** One word for each class of change → how the classifier says it. German words, short forms. */
const CLASSES: Readonly<Record<string, string>> = {
  reversion: 'reversion', reversions: 'reversion', revertant: 'reversion', reversionsmutation: 'reversion', reversionsmutationen: 'reversion',
  amplification: 'amplification', amplified: 'amplification', amp: 'amplification', ampl: 'amplification', amplifikation: 'amplification', amplifiziert: 'amplification', amplifizierte: 'amplification', amplifications: 'amplification',
  loss: 'loss', lost: 'loss', verlust: 'loss', losses: 'loss', deletion: 'deletion', deleted: 'deletion', deletiert: 'deletion', deletions: 'deletion', homdel: 'deletion', gain: 'gain', deficient: 'loss', deficiency: 'loss', defizient: 'loss', biallelic: 'loss', biallelisch: 'loss', biallelische: 'loss', inactivated: 'loss', inactivation: 'loss', inaktiviert: 'loss', zugewinn: 'gain', duplication: 'duplication', duplikation: 'duplication',
  fusion: 'fusion', fusions: 'fusion', fused: 'fusion', fusionen: 'fusion', rearrangement: 'rearrangement', rearranged: 'rearrangement', rearrangements: 'rearrangement', rearrangiert: 'rearrangement', rearrangierte: 'rearrangement', translocation: 'rearrangement', translocated: 'rearrangement', translokation: 'rearrangement', split: 'rearrangement', 'break-apart': 'rearrangement', umlagerung: 'rearrangement',
  overexpression: 'overexpression', overexpressed: 'overexpression', ueberexpression: 'overexpression', ueberexprimiert: 'overexpression', underexpression: 'underexpression',
  mutation: 'mutation', mutations: 'mutation', mutated: 'mutation', mutant: 'mutation', mut: 'mutation', mutiert: 'mutation', mutierte: 'mutation', mutiertes: 'mutation', mutierter: 'mutation', mutiertem: 'mutation', mutationen: 'mutation', alteration: 'mutation', alterations: 'mutation', altered: 'mutation', variant: 'mutation', keimbahnmutation: 'mutation', keimbahnvariante: 'mutation', punktmutation: 'mutation', treibermutation: 'mutation', mutante: 'mutation', veraenderung: 'mutation',
  positive: 'positive', positiv: 'positive', positives: 'positive', positivem: 'positive', positiver: 'positive', positiven: 'positive', pos: 'positive',
  methylated: 'methylation', methylation: 'methylation', methyliert: 'methylation', itd: 'ITD', ptd: 'PTD', tkd: 'TKD', viii: 'vIII', frameshift: 'frameshift', truncation: 'truncating mutation', truncating: 'truncating mutation', nonsense: 'nonsense', promoter: 'promoter mutation', skipping: 'skipping',
}; // prettier-ignore
const ABSENT =
  /^(?:negative?[rsn]?|neg|negativ|wt|wildtype|wildtyp|unremarkable|unauffaellig|normal|absent|clean|intact|intakt|unmutated|nonmutated|unmutiert|unveraendert)$/;
const KEPT = /^(?:retained|erhalten|present)$/;
const FILLERS =
  /^(?:gene|gen|the|a|an|in|of|is|was|with|a|pathogenic|pathogene|somatic|somatische|germline|activating|aktivierende|hotspot|biallelic|homozygous|heterozygous|high|level|focal|known|acquired|new|de|novo|co|and|carrying|harbou?ring|tumou?r|status|by|ngs|ihc|fish|for|plus|secondary|confirmed|detected|ist|sind|are|nachgewiesen|protein|kinase|domain|tyrosine|exonuclease|point|missense|both|gross|wes|panel|is|shows?|zeigt|found|driver|classical|classic|common|sensitizing|sensitising|sensibilisierende)$/;

const CHANGE_WORDS = spellingsOf(
  Object.keys(CLASSES)
    .filter((word) => word.length > 5)
    .concat(['negative', 'wildtype']),
);

/** The change that begins at a word; null where none does. */
export function changeAt(words: readonly Word[], at: number): Change | null {
  const word = words[at];
  if (word === undefined) return null;
  if (EXACT.some((pattern) => pattern.test(word.text))) return { kind: 'exact', said: word.text, length: 1 };
  return (
    exonAt(words, at) ??
    absentAt(words, at) ??
    classAt(words, at) ??
    (FILLERS.test(word.key) ? { kind: 'filler', said: '', length: 1 } : null)
  );
}

/** A residue without the new one, or a change in small letters: read as such only right after its gene. */
export function looseChange(word: Word | undefined): Change | null {
  if (word === undefined) return null;
  if (CODON.test(word.text)) return { kind: 'exact', said: word.text, length: 1 };
  const upper = word.text.toUpperCase();
  return /^(?:p\.)?[a-z]\d{2,4}[a-z]?$/.test(word.text) || new RegExp(String.raw`^(?:${AMINO})\d+(?:${AMINO})$`, 'i').test(word.text)
    ? { kind: 'exact', said: word.text.startsWith('p.') ? word.text : upper, length: 1 }
    : null;
}

const EXON_NOUN: readonly (readonly [RegExp, string])[] = [
  [/^(?:ins|insertions?|insertionen|insertionsmutation(?:en)?|duplications?|dup)$/, 'insertion'],
  [/^(?:del|deletions?|deletionen|deletionsmutation(?:en)?)$/, 'deletion'],
  [/^(?:skip|skipping|skipped)$/, 'skipping'],
  [/^(?:mut|mutations?|mutated|mutation(?:en)?|mutant|mutiert|alterations?|variants?)$/, 'mutation'],
];

/** `exon 19 deletion`, `ex20ins`, `Exon-14-Skipping`, `del19`, `exon 9`. */
function exonAt(words: readonly Word[], at: number): Change | null {
  const key = words[at]?.key ?? '';
  const glued =
    /^(?:ex|exon|e)(\d{1,2})(ins|del|dup|skip|skipping)?(?:mut)?$/.exec(key) ??
    /^(?:del)(1[1489]|20)$/.exec(key) ??
    /^(\d{2})(del|ins)$/.exec(key);
  if (glued !== null) {
    const noun = glued[2] ?? (key.startsWith('del') ? 'del' : undefined);
    return noun === undefined
      ? exonNoun(words, at + 1, glued[1] ?? '', 1)
      : { kind: 'exon', said: `exon ${glued[1] ?? ''} ${nounOf(noun) ?? 'mutation'}`, length: 1 };
  }
  if (!/^(?:exon|exons|ex)$/.test(key)) return null;
  const number = /^\d{1,2}(?:del|ins)?$/.exec(words[at + 1]?.key ?? '')?.[0];
  if (number === undefined) return null;
  const stuck = /^(\d+)(del|ins)$/.exec(number);
  return stuck
    ? { kind: 'exon', said: `exon ${stuck[1] ?? ''} ${nounOf(stuck[2] ?? '') ?? ''}`, length: 2 }
    : exonNoun(words, at + 2, number, 2);
}

function exonNoun(words: readonly Word[], next: number, exon: string, length: number): Change {
  for (const skip of [0, 1]) {
    const word = words[next + skip];
    if (word === undefined || endsClause(word.gap)) break;
    const noun = nounOf(word.key);
    const mended = noun === null ? mendWord(word.key, CHANGE_WORDS) : null;
    const meant = noun ?? (mended === null ? null : nounOf(mended));
    if (meant !== null) return { kind: 'exon', said: `exon ${exon} ${meant}`, length: length + skip + 1, mended: mended !== null };
    if (!/^(?:frame|in|inframe|skipping)$/.test(word.key)) break;
  }
  return { kind: 'exon', said: `exon ${exon} mutation`, length };
}

const nounOf = (word: string): string | null => EXON_NOUN.find(([pattern]) => pattern.test(word))?.[1] ?? null;

function absentAt(words: readonly Word[], at: number): Change | null {
  const [key, next] = [words[at]?.key ?? '', words[at + 1]?.key ?? ''];
  if (key === 'wild' && /^typ/.test(next)) return { kind: 'absent', said: 'wild type', length: 2 };
  if (
    /^(?:not|nicht|no|kein|keine)$/.test(key) &&
    /^(?:detected|found|present|mutated|altered|amplified|nachgewiesen|nachweisbar|mutiert|rearranged|mutations?|mutation|fusion|alterations?)$/.test(
      next,
    )
  )
    return { kind: 'absent', said: 'negative', length: 2 };
  if (key === 'were' && /^(?:negative|normal)$/.test(next)) return { kind: 'absent', said: 'negative', length: 2 };
  if (KEPT.test(key)) return { kind: 'absent', said: 'retained', length: 1 };
  return ABSENT.test(key) ? { kind: 'absent', said: /^w/.test(key) ? 'wild type' : 'negative', length: 1 } : null;
}

const STAINED = /^(?:ihc|ich|immunohistochem\w*|immunhistochem\w*|staining|expression|expressing|expressed|exprimier\w*)$/;
const STRONG = /^(?:high|hoch|strong|strongly|stark|positive|positiv|3|2|elevated|erhoeht)$/;

/** `high by IHC`, `IHC 3+`, `expression high`, `high expression`: how many words say that the protein is there in plenty; 0 where none do. */
function overexpressedAt(words: readonly Word[], at: number): number {
  const keys = [0, 1, 2].map((step) => (words[at + step]?.key ?? '').replace(/\+$/, ''));
  const [first = '', second = '', third = ''] = keys;
  if (STRONG.test(first) && !/^\d$/.test(first) && (STAINED.test(second) || (second === 'by' && STAINED.test(third))))
    return second === 'by' ? 3 : 2;
  return STAINED.test(first) && STRONG.test(second) ? 2 : 0;
}

function classAt(words: readonly Word[], at: number): Change | null {
  const key = words[at]?.key ?? '';
  const next = words[at + 1]?.key ?? '';
  if (key === 'copy' && next === 'number')
    return { kind: 'class', said: /gain|increase/.test(words[at + 2]?.key ?? '') ? 'gain' : 'loss', length: 3 };
  if (key === 'kinase' && next === 'domain' && CLASSES[words[at + 2]?.key ?? ''] === 'mutation')
    return { kind: 'class', said: 'mutation', length: 3 };
  if (key === 'loss' && next === 'of' && words[at + 2]?.key === 'function')
    return { kind: 'class', said: 'loss of function mutation', length: 3 };
  const over = overexpressedAt(words, at);
  if (over > 0) return { kind: 'class', said: 'overexpression', length: over };
  if (key === 'internal' && next === 'tandem') return { kind: 'class', said: 'ITD', length: 3 };
  if (key === 'type' && /^[12abd]$/.test(next)) return { kind: 'class', said: `type ${next.toUpperCase()}`, length: 2 };
  if (/^(?:del52|52(?:bp)?del)$/.test(key)) return { kind: 'class', said: 'type 1', length: 1 };
  if (/^(?:ins5|5(?:bp)?ins)$/.test(key)) return { kind: 'class', said: 'type 2', length: 1 };
  if (key === 'promoter' || key === 'promotor') return { kind: 'class', said: 'promoter mutation', length: /^mut/.test(next) ? 2 : 1 };
  const said = Object.hasOwn(CLASSES, key) ? CLASSES[key] : undefined;
  if (said !== undefined) return { kind: 'class', said, length: 1 };
  const mended = key.length > 6 ? mendWord(key, CHANGE_WORDS) : null;
  const meant = mended !== null && Object.hasOwn(CLASSES, mended) ? CLASSES[mended] : undefined;
  return meant === undefined ? null : { kind: 'class', said: meant, length: 1, mended: true };
}
