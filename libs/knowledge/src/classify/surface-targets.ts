import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';

interface Target {
  readonly name: RegExp;
  readonly gene: string;
}

/** Antigens that are stained: "positive" is said of their expression, and of no mutation. */
const TARGETS: readonly Target[] = [
  { name: /^(?:claudin|cldn) ?-?18(?:\.2)?$/i, gene: 'CLDN18' },
  { name: /^(?:folr1|fr ?-?(?:alpha|\u03b1)|folate receptor (?:alpha|\u03b1))$/i, gene: 'FOLR1' },
  { name: /^trop-?2$/i, gene: 'TACSTD2' },
  { name: /^nectin-?4$/i, gene: 'NECTIN4' },
  { name: /^dll3$/i, gene: 'DLL3' },
  { name: /^psma$/i, gene: 'FOLH1' },
  { name: /^cd19$/i, gene: 'CD19' },
  { name: /^cd20$/i, gene: 'MS4A1' },
  { name: /^cd22$/i, gene: 'CD22' },
  { name: /^cd30$/i, gene: 'TNFRSF8' },
  { name: /^cd33$/i, gene: 'CD33' },
  { name: /^(?:cd117|c-?kit ihc)$/i, gene: 'KIT' },
  { name: /^bcma$/i, gene: 'TNFRSF17' },
  { name: /^sstr-?2a?$/i, gene: 'SSTR2' },
  { name: /^mage-?a4$/i, gene: 'MAGEA4' },
];

/** p16 on staining stands for HPV in the oropharynx (CAP guideline of HPV testing in head and neck carcinoma, 2018); p16-negative is no loss of CDKN2A. */
const P16 = /^p16(?:ink4a)?(?: ihc)?[ -]?(?:positiv(?:e|ity)|pos|\+|over-?expression|overexpressed|block[ -]positive)$/i;

/**
 * | written | key |
 * |---|---|
 * | `CD117+`, `Claudin 18.2 positive`, `p16+` | `expression:<gene>:over` |
 * | `CD19 negative`, `BCMA loss` | `expression:<gene>:under` |
 */
export function surfaceTarget(text: string): ClassifiedName | null {
  if (P16.test(text)) return single('expression', 'expression:CDKN2A:over');
  const said =
    /^(?<name>.+?)[ -]?(?:(?<over>positiv(?:e|ity)|pos|\+|high|over-?expression|overexpressed)|negativ(?:e|ity)|neg|(?<=\d)-|loss|lost)$/i.exec(
      text,
    )?.groups;
  const gene = said === undefined ? undefined : TARGETS.find(({ name }) => name.test((said['name'] ?? '').trim()))?.gene;
  return gene === undefined ? null : single('expression', `expression:${gene}:${said?.['over'] === undefined ? 'under' : 'over'}`);
}
