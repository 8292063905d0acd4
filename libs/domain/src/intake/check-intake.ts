import type { CaseFile, Consent, Sample, Waiver } from '../case/case-record.ts';
import type { GenomeBuild } from '../shared/primitives.ts';
import { READ_BY_POSITION } from './file-format.ts';
import type { Hold, HoldCode } from './hold.ts';

export interface IntakeFacts {
  readonly consent: Consent;
  readonly question: string | null;
  readonly diagnosis: { readonly code: string };
  /** All files; replaced ones are left out of every check. */
  readonly files: readonly CaseFile[];
  readonly sample: Pick<Sample, 'callability'>;
  readonly waivers: readonly Pick<Waiver, 'what'>[];
}

/** Under this share of callable target a case stops, unless a person waives it with a reason (2-domain-rules §7). */
export const MIN_CALLABILITY = 0.75;
export const QUALITY_WAIVER = 'quality';

export const currentFiles = (files: readonly CaseFile[]): readonly CaseFile[] => files.filter((file) => file.replacedBy === null);

/**
 * The build a file is read in, or why there is none. A person's statement decides between statements of the file that conflict; it never
 * overrules a file that names one build only.
 *
 * | the file names | stated | build |
 * |----------------|--------|-------|
 * | nothing        | –      | unknown |
 * | nothing        | A      | A |
 * | A              | –      | A |
 * | A              | A      | A |
 * | A              | B      | mixed |
 * | A and B        | –      | mixed |
 * | A and B        | A      | A |
 */
export function buildOf(file: Pick<CaseFile, 'statedBuild' | 'summary'>): GenomeBuild | 'unknown' | 'mixed' {
  const { build, buildsConflict } = file.summary;
  if (buildsConflict) return file.statedBuild ?? 'mixed';
  if (build === null) return file.statedBuild ?? 'unknown';
  return file.statedBuild === null || file.statedBuild === build ? build : 'mixed';
}

/** The sample column that is the tumor, or null when a file of several does not say and nobody stated it. */
export function tumorSampleOf(file: Pick<CaseFile, 'tumorSample' | 'summary'>): string | null {
  const { samples, tumorSample } = file.summary;
  if (file.tumorSample !== null) return samples.includes(file.tumorSample) ? file.tumorSample : null;
  return tumorSample ?? (samples.length === 1 ? (samples[0] ?? null) : null);
}

/** One build over all current files that have positions: `unknown` outweighs nothing, a conflict outweighs all. */
function buildHold(files: readonly CaseFile[]): Hold | null {
  const placed = files.filter(
    ({ summary }) => summary.build !== null || summary.buildsConflict || READ_BY_POSITION.includes(summary.format),
  );
  const builds = new Set(placed.map(buildOf));
  const named = [...builds].filter((build) => build !== 'unknown' && build !== 'mixed');
  if (builds.has('mixed') || named.length > 1)
    return HOLDS['INTAKE.BUILDS_MIXED'](nameOf(placed.find((file) => buildOf(file) === 'mixed') ?? placed[0]));
  return builds.has('unknown') ? HOLDS['INTAKE.BUILD_UNKNOWN'](nameOf(placed.find((file) => buildOf(file) === 'unknown'))) : null;
}

const nameOf = (file: CaseFile | undefined): string => file?.name ?? 'the file';

/**
 * Why a case may not leave intake; empty when it may. Only quality can be waived (1-product, stage table).
 *
 * | fact | hold | waivable |
 * |------|------|----------|
 * | consent withdrawn | CONSENT_WITHDRAWN | no |
 * | consent not given | CONSENT_MISSING | no |
 * | no board question | QUESTION_MISSING | no |
 * | diagnosis not in the tumor-type graph | TUMOR_TYPE_UNMAPPED | no |
 * | no current file | FILE_MISSING | no |
 * | files or statements name two builds | BUILDS_MIXED | no |
 * | no build named or stated for a file of positions | BUILD_UNKNOWN | no |
 * | several samples in a file, tumor not named | TUMOR_SAMPLE_UNKNOWN | no |
 * | callability < 0.75, not waived | QUALITY_LOW | yes |
 *
 * @param tumorTypes nodes of the tumor-type graph in the pinned releases
 */
