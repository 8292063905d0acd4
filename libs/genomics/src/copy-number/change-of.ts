import { DEFAULT_BIOMARKER_POLICY } from '@consilium/domain';
import type { CopyNumber } from '@consilium/domain';

type Change = CopyNumber['change'];

const NORMAL = 2;
/** An estimate under this rounds to no copy. */
const NONE_BELOW = 0.5;

/**
 * What absolute copies are called in a file that gives nothing else; the engine counts them again by the site's policy (2-domain-rules §7).
 *
 * | copies | change |
 * |---|---|
 * | under 0.5 | deletion (homozygous) |
 * | ≥ 5, or ≥ 2.5 × ploidy | amplification |
 * | over 2 and over the ploidy | gain |
 * | under 2 | loss |
 * | 2 or more, one parental allele gone (minor 0) | loss: of heterozygosity |
 * | else | null |
 */
export function changeOfCopies(copies: number, minor: number | null, ploidy: number | null): Change | null {
  const { copies: absolute, timesPloidy } = DEFAULT_BIOMARKER_POLICY.amplification;
  if (copies < NONE_BELOW) return 'deletion';
  if (copies >= absolute || (ploidy !== null && ploidy > 0 && copies >= timesPloidy * ploidy)) return 'amplification';
  if (copies < NORMAL) return 'loss';
  if (copies > Math.max(NORMAL, ploidy ?? NORMAL)) return 'gain';
  return minor === 0 ? 'loss' : null;
}

/**
 * Ratio of tumor to reference from which copies are at least 2.5 × the ploidy, whatever the tumor content p and the ploidy ψ: with
 * ratio = (p·n + 2(1−p)) / (p·ψ + 2(1−p)) (Van Loo 2010, PMID 20837533), a ratio r ≥ 1 gives n ≥ r·ψ.
 */
export const AMPLIFIED_LOG2 = Math.log2(DEFAULT_BIOMARKER_POLICY.amplification.timesPloidy);
/** By the same equation a ratio r ≤ 1 gives n ≤ r·ψ: at a ploidy of 2, log2 −2 is under half a copy whatever the tumor content. */
export const DELETED_LOG2 = Math.log2(NONE_BELOW / NORMAL);
/** Default call thresholds of CNVkit (Talevich 2016, PMID 27100738). */
const GAINED_LOG2 = 0.2;
const LOST_LOG2 = -0.25;

/**
 * What a log2 ratio proves by itself. Tumor content dilutes it, so a smaller ratio may hide an amplification: it is a gain, and stays one until copies
 * are known.
 *
 * | log2 | change |
 * |---|---|
 * | ≥ log2 2.5 = 1.32 | amplification |
 * | ≥ 0.2 | gain |
 * | ≤ −2 | deletion |
 * | ≤ −0.25 | loss |
 * | else | null |
 */
export function changeOfLog2(log2: number): Change | null {
  if (log2 >= AMPLIFIED_LOG2) return 'amplification';
  if (log2 >= GAINED_LOG2) return 'gain';
  if (log2 <= DELETED_LOG2) return 'deletion';
  return log2 <= LOST_LOG2 ? 'loss' : null;
}

/** Levels of GISTIC 2 as cBioPortal writes them (Mermel 2011, PMID 21527027): −2 deep deletion, −1.5 and −1 shallow, 1 gain, 2 high-level amplification. */
export function changeOfLevel(level: number): Change | null {
  if (level === 2) return 'amplification';
  if (level === 1) return 'gain';
  if (level === -1 || level === -1.5) return 'loss';
  return level === -2 ? 'deletion' : null;
}

export const isLevel = (value: number): boolean => [-2, -1.5, -1, 0, 1, 2].includes(value);
