import { readFileSync } from 'node:fs';
import type { DiseaseScope } from '@consilium/domain';

type CrosswalkTarget = readonly string[] | 'solid' | 'any' | 'outside';
type CrosswalkRow = readonly [doid: string | null, name: string, target: CrosswalkTarget];

interface Crosswalk {
  readonly byDoid: ReadonlyMap<string, CrosswalkTarget>;
  readonly byName: ReadonlyMap<string, CrosswalkTarget>;
}

let loaded: Crosswalk | undefined;

/**
 * Self-written crosswalk from DOIDs and disease names to OncoTree codes (2-domain-rules §3). `outside` marks what is known and is no tumor type: hereditary
 * syndromes (von Hippel-Lindau disease, Lynch syndrome) and precursor states. A type without a node of its own stands at the nearest broader node.
 */
function crosswalk(): Crosswalk {
  if (loaded) return loaded;
  const parsed: unknown = JSON.parse(readFileSync(new URL('./disease-crosswalk.json', import.meta.url), 'utf8'));
  const rows = Array.isArray(parsed) ? parsed.filter(isRow) : [];
  if (!Array.isArray(parsed) || rows.length !== parsed.length)
    throw new Error('disease-crosswalk.json has a row that is not [doid, name, target].');
  loaded = {
    byDoid: new Map(rows.flatMap(([doid, , target]) => (doid === null ? [] : [[doid, target] as const]))),
    byName: new Map(rows.map(([, name, target]) => [folded(name), target])),
  };
  return loaded;
}

function isRow(row: unknown): row is CrosswalkRow {
  if (!Array.isArray(row) || row.length !== 3) return false;
  const [doid, name, target]: unknown[] = row;
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

/** Scope of an item by its DOID, else by its disease name. What is not a tumor type, or not known, is `unmapped` with its name, never "other". */
export function diseaseScope(doid: string | null, name: string): DiseaseScope {
  const target = crosswalkTarget(doid, name);
  if (target === 'solid' || target === 'any') return { scope: target };
  if (target === undefined || target === 'outside')
    return { scope: 'unmapped', name: name.trim() === '' ? 'no disease stated' : name.trim() };
  return { scope: 'types', codes: target };
}

/** Every OncoTree code the crosswalk points at; a test holds them against the tree. */
export const crosswalkCodes = (): readonly string[] => [
  ...new Set(
    [...crosswalk().byName.values(), ...crosswalk().byDoid.values()].flatMap((target) => (typeof target === 'string' ? [] : target)),
  ),
];
