import type { Result, TumorType } from '@consilium/domain';
import { ok, refused } from '@consilium/domain';
import { crosswalkTarget, normalDoid } from '../civic/disease-scope.ts';

/** A tumor type as a case line states it. */
export interface StatedTumorType {
  readonly system?: string | null;
  readonly code?: string | null;
  readonly text?: string | null;
}

/** Diseases that the crosswalk maps to several nodes of which the first is the one meant unless the case says more. */
const FIRST_IS_MEANT = new Set(['MEL', 'BRCA', 'STAD', 'BLCA', 'DIFG', 'EPM', 'MBL', 'PAAD', 'HNSC', 'IMT', 'ES', 'SCRMS', 'ANGS', 'GB']);

/** Short names clinicians write that neither OncoTree nor the crosswalk carries. */
const SPOKEN: Readonly<Record<string, string>> = {
  nsclc: 'NSCLC', 'non small cell lung cancer': 'NSCLC', 'non small cell lung carcinoma': 'NSCLC', 'small cell lung cancer': 'SCLC', crc: 'COADREAD', 'colorectal carcinoma': 'COADREAD',
  gbm: 'GB', 'glioblastoma multiforme': 'GB', gist: 'GIST', 'unknown primary': 'CUP', 'carcinoma of unknown primary': 'CUP', cml: 'CML', mds: 'MDS', 'pancreatic ductal adenocarcinoma': 'PAAD',
  'cutaneous melanoma': 'SKCM', 'medullary thyroid carcinoma': 'THME', 'papillary thyroid cancer': 'THPA', 'anaplastic thyroid carcinoma': 'THAP', 'gastric cancer': 'STAD', 'urothelial carcinoma': 'BLCA',
}; // prettier-ignore

/**
 * Resolves the tumor type of a case to a node of the graph (2-domain-rules §3): OncoTree code, DOID through the crosswalk, or exact name. There is no guess
 * by similarity: what does not map is an error to resolve.
 *
 * | stated | tried |
 * |---|---|
 * | `{system: 'oncotree', code}` | code, whatever its case |
 * | `{system: 'doid', code}` | crosswalk |
 * | `{text}`, or a code that did not resolve and a text | OncoTree name, code, spoken name, crosswalk name |
 *
 * @returns refusal `TUMOR_TYPE.UNMAPPED` with what was stated, or `TUMOR_TYPE.AMBIGUOUS` with the candidates
 */
export function resolveTumorType(stated: StatedTumorType, types: readonly TumorType[]): Result<TumorType> {
  const code = stated.code?.trim() ?? '';
  const text = stated.text?.trim() ?? '';
  const byCode = code === '' ? [] : codesOfCode(stated.system?.toLowerCase() ?? '', code);
  const candidates = nodes(byCode, types);
  const found = candidates.length > 0 || text === '' ? candidates : named(text, types);
  const [only] = found;
  if (only && (found.length === 1 || FIRST_IS_MEANT.has(only.code))) return ok(only);
  const written = [code, text].filter((part) => part !== '').join(' / ') || 'nothing';
  if (found.length > 1) {
    const codes = found.map((type) => type.code);
    return refused('TUMOR_TYPE.AMBIGUOUS', {
      stated: written,
      candidates: codes,
      message: `The tumor type "${written}" can be ${codes.join(', ')}: state one of these OncoTree codes.`,
    });
  }
  return refused('TUMOR_TYPE.UNMAPPED', {
    stated: written,
    message: `The tumor type "${written}" is not known: state an OncoTree code such as LUAD, or CUP for an unknown primary.`,
  });
}

/** The same over a case's list of names, as {@link resolveTumorType} but ready to hand to the engine. */
export const tumorTypeResolver =
  (types: readonly TumorType[]): ((stated: StatedTumorType) => Result<TumorType>) =>
  (stated) =>
    resolveTumorType(stated, types);

function codesOfCode(system: string, code: string): readonly string[] {
  if (system === 'doid' || (system === '' && /^doid:/i.test(code))) return codesOfDisease(normalDoid(code), '');
  return system === '' || system === 'oncotree' ? [code] : [];
}

function codesOfDisease(doid: string | null, name: string): readonly string[] {
  const target = crosswalkTarget(doid, name);
  return target === undefined || typeof target === 'string' ? [] : target;
}

const nodes = (codes: readonly string[], types: readonly TumorType[]): readonly TumorType[] =>
  codes.flatMap((code) => types.find((type) => type.code.toUpperCase() === code.toUpperCase()) ?? []);

function named(text: string, types: readonly TumorType[]): readonly TumorType[] {
  const name = folded(text);
  const exact = types.filter((type) => folded(type.name) === name);
  if (exact.length > 0) return exact;
  const spoken = SPOKEN[name];
  const byCode = nodes([spoken ?? text], types);
  return byCode.length > 0 ? byCode : nodes(codesOfDisease(normalDoid(text), text), types);
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
