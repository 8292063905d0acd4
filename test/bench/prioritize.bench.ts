import { ampAssertions } from './prioritize/amp-assertions.bench-part.ts';
import { annotationStrings } from './prioritize/annotation-strings.bench-part.ts';
import { decoys } from './prioritize/decoys.bench-part.ts';
import { eightCallers } from './prioritize/eight-callers.bench-part.ts';
import { engineSpeed } from './prioritize/engine-speed.bench-part.ts';
import { intakeSpeed } from './prioritize/intake-speed.bench-part.ts';
import { knowledgeImport } from './prioritize/knowledge-import.bench-part.ts';
import { labelCoverage } from './prioritize/label-coverage.bench-part.ts';
import { names } from './prioritize/names.bench-part.ts';
import { roundTrip } from './prioritize/round-trip.bench-part.ts';
import { vcfCheck } from './prioritize/vcf-check.bench-part.ts';
import { runParts } from './run-parts.ts';

// `npm run bench -- prioritize`: how far the findings and their tiers can be trusted, each figure beside the naive or a peer's; with the name of a part, that part alone.
await runParts({
  title: 'Findings, tiers and their explanation',
  withoutData: new Set(['intake-speed']),
  parts: {
    'intake-speed': intakeSpeed,
    'amp-assertions': ampAssertions,
    decoys,
    'round-trip': roundTrip,
    names,
    'label-coverage': labelCoverage,
    'knowledge-import': knowledgeImport,
    'vcf-check': vcfCheck,
    'eight-callers': eightCallers,
    'annotation-strings': annotationStrings,
    'engine-speed': engineSpeed,
  },
});