export function checkIntake(facts: IntakeFacts, tumorTypes: readonly { readonly code: string }[]): readonly Hold[] {
  const holds: (Hold | null)[] = [];
  const files = currentFiles(facts.files);
  if (facts.consent.status === 'withdrawn') holds.push(HOLDS['INTAKE.CONSENT_WITHDRAWN']());
  if (facts.consent.status === 'missing') holds.push(HOLDS['INTAKE.CONSENT_MISSING']());
  if (!facts.question?.trim()) holds.push(HOLDS['INTAKE.QUESTION_MISSING']());
  if (!isKnown(facts.diagnosis.code, tumorTypes)) holds.push(HOLDS['INTAKE.TUMOR_TYPE_UNMAPPED'](facts.diagnosis.code));
  if (files.length === 0) holds.push(HOLDS['INTAKE.FILE_MISSING']());
  holds.push(buildHold(files));
  const unnamed = files.find((file) => file.summary.samples.length > 0 && tumorSampleOf(file) === null);
  if (unnamed) holds.push(HOLDS['INTAKE.TUMOR_SAMPLE_UNKNOWN'](unnamed.name));
  const { callability } = facts.sample;
  const waived = facts.waivers.some((waiver) => waiver.what === QUALITY_WAIVER);
  if (callability !== null && callability < MIN_CALLABILITY && !waived) holds.push(HOLDS['INTAKE.QUALITY_LOW'](percent(callability)));
  return holds.filter((hold) => hold !== null);
}

const isKnown = (code: string, types: readonly { readonly code: string }[]): boolean =>
  types.some((type) => type.code.toUpperCase() === code.trim().toUpperCase());

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

const hold =
  (code: IntakeHoldCode, owner: Hold['owner'], message: (subject: string) => string, waivable = false) =>
  (subject = ''): Hold => ({ code, owner, waivable, message: message(subject) });

type IntakeHoldCode = Exclude<HoldCode, 'CASE.STAGE_FAILED'>;

const HOLDS: Record<IntakeHoldCode, (subject?: string) => Hold> = {
  'INTAKE.CONSENT_MISSING': hold('INTAKE.CONSENT_MISSING', 'coordinator', () => 'No consent is recorded: record it, or reject the case.'),
  'INTAKE.CONSENT_WITHDRAWN': hold(
    'INTAKE.CONSENT_WITHDRAWN',
    'coordinator',
    () => 'Consent was withdrawn: reject the case, or record a new consent.',
  ),
  'INTAKE.QUESTION_MISSING': hold(
    'INTAKE.QUESTION_MISSING',
    'oncologist',
    () => 'The board has no question to answer: write the board question.',
  ),
  'INTAKE.TUMOR_TYPE_UNMAPPED': hold(
    'INTAKE.TUMOR_TYPE_UNMAPPED',
    'oncologist',
    (code) => `Diagnosis code "${code}" is not in the loaded tumor types: correct the diagnosis to an OncoTree code.`,
  ),
  'INTAKE.FILE_MISSING': hold(
    'INTAKE.FILE_MISSING',
    'laboratory',
    () => 'No file of results is there: add a VCF, a MAF or another format that is read.',
  ),
  'INTAKE.BUILD_UNKNOWN': hold(
    'INTAKE.BUILD_UNKNOWN',
    'laboratory',
    (name) => `${name} does not name its genome build: state GRCh37 or GRCh38.`,
  ),
  'INTAKE.BUILDS_MIXED': hold(
    'INTAKE.BUILDS_MIXED',
    'laboratory',
    (name) => `${name} carries conflicting genome builds: state the one that holds, or replace the file.`,
  ),
  'INTAKE.TUMOR_SAMPLE_UNKNOWN': hold(
    'INTAKE.TUMOR_SAMPLE_UNKNOWN',
    'laboratory',
    (name) => `${name} does not say which sample is the tumor: add it again with the tumor sample named.`,
  ),
  'INTAKE.QUALITY_LOW': hold(
    'INTAKE.QUALITY_LOW',
    'laboratory',
    (share) => `Only ${share} of the target is callable, under 75 %: waive it with a reason, or replace the file.`,
    true,
  ),
};
