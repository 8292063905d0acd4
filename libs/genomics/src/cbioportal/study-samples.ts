import type { Biomarker, SampleFacts, TumorTypeRef } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import type { ReadLimits } from '../bytes/read-limits.ts';
import { openTable } from '../table/open-table.ts';
import type { Row } from '../table/row.ts';
import { within } from './study-files.ts';
import type { StudyFile } from './study-files.ts';

/** What the clinical table says about one sample; nothing of it identifies the patient. */
export interface StudySample {
  readonly id: string;
  readonly tumorType: TumorTypeRef | null;
  readonly facts: SampleFacts;
  readonly biomarkers: readonly Biomarker[];
}

const MAX_CANDIDATES = 1000;

/** Chooses the stated sample, else the only one of the study. */
export async function chooseStudySample(file: StudyFile, stated: string | null, limits?: Partial<ReadLimits>): Promise<StudySample> {
  return within(file.name, async () => {
    const table = await openTable(file.open(), { limits });
    table.columns.require('SAMPLE_ID');
    const names: string[] = [];
    let found: StudySample | null = null;
    for await (const row of table.rows) {
      const id = row.text('SAMPLE_ID');
      if (id === null) throw row.fault('the sample is not named', 'SAMPLE_ID');
      if (names.length < MAX_CANDIDATES) names.push(id);
      if (id === (stated ?? names[0])) found ??= sampleOf(row, id);
    }
    const place = { line: table.columns.line, column: 'SAMPLE_ID', candidates: names };
    if (found === null)
      throw new FileFault('FILE.SAMPLE_NOT_FOUND', 'the stated sample is not in the study; choose one of its samples', place);
    if (stated === null && names.length > 1)
      throw new FileFault(
        'FILE.TUMOR_SAMPLE_AMBIGUOUS',
        `which of the ${names.length} samples of the study is meant is not stated; name it`,
        place,
      );
    return found;
  });
}

function sampleOf(row: Row, id: string): StudySample {
  const code = row.text('ONCOTREE_CODE');
  const text = row.text('CANCER_TYPE_DETAILED', 'CANCER_TYPE');
  return {
    id,
    tumorType:
      code === null && text === null
        ? null
        : { ...(code === null ? {} : { system: 'oncotree', code }), ...(text === null ? {} : { text }) },
    facts: factsOf(row),
    biomarkers: [...instability(row), ...burden(row)],
  };
}

/** Centers write the tumor content as percent or as fraction: above 1 it can only be percent. */
function factsOf(row: Row): SampleFacts {
  const purity = row.number('TUMOR_PURITY', 'PURITY', 'TUMOR_CONTENT');
  if (purity !== null && (purity < 0 || purity > 100)) throw row.fault('the tumor content is no percentage', 'TUMOR_PURITY');
  const ploidy = row.number('PLOIDY');
  const normal = row.text('SOMATIC_STATUS')?.toLowerCase();
  return {
    ...(purity === null ? {} : { purity: purity > 1 ? purity / 100 : purity }),
    ...(ploidy === null ? {} : { ploidy }),
    ...(normal === 'matched' || normal === 'unmatched' ? { tumorOnly: normal === 'unmatched' } : {}),
    ...(/cfdna|plasma/i.test(row.text('SAMPLE_CLASS', 'SPECIMEN_TYPE') ?? '') ? { specimen: 'cfDNA' } : {}),
  };
}

/** `MSI_TYPE` and `MSI_STATUS` are what the center reports; a score without them is passed on unclassified. */
function instability(row: Row): readonly Biomarker[] {
  const status = row.text('MSI_TYPE', 'MSI_STATUS');
  const value = row.number('MSI_SCORE', 'MSI_SENSOR_SCORE');
  if (status === null && value === null) return [];
  return [{ id: 'bio:MSI', kind: 'biomarker', name: 'MSI', ...(status === null ? {} : { status }), ...(value === null ? {} : { value }) }];
}

/** cBioPortal counts nonsynonymous mutations per megabase of the panel itself: a count of its own, to no assay's threshold. */
function burden(row: Row): readonly Biomarker[] {
  const value = row.number('TMB_NONSYNONYMOUS', 'TMB_SCORE', 'CVR_TMB_SCORE');
  if (value === null) return [];
  return [{ id: 'bio:TMB', kind: 'biomarker', name: 'TMB', value, unit: 'mut/Mb', assay: 'cBioPortal nonsynonymous count' }];
}
