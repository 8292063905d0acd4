import type { FieldNames } from '../sample/stated-fields.ts';
import { detectFields } from '../sample/stated-fields.ts';
import { infoCall, sampleCall } from '../sample/sample-call.ts';
import type { SampleCall } from '../sample/sample-call.ts';
import { readSupport } from '../sample/read-support.ts';
import type { AlleleInRecord, Support } from '../sample/read-support.ts';
import type { VcfHeader } from './vcf-header.ts';
import type { VcfRecord } from './record.ts';

/** Reads of one allele in tumor and normal; `normal` is null when the file has none. */
export interface PairSupport {
  readonly tumor: Support;
  readonly normal: Support | null;
}

export interface SampleColumns {
  readonly tumorCall: (record: VcfRecord) => SampleCall;
  readonly support: (record: VcfRecord, allele: AlleleInRecord) => PairSupport;
}

const NOTHING: Support = { vaf: null, depth: null, altReads: null };

/** Binds the chosen columns and fields of one file. */
export function sampleColumns(header: VcfHeader, tumor: string, normal: string | null, stated: FieldNames): SampleColumns {
  const fields: FieldNames = { ...detectFields(header), ...defined(stated) };
  const tumorColumn = header.samples.indexOf(tumor);
  const normalColumn = normal === null ? -1 : header.samples.indexOf(normal);
  const inInfo = !header.formats.has('AD') && (header.infos.has('TVAF') || header.infos.has('TDP'));
  const normalFields = { depth: fields.normalDepth, alt: fields.normalAlt, vaf: fields.normalVaf };
  const hasCombined = fields.normalDepth !== undefined || fields.normalAlt !== undefined;
  return {
    tumorCall: (record) => sampleCall(record, tumorColumn),
    support: (record, allele) => {
      const call = sampleCall(record, tumorColumn);
      const found = readSupport(call, allele, fields);
      const tumor = found.depth === null && inInfo ? readSupport(infoCall(record), allele, { depth: 'TDP', vaf: 'TVAF' }) : found;
      if (normalColumn >= 0) return { tumor, normal: readSupport(sampleCall(record, normalColumn), allele, fields) };
      return { tumor, normal: hasCombined ? { ...NOTHING, ...readSupport(call, allele, normalFields) } : null };
    },
  };
}

const defined = (fields: FieldNames): FieldNames => Object.fromEntries(Object.entries(fields).filter(([, name]) => name !== undefined));
