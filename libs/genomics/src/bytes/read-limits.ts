const MIB = 1024 * 1024;

/** Bounds that keep memory flat whatever the file claims to be. Bytes unless said otherwise. */
export interface ReadLimits {
  readonly maxLine: number;
  readonly maxHeader: number;
  /** Lines before the records; each is kept as an object, which takes far more than its bytes. Callers write some thousands. */
  readonly maxHeaderLines: number;
  /** Sample columns. */
  readonly maxSamples: number;
  /** Unpacked size of a compressed file. */
  readonly maxUnpacked: number;
  /** Unpacked ÷ packed, judged once `ratioFloor` bytes are unpacked; VCFs of tumors stay under 50. */
  readonly maxRatio: number;
  readonly ratioFloor: number;
}

export const DEFAULT_LIMITS: ReadLimits = {
  maxLine: 8 * MIB,
  maxHeader: 8 * MIB,
  maxHeaderLines: 20_000,
  maxSamples: 10_000,
  maxUnpacked: 4096 * MIB,
  maxRatio: 400,
  ratioFloor: 16 * MIB,
};
