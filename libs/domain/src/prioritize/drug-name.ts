import { DRUG_SYNONYMS } from './drug-synonyms.ts';

/** Salt and solvate words at the end of a substance's name; the generic name stands without them. */
const SALTS =
  /\s+(?:mesylate|mesilate|bismesylate|dimesylate|hydrochloride|dihydrochloride|hcl|tosylate|tosilate|ditosylate|besylate|besilate|maleate|dimaleate|s-malate|malate|phosphate|succinate|fumarate|citrate|sulfate|sulphate|sodium|disodium|acetate|camsylate|camsilate|dimethyl sulfoxide|hydrate|monohydrate)$/;
/** Four-letter suffix of a biological product (FDA, Nonproprietary Naming of Biological Products, 2017): `zenocutuzumab-zbco` is zenocutuzumab. */
const BIOLOGICAL_SUFFIX = /(?<=mab(?: \w+)?|cept|kin|tecan|tansine|vedotin)-[a-z]{4}$/;
/** Substances of which the acetate or sodium form is meant by the whole name. */
const WHOLE_NAMES: ReadonlySet<string> = new Set([
  'cyproterone acetate',
  'megestrol acetate',
  'medroxyprogesterone acetate',
  'sodium phenylbutyrate',
]);

const GENERIC: ReadonlyMap<string, string> = new Map(
  Object.entries(DRUG_SYNONYMS).flatMap(([generic, names]) => names.map((name) => [name, generic] as const)),
);

/**
 * Lower-case generic name, the same for the patient's treatments and for the knowledge, so that a therapy given under its brand name is known as given.
 *
 * | written | generic |
 * |---|---|
 * | Tagrisso, AZD9291, `Osimertinib Mesylate` | osimertinib |
 * | `Dabrafenib (Tafinlar)`, `Tafinlar®` | dabrafenib |
 * | `fam-trastuzumab deruxtecan-nxki`, T-DXd | trastuzumab deruxtecan |
 * | a name that the table does not know | as written, in lower case |
 */
export function genericDrugName(written: string): string {
  const name = written.trim().toLowerCase().replace(/[®™]/g, '').replace(/\s+/g, ' ').trim();
  const known = GENERIC.get(name) ?? (WHOLE_NAMES.has(name) ? name : undefined);
  if (known !== undefined) return known;
  const bare = name
    .replace(SALTS, '')
    .replace(BIOLOGICAL_SUFFIX, '')
    .replace(/^(?:ado|fam)-(?=trastuzumab)/, '')
    .replace(/^(\S+(?:nib|mab)) regimen$/, '$1');
  return GENERIC.get(bare) ?? withoutBrand(bare);
}

/** `dabrafenib (tafinlar)` and `tafinlar (dabrafenib)` name one drug twice; any other bracket is part of the name (`lutetium (177lu) dotatate`). */
function withoutBrand(name: string): string {
  const [outer, inner] = (/^(.+?) \(([^()]+)\)$/.exec(name) ?? []).slice(1).map((part) => GENERIC.get(part) ?? part);
  return outer !== undefined && outer === inner ? outer : name;
}

/** Drugs of one entry of a treatment history: `Dabrafenib + Trametinib`, `carboplatin/pemetrexed`. */
export const drugsWritten = (entry: string): readonly string[] =>
  entry
    .split(/\s*(?:\+|;|,(?!\d)|(?<=\w)\/(?=\w)|\bplus\b|\band\b|\bwith\b)\s*/i)
    .map(genericDrugName)
    .filter((name) => name !== '');
