import { readFileSync } from 'node:fs';
import type { DiseaseScope } from '@consilium/domain';
import { nameForms, packedCodes, spokenCodes } from '../tumor-types/name-codes.ts';

type CrosswalkTarget = readonly string[] | 'solid' | 'any' | 'outside';
type CrosswalkRow = readonly [doid: string | null, name: string, target: CrosswalkTarget, reason?: string];

interface Crosswalk {
  readonly byDoid: ReadonlyMap<string, CrosswalkTarget>;
  readonly byName: ReadonlyMap<string, CrosswalkTarget>;
  readonly reasons: ReadonlyMap<string, string>;
}

let loaded: Crosswalk | undefined;

/**
 * Self-written crosswalk from DOIDs and disease names to OncoTree codes (2-domain-rules §3). `outside` marks what is known and is no tumor type: hereditary
 * syndromes (von Hippel-Lindau disease, Lynch syndrome) and precursor states; each of these rows gives its reason. A type without a node of its own stands
 * at the nearest node that is clinically right.
 */
function crosswalk(): Crosswalk {
  if (loaded) return loaded;
  const parsed: unknown = JSON.parse(readFileSync(new URL('./disease-crosswalk.json', import.meta.url), 'utf8'));
  const rows = Array.isArray(parsed) ? parsed.filter(isRow) : [];
  if (!Array.isArray(parsed) || rows.length !== parsed.length)
    throw new Error('disease-crosswalk.json has a row that is not [doid, name, target], or an "outside" row without its reason.');
  loaded = {
    byDoid: new Map(rows.flatMap(([doid, , target]) => (doid === null ? [] : [[doid, target] as const]))),
    byName: new Map(rows.map(([, name, target]) => [folded(name), target])),
    reasons: new Map(rows.flatMap(([, name, , reason]) => (reason === undefined ? [] : [[folded(name), reason] as const]))),
  };
  return loaded;
}

function isRow(row: unknown): row is CrosswalkRow {
  if (!Array.isArray(row)) return false;
  const [doid, name, target, reason]: unknown[] = row;
  if (row.length !== (target === 'outside' ? 4 : 3) || (target === 'outside' && typeof reason !== 'string')) return false;
  const isTarget =
    target === 'solid' ||
    target === 'any' ||
    target === 'outside' ||
    (Array.isArray(target) && target.length > 0 && target.every((code) => typeof code === 'string'));
  return (doid === null || (typeof doid === 'string' && /^DOID:\d+$/.test(doid))) && typeof name === 'string' && isTarget;
}

const folded = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ');

/** `3908`, `0060079`, `doid:3908` → `DOID:3908`; null when it is not a DOID. */
export function normalDoid(written: string): string | null {
  const match = /^(?:DOID:)?(\d+)$/i.exec(written.trim());
  return match ? `DOID:${match[1] ?? ''}` : null;
}

/** @returns undefined when the crosswalk does not know the disease */
export function crosswalkTarget(doid: string | null, name: string): CrosswalkTarget | undefined {
  const { byDoid, byName } = crosswalk();
  return (doid === null ? undefined : byDoid.get(doid)) ?? byName.get(folded(name));
}

/** What an item without a disease has as its name. */
export const NO_DISEASE = 'no disease stated';

/** Names of the crosswalk that stand for tumor types of the tree. */
export const crosswalkDiseases = (): readonly string[] =>
  [...crosswalk().byName].flatMap(([name, target]) => (typeof target === 'string' ? [] : [name]));

/** Why a known disease is no tumor type, or null. */
export const outsideReason = (name: string): string | null => crosswalk().reasons.get(folded(name)) ?? null;

/**
 * Scope of an item by its DOID, else by its disease name, else (a release newer than the crosswalk) by the name in OncoTree or in the clinic. What is not
 * a tumor type, or not known, is `unmapped` with its name, never "other".
 */
export function diseaseScope(doid: string | null, name: string): DiseaseScope {
  const target = crosswalkTarget(doid, name) ?? targetOfNewName(name);
  if (target === 'solid' || target === 'any') return { scope: target };
  if (target === undefined || target === 'outside') return { scope: 'unmapped', name: name.trim() === '' ? NO_DISEASE : name.trim() };
  return { scope: 'types', codes: target };
}

function targetOfNewName(name: string): CrosswalkTarget | undefined {
  const targets = nameForms(name).map(
    (form) => [packedCodes(form), spokenCodes(form)].find((found) => found.length > 0) ?? crosswalk().byName.get(form),
  );
  return targets.find((target) => target !== undefined);
}

/** Every OncoTree code the crosswalk points at; a test holds them against the tree. */
export const crosswalkCodes = (): readonly string[] => [
  ...new Set(
    [...crosswalk().byName.values(), ...crosswalk().byDoid.values()].flatMap((target) => (typeof target === 'string' ? [] : target)),
  ),
];
