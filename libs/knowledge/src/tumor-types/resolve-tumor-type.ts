import type { Result, TumorType } from '@consilium/domain';
import { ok, refused } from '@consilium/domain';
import { crosswalkTarget, normalDoid } from '../civic/disease-scope.ts';
import { currentCodes } from './former-codes.ts';
import { foldedName, nameForms, spokenCodes } from './name-codes.ts';
import { nearestTypes } from './nearest-types.ts';

/** A tumor type as a case line states it. */
export interface StatedTumorType {
  readonly system?: string | null;
  readonly code?: string | null;
  readonly text?: string | null;
}

/** Diseases that the crosswalk maps to several nodes of which the first is the one meant unless the case says more. */
const FIRST_IS_MEANT = new Set(['MEL', 'BRCA', 'STAD', 'BLCA', 'DIFG', 'EPM', 'MBL', 'PAAD', 'HNSC', 'IMT', 'ES', 'SCRMS', 'ANGS', 'GB']);

/**
 * Resolves the tumor type of a case to a node of the graph (2-domain-rules §3): OncoTree code, DOID through the crosswalk, or name. There is no guess
 * by similarity: what does not map is an error to resolve, with the likest names as suggestions.
 *
 * | stated | tried |
 * |---|---|
 * | `{system: 'oncotree', code}` | code, whatever its case; a former code (`GBM`, `MM`) |
 * | `{system: 'doid', code}` | crosswalk |
 * | `{system: 'umls'}`, `{system: 'ncit'}` | the references of an imported OncoTree |
 * | `{text}`, or a code that did not resolve and a text | OncoTree name, code, name used in clinics (English, German), crosswalk name; then the same without stage and course |
 *
 * @returns refusal `TUMOR_TYPE.UNMAPPED` with what was stated and `nearest`, or `TUMOR_TYPE.AMBIGUOUS` with the candidates
 */
export function resolveTumorType(stated: StatedTumorType, types: readonly TumorType[]): Result<TumorType> {
  const code = stated.code?.trim() ?? '';
  const text = stated.text?.trim() ?? '';
  const byCode = code === '' ? [] : typesOfCode(stated.system?.trim().toLowerCase() ?? '', code, types);
  const found = byCode.length > 0 || text === '' ? byCode : named(text, types);
  const [only] = found;
  if (only && (found.length === 1 || FIRST_IS_MEANT.has(only.code))) return ok(only);
  const written = [code, text].filter((part) => part !== '').join(' / ') || 'nothing';
  return found.length > 1 ? ambiguous(written, found) : unmapped(written, text === '' ? code : text, types);
}

function ambiguous(stated: string, found: readonly TumorType[]): Result<never> {
  const candidates = found.map((type) => type.code);
  return refused('TUMOR_TYPE.AMBIGUOUS', {
    stated,
    candidates,
    message: `The tumor type "${stated}" can be ${candidates.join(', ')}: state one of these OncoTree codes.`,
  });
}

function unmapped(stated: string, sought: string, types: readonly TumorType[]): Result<never> {
  const near = nearestTypes(sought, types);
  const suggestion = near.map(({ name, code }) => `${name} (${code})`).join(', ');
  return refused('TUMOR_TYPE.UNMAPPED', {
    stated,
    nearest: near.map(({ code, name }) => ({ code, name })),
    message: `The tumor type "${stated}" is not known${suggestion === '' ? '' : `; the nearest names are ${suggestion}`}: state an OncoTree code such as LUAD, or CUP for an unknown primary.`,
  });
}

/** The same over a case's list of names, as {@link resolveTumorType} but ready to hand to the engine. */
export const tumorTypeResolver =
  (types: readonly TumorType[]): ((stated: StatedTumorType) => Result<TumorType>) =>
  (stated) =>
    resolveTumorType(stated, types);

function typesOfCode(system: string, code: string, types: readonly TumorType[]): readonly TumorType[] {
  if (system === 'doid' || (system === '' && /^doid:/i.test(code))) return nodes(codesOfDisease(normalDoid(code), ''), types);
  const reference = /^(?:umls|nci|ncit)$/.test(system)
    ? `${system === 'umls' ? 'UMLS' : 'NCI'}:${code.replace(/^\w+:/, '').toUpperCase()}`
    : null;
  if (reference !== null) return types.filter((type) => type.references?.includes(reference) === true);
  if (system !== '' && system !== 'oncotree') return [];
  const exact = nodes([code], types);
  return exact.length > 0 ? exact : nodes(currentCodes(code), types);
}

function codesOfDisease(doid: string | null, name: string): readonly string[] {
  const target = crosswalkTarget(doid, name);
  return target === undefined || typeof target === 'string' ? [] : target;
}

const nodes = (codes: readonly string[], types: readonly TumorType[]): readonly TumorType[] =>
  codes.flatMap((code) => types.find((type) => type.code.toUpperCase() === code.toUpperCase()) ?? []);

function named(text: string, types: readonly TumorType[]): readonly TumorType[] {
  const byCode = nodes([text], types);
  for (const [at, form] of [text, ...nameForms(text)].entries()) {
    const exact = types.filter((type) => foldedName(type.name) === foldedName(form));
    if (exact.length > 0) return exact;
    if (at === 0 && byCode.length > 0) return byCode;
    const known = [spokenCodes(form), codesOfDisease(at === 0 ? normalDoid(text) : null, form)].map((codes) => nodes(codes, types));
    const first = known.find((candidates) => candidates.length > 0);
    if (first) return first;
  }
  return nodes(currentCodes(text), types);
}
