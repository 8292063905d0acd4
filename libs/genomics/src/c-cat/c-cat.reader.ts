import type { Finding, GenomeBuild, SampleFacts } from '@consilium/domain';
import type { FileReading, FormatReader } from '../formats/format-reader.ts';
import { agreedBuild } from '../formats/agreed-build.ts';
import { readingOf } from '../formats/reading-of.ts';
import { namedBuild } from '../vcf/build-evidence.ts';
import type { ReadOptions } from '../vcf/read-options.ts';
import { biomarker } from './biomarker.ts';
import type { ReportContext, SequencedSample } from './context.ts';
import { copyNumbers } from './copy-number.ts';
import { expressions } from './expression.ts';
import type { JsonPlace } from './json-place.ts';
import { readJson } from './read-json.ts';
import { rearrangements } from './rearrangement.ts';
import { shortVariant } from './short-variant.ts';

/** Reports of Japanese genome profiling tests in the C-CAT JSON format, schema 1.x. */
export const cCat: FormatReader = {
  format: 'c-cat',
  recognizes: ({ text }) =>
    /^\uFEFF?\s*\{/.test(text) && /"(?:grcRelease|sequencingSamples|shortVariants|copyNumberAlterations|otherBiomarkers)"\s*:/.test(text),
  read: readCCat,
};

async function readCCat(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<FileReading> {
  const { compression, document } = await readJson(source, options.limits);
  const { build, buildEvidence } = buildOf(document, options);
  const test = document.at('testInfo');
  const context: ReportContext = { build, assay: test.text('panelName'), samples: samplesOf(document), options };
  const items = itemsOf(document);
  const isGermlineCopy = (item: JsonPlace): boolean => /germline$/.test(item.text('variantOrigin') ?? '');
  const copies = items.copies.filter((item) => !isGermlineCopy(item));
  const findings: readonly Finding[] = [
    ...items.short.map((item) => shortVariant(item, context)),
    ...copies.flatMap((item) => copyNumbers(item, context)),
    ...items.rearranged.flatMap((item) => rearrangements(item, context)),
    ...items.expressed.flatMap((item) => expressions(item, context)),
    ...items.biomarkers.map((item) => biomarker(item, context)),
  ];
  const all = [...items.short, ...items.copies, ...items.rearranged, ...items.expressed, ...items.biomarkers];
  return readingOf({
    format: 'c-cat',
    version: document.at('metaData').text('schemaVersion'),
    compression,
    build,
    buildEvidence,
    records: all.length,
    findings,
    warnings: [
      counted(items.copies.length - copies.length, 'germline copy-number changes were not read: enter them in the germline track.'),
      counted(
        all.filter((item) => item.isFalse('reported')).length,
        'findings were not reported by the laboratory; they were read as well.',
      ),
      counted(items.composite, 'composite biomarkers were not read: see the report.'),
      counted(items.nonHuman, 'findings of non-human content were not read: see the report.'),
      counted(
        items.expressed.length === 0 ? 0 : items.expressed.length,
        'expression levels were compared with the controls of the report only.',
      ),
    ],
    statedSample: options.tumorSample,
    assayed: options.assayed ?? null,
    stated: factsOf(test, context.assay),
  });
}

const counted = (count: number, what: string): string | null => (count === 0 ? null : `${count} ${what}`);

function itemsOf(document: JsonPlace) {
  const variants = document.at('variants');
  return {
    short: variants.list('shortVariants'),
    copies: variants.list('copyNumberAlterations'),
    rearranged: variants.list('rearrangements'),
    expressed: document.list('expressions'),
    biomarkers: document.list('otherBiomarkers'),
    composite: document.list('compositeBiomarkers').length,
    nonHuman: document.list('nonHumanContents').length,
  };
}

function buildOf(
  document: JsonPlace,
  { statedBuild }: ReadOptions,
): { build: GenomeBuild; buildEvidence: FileReading['summary']['buildEvidence'] } {
  const genome = document.at('metaData').at('referenceGenome');
  const named = namedBuild(genome.required('grcRelease'));
  if (named === null) throw genome.at('grcRelease').fault('the genome build is neither GRCh37 nor GRCh38; lift the report over');
  return agreedBuild(statedBuild ?? null, { source: 'reference', build: named, line: null });
}

function samplesOf(document: JsonPlace): ReadonlyMap<string, SequencedSample> {
  return new Map(
    document.list('sequencingSamples').map((sample) => [
      sample.required('itemId'),
      {
        isTumor: sample.required('tumorOrNormal') === 'tumor',
        nucleicAcid: sample.required('nucleicAcid') === 'RNA' ? 'RNA' : 'DNA',
      },
    ]),
  );
}

/** `tumor-only`, `tumor and matched-normal`, each also `(cell-free)`. */
function factsOf(test: JsonPlace, assay: string | null): SampleFacts {
  const type = test.text('testType') ?? '';
  return {
    assay,
    ...(type === '' ? {} : { tumorOnly: /^tumor-only/.test(type) }),
    ...(type.includes('cell-free') ? { specimen: 'cfDNA' } : {}),
  };
}
