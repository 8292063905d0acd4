import { inspectFile as inspect } from '@consilium/genomics';
import type { InspectedFile } from '@consilium/genomics';
import type { FileSummary, Result } from '@consilium/domain';
import type { StatementsAboutFile } from '../platform/ports.ts';

/** Unpacked ÷ packed beyond which a file is a bomb: real call sets stay under 50, a hundred thousand equal records reach 340. */
const MAX_RATIO = 200;
/** From so many unpacked bytes on: no file of a tumor is that large and packs that well. */
const RATIO_FLOOR = 8 * 1024 * 1024;

/** Whatever format the bytes are in; the name is never asked. */
export const inspectFile =
  (maxUnpacked: number) =>
  async (source: AsyncIterable<Uint8Array>, { fileName, statedBuild, tumorSample }: StatementsAboutFile): Promise<Result<FileSummary>> => {
    const inspected = await inspect(source, {
      fileName,
      statedBuild,
      tumorSample,
      limits: { maxUnpacked, maxRatio: MAX_RATIO, ratioFloor: RATIO_FLOOR },
    });
    if (inspected.ok) return { ok: true, value: recorded(inspected.value) };
    const { code, detail } = inspected.refusal;
    return { ok: false, refusal: { code, detail } };
  };

/** What the record of the case keeps. */
const recorded = ({ format, version, compression, records, samples, annotation, tumorSample, build, buildEvidence, buildsConflict, warnings }: InspectedFile): FileSummary => ({
  format, version, compression, records, samples, annotation, tumorSample, build, buildEvidence, buildsConflict, warnings,
}); // prettier-ignore
