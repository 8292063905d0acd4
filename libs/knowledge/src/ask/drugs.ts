import { genericDrugName } from '@consilium/domain';
import type { EvidenceItem } from '@consilium/domain';
import { DRUG_SYNONYMS } from '@consilium/domain/evidence';
import { foldedName } from '../tumor-types/name-codes.ts';
import { ASKED_CLASSES, CLASSES, HISTORY_DRUGS, REGIMENS, SHORT_NAMES } from './drug-words.ts';
import { spellingsOf } from './mend.ts';
import type { Spellings } from './mend.ts';

/** What a drug word stands for. */
export interface DrugEntry {
  readonly drugs: readonly string[];
  /** `name`: of a drug; `regimen`: several given together; `short`: read in a treatment only; `class`: no drug; `asked-class`: its members, each by itself. */
  readonly kind: 'name' | 'regimen' | 'short' | 'class' | 'asked-class';
}

export interface DrugNames {
  readonly names: ReadonlyMap<string, DrugEntry>;
  readonly spellings: Spellings;
}

/** Drugs of the records, their trade names and other names, regimens and short forms; folded, with German spellings without the final e (`Letrozol`). */
export function drugNames(items: readonly EvidenceItem[]): DrugNames {
  const names = new Map<string, DrugEntry>();
  const put = (name: string, entry: DrugEntry): void => {
    const key = foldedName(name);
    if (key !== '' && !names.has(key)) names.set(key, entry);
  };
  for (const [name, drugs] of Object.entries(REGIMENS)) put(name, { drugs, kind: 'regimen' });
  for (const [name, drug] of Object.entries(SHORT_NAMES)) put(name, { drugs: [drug], kind: 'short' });
  for (const [name, drug] of Object.entries(CLASSES)) put(name, { drugs: [drug], kind: 'class' });
  for (const [name, drugs] of Object.entries(ASKED_CLASSES)) put(name, { drugs, kind: 'asked-class' });
  const full = new Set<string>();
  const drug = (written: string, generic: string): void => {
    for (const spelled of [written, ...germanSpellings(written)]) {
      put(spelled, { drugs: [generic], kind: 'name' });
      if (foldedName(spelled).length > 4) full.add(foldedName(spelled));
    }
  };
  for (const [generic, written] of Object.entries(DRUG_SYNONYMS)) [generic, ...written].forEach((name) => drug(name, generic));
  for (const { therapies } of items)
    for (const name of therapies)
      if (CLASS_NAME.test(name)) put(name, { drugs: [name], kind: 'class' });
      else drug(name, genericDrugName(name));
  for (const name of HISTORY_DRUGS) drug(name, genericDrugName(name));
  return { names, spellings: spellingsOf(full) };
}

/** Records name classes as well; a class is nothing to be asked for by itself. */
const CLASS_NAME =
  /\b(?:inhibitors?|antibod(?:y|ies)|therapy|chemotherapy|agonists?|antagonists?|radiation|radiotherapy|hormone|vaccine|transplant\w*|regimen|analogs?)\b/i;

const germanSpellings = (name: string): readonly string[] => {
  const german = name.replace(/(?<=[a-z]{3}(?:ol|in|id|an|at|on|xat|tan))e$/i, '').replace(/^cyclo/i, 'cyclo');
  return german === name ? [] : [german];
};
