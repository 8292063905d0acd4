import type { ClassifiedName } from './classified-name.ts';
import { single } from './classified-name.ts';
import { BROKEN_BANDS, GAINED_ARMS, LOST_ARMS, RECURRENT } from './cytogenetic-tables.ts';

/** Pairs that clinics write with a slash alone; any other `A/B` may be two genes (`TSC1/TSC2`). */
const SLASHED = new Set([
  ...Object.values(RECURRENT).map(({ key }) => key),
  'fusion:EML4::ALK',
  'fusion:EWSR1::ERG',
  'fusion:TMPRSS2::ERG',
  'fusion:KIF5B::RET',
]);
export const isSlashedPair = (key: string): boolean => SLASHED.has(key);

/**
 * | written | key |
 * |---|---|
 * | `t(9;22)`, `t(9;22)(q34;q11.2)`, `Inv(16)(p13.1q22)`, `Ph+` | the fusion |
 * | `inv(16)(p13q24)`, `t(11;22)(p13;q12)` | none: at these bands it is another fusion |
 * | `11q23 rearrangement`, `t(v;11q23.3)` | `rearrangement:KMT2A` |
 * | `del(17p)`, `5q-`, `del(11)(q22.3)` | `cna:<gene>:loss` of the gene that stands for the arm |
 * | `gain(1q)`, `1q21 gain`, `+1q`; `amp(1q)` | `cna:CKS1B:gain`; `cna:CKS1B:amplification` |
 * | `1p/19q codeletion` | `bio:1p19q-codeletion` |
 *
 * @returns null for an abnormality that is not in the tables
 */
export function cytogeneticName(text: string): ClassifiedName | null {
  const name = text
    .replace(/\s+/g, '')
    .toLowerCase()
    .replace(/(?<=\)|rearrangement|deletion|gain)(?:positive|detected|present)$/, '');
  if (/^1p\/?19qco-?delet(?:ion|ed)$/.test(name)) return single('bio', 'bio:1p19q-codeletion');
  if (/^(?:ph(?:iladelphia)?(?:-?chromosome)?(?:-?positive|\+))$/.test(name)) return single('fusion', 'fusion:BCR::ABL1');
  return recurrentEvent(name) ?? brokenBand(name) ?? lostArm(name) ?? gainedArm(name);
}

function recurrentEvent(name: string): ClassifiedName | null {
  const said = /^(?<event>(?:t|inv)\([0-9xy;]+\))(?:\((?<bands>[pq0-9.;~-]+)\))?(?:fusion|translocation|positive)?$/.exec(name)?.groups;
  const recurrent = said?.['event'] === undefined || !Object.hasOwn(RECURRENT, said['event']) ? undefined : RECURRENT[said['event']];
  if (recurrent === undefined) return null;
  const bands = said?.['bands']?.replace(/\.\d+/g, '');
  if (bands !== undefined && !recurrent.bands.test(bands)) return null;
  return single(recurrent.key.startsWith('fusion') ? 'fusion' : 'rearrangement', recurrent.key);
}

function brokenBand(name: string): ClassifiedName | null {
  const said =
    /^(?:t\((?:v;)?(?<of>[0-9x]+[pq]\d+)(?:\.\d+)?\)|(?<at>[0-9x]+[pq]\d+)(?:\.\d+)?-?(?:rearrange(?:ment|d)|translocation|r))$/.exec(name);
  const gene = geneIn(BROKEN_BANDS, said?.groups?.['of'] ?? said?.groups?.['at']);
  return gene === null ? null : single('rearrangement', `rearrangement:${gene}`);
}

/** `del(17p)`, `del(17)(p13.1)`, `17p deletion`, `5q-`; a deletion between two bands (`del(5)(q13q33)`) may spare the gene. */
function lostArm(name: string): ClassifiedName | null {
  const said =
    /^(?:isolated)?del(?:etion)?(?:of)?\(?(?<arm>\d+[pq]\d*)(?:\.\d+)?\)?(?:\([pq0-9.;]+\))?$|^del\((?<on>\d+)\)\((?<band>[pq]\d+)(?:\.\d+)?\)$|^(?<of>\d+[pq]\d*)(?:\.\d+)?-?(?:del(?:etion|eted)?|loss)$|^-?(?<minus>\d+[pq])-?$/.exec(
      name,
    )?.groups;
  if (said === undefined || (said['minus'] !== undefined && !name.includes('-'))) return null;
  const banded = said['on'] === undefined ? undefined : `${said['on']}${said['band'] ?? ''}`;
  const gene = geneIn(LOST_ARMS, said['arm'] ?? said['of'] ?? said['minus'] ?? banded);
  return gene === null ? null : single('cna', `cna:${gene}:loss`);
}

/** Three copies are a gain, four or more an amplification (International Myeloma Working Group). */
function gainedArm(name: string): ClassifiedName | null {
  const said =
    /^(?:(?<what>gain|amp|amplification|dup)(?:of)?\(?(?<arm>\d+[pq]\d*)(?:\.\d+)?\)?|(?<of>\d+[pq]\d*)(?:\.\d+)?-?(?<is>gain|amp|amplification|amplified)|\+(?<plus>\d+[pq]\d*))\+?$/.exec(
      name,
    )?.groups;
  const gene = geneIn(GAINED_ARMS, said?.['arm'] ?? said?.['of'] ?? said?.['plus']);
  if (said === undefined || gene === null) return null;
  return single('cna', `cna:${gene}:${/^amp/.test(said['what'] ?? said['is'] ?? '') ? 'amplification' : 'gain'}`);
}

const geneIn = (table: Readonly<Record<string, string>>, band: string | undefined): string | null =>
  band !== undefined && Object.hasOwn(table, band) ? (table[band] ?? null) : null;
