import { oneLetter, oneLetterSequence, RESIDUE, SEQUENCE } from './amino-acids.ts';

/**
 * Key of a protein change in one-letter HGVS, the same for the patient's side and the knowledge side (2-domain-rules §1.4; HGVS 21.0).
 *
 * | written | key |
 * |---|---|
 * | `p.Val600Glu`, `p.(Val600Glu)`, `NP_004324.2:p.Val600Glu`, `V600E` | `V600E` |
 * | `Arg213Ter`, `R213X`, `R213stop`, `R213*` | `R213*` |
 * | `E746Vfs*16`, `Glu746ValfsTer16`, `E746fs` | `E746fs` |
 * | `E746_A750del`, `E746_A750delELREA` | `E746_A750del` |
 * | `A767_V769dup`, `A767_V769dupASV` | `A767_V769dup` |
 * | `Asp770_Asn771insGly` | `D770_N771insG` |
 * | `L747_P753delinsS`, `L747_P753>S`, `L747_P753delLREATSPinsS` | `L747_P753delinsS` |
 * | `L747-A750>P` (a hyphen for the underscore) | `L747_A750delinsP` |
 * | `V600delinsE`, `V600>E` (one residue for one) | `V600E` |
 * | `*214Cext*12`, `Ter214CysextTer12` | `*214C` |
 * | `L858=`, `Leu858Leu` | `L858L` |
 * | `M1?` | `M1?` |
 * | a span that runs backwards (`A750_E746del`) | null |
 * | a codon (`V600`), `p.?`, `p.=`, splice notations, free text | null |
 *
 * @returns the key without the gene, or null when the text is not the grammar of one protein change
 */
export function proteinKey(text: string): string | null {
  const written = bare(text);
  if (written === null) return null;
  for (const form of FORMS) {
    const match = form.pattern.exec(written);
    if (match?.groups) return form.key(match.groups);
  }
  return null;
}

/** Accession, `p.`, parentheses and white space say nothing about the change. */
function bare(text: string): string | null {
  const decoded = text.trim().replace(/%3D/gi, '=').replace(/\s+/g, '');
  const written = decoded
    .slice(decoded.lastIndexOf(':') + 1)
    .replace(/[()]/g, '')
    .replace(/[,;.]+$/, '')
    .replace(/^p\.([a-z])(\d+)([a-z*])$/i, (_, from: string, at: string, to: string) => `${from}${at}${to}`.toUpperCase())
    .replace(/^p\./i, '')
    .replace(/^\[([^;[\]]*)\]$/, '$1')
    .replace(/(\d)(?:stop|ter)$/i, '$1*')
    .replace(HYPHENATED_SPAN, '$1_$2');
  return written.length === 0 || written.length > 400 ? null : written;
}

/** `L747-A750>P`: a hyphen for the underscore of a span, only where an operator follows. */
const HYPHENATED_SPAN = new RegExp(`^(${RESIDUE}[1-9]\\d*)-(${RESIDUE}[1-9]\\d*)(?=del|dup|ins|>)`);

interface Form {
  readonly pattern: RegExp;
  readonly key: (groups: Readonly<Record<string, string | undefined>>) => string | null;
}

const AT = `(?<res>${RESIDUE})(?<pos>[1-9]\\d*)`;
const TO = `(?:_(?<res2>${RESIDUE})(?<pos2>[1-9]\\d*))`;
const form = (tail: string, key: Form['key']): Form => ({ pattern: new RegExp(`^${AT}${tail}$`), key });

const start = (g: Readonly<Record<string, string | undefined>>): string => `${oneLetter(g['res'] ?? '')}${g['pos'] ?? ''}`;
const span = (g: Readonly<Record<string, string | undefined>>): string =>
  g['res2'] === undefined || (g['pos2'] === g['pos'] && g['res2'] === g['res'])
    ? start(g)
    : `${start(g)}_${oneLetter(g['res2'])}${g['pos2'] ?? ''}`;

const FORMS: readonly Form[] = [
  form(`=`, (g) => `${start(g)}${oneLetter(g['res'] ?? '')}`),
  form(`\\?`, (g) => `${start(g)}?`),
  form(`(?<new>${RESIDUE})`, (g) => `${start(g)}${oneLetter(g['new'] ?? '')}`),
  form(`(?<new>${RESIDUE})?${TO}?fs(?:(?:Ter|\\*|X)?(?:\\d+|\\?)?)?`, (g) => `${start(g)}fs`),
  form(`(?<new>${RESIDUE})?fs(?:Ter|\\*|X)?(?:\\d+|\\?)?`, (g) => `${start(g)}fs`),
  form(`(?<new>${RESIDUE})?ext(?<side>-\\d+|-\\?)?(?:(?:Ter|\\*|X)?(?:\\d+|\\?)?)?`, extension),
  form(`${TO}?(?:del(?:${SEQUENCE})?ins|>)(?<seq>${SEQUENCE})`, delins),
  form(`${TO}?del(?:${SEQUENCE})?`, (g) => onward(g, `${span(g)}del`)),
  form(`${TO}?dup(?:${SEQUENCE})?`, (g) => onward(g, `${span(g)}dup`)),
  form(`${TO}ins(?<seq>${SEQUENCE})?`, (g) => onward(g, `${span(g)}ins${oneLetterSequence(g['seq'] ?? '')}`)),
];

type Groups = Readonly<Record<string, string | undefined>>;

/** A span runs from a residue to a later one; the reverse is no HGVS and names nothing. */
const onward = (g: Groups, key: string): string | null => (g['pos2'] === undefined || Number(g['pos2']) >= Number(g['pos']) ? key : null);

function extension(g: Readonly<Record<string, string | undefined>>): string {
  if (g['side'] !== undefined) return `${start(g)}ext${g['side']}`;
  return g['new'] === undefined ? `${start(g)}ext` : `${start(g)}${oneLetter(g['new'])}`;
}

/** One residue for one residue is a substitution (HGVS: `delins` is not used for it). */
function delins(g: Groups): string | null {
  const inserted = oneLetterSequence(g['seq'] ?? '');
  const where = span(g);
  return !where.includes('_') && inserted.length === 1 && !/\d/.test(inserted)
    ? `${where}${inserted}`
    : onward(g, `${where}delins${inserted}`);
}
