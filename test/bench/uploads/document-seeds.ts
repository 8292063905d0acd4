import { bytes, hostile, joined, mebibytes, seeds } from './hostile-upload.ts';
import type { HostileUpload } from './hostile-upload.ts';

const JSON_HEAD =
  '{"metaData":{"schemaVersion":"1.2.0","referenceGenome":{"grcRelease":"GRCh38"}},"testInfo":{"testType":"tumor-only","panelName":"A","panelVersion":"1"},' +
  '"sequencingSamples":[{"itemId":"t","tumorOrNormal":"tumor","nucleicAcid":"DNA"}],"variants":{"x":';
const report = { fileName: 'report.json', ending: 'hold' } as const;

const DEEP = ['[', '{"a":', '[[', '[{"b":', '[1,', '[{},', '{"a":{"a":', '[\n', ' [ ', '{"":'];
const deepJson = seeds(20, (seed) => {
  const piece = DEEP[seed % 10] ?? '[';
  return hostile(`JSON without end: ${JSON.stringify(piece)} ${seed < 10 ? 'in the report' : 'alone'}`, () => joined(seed < 10 ? JSON_HEAD : '', mebibytes(piece, 31)), report);
}); // prettier-ignore

const WIDE = ['{},', '[],', '1,', '"",', 'null,', '1.5,', '"a",', 'true,', '[[]],', '{"a":1},'];
const wideJson = seeds(10, (seed) =>
  hostile(`JSON of countless ${JSON.stringify(WIDE[seed])}`, () => joined(`${JSON_HEAD}[`, mebibytes(WIDE[seed] ?? '1,', 31)), report),
);

const NOT_JSON = [
  '{',
  '{"a"',
  '{"a":1,}',
  '[1,]',
  '{"a":NaN}',
  "{'a':1}",
  '{"a":1}{',
  '{"a":"\u0001"}',
  '{"a":"\\ud8"}',
  '[1 2]',
  '{"metaData":[],"variants":7}',
  '{"metaData":{},"sequencingSamples":{},"variants":[]}',
];
const brokenJson = seeds(12, (seed) => hostile(`broken JSON ${seed}`, () => [bytes(NOT_JSON[seed] ?? '{')], { fileName: 'report.json' }));

const PROTO = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
const prototypes = seeds(5, (seed) =>
  hostile(`JSON that names ${PROTO[seed]}`, () => [bytes(`{"${PROTO[seed]}":{"metaData":1},"metaData":{"${PROTO[seed]}":{}},"sequencingSamples":"${PROTO[seed]}","variants":{"shortVariants":{"${PROTO[seed]}":1}}}`)]),
); // prettier-ignore

const lol = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
const ENTITIES = [
  `<!DOCTYPE r [<!ENTITY l0 "lol">${lol}]><r>&l12;</r>`,
  '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>',
  '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
  '<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><r>&x;</r>',
  '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]><r/>',
  '<!DOCTYPE r PUBLIC "-//X//Y" "http://127.0.0.1:9/z.dtd"><r/>',
  '<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]><r>&a;</r>',
  '<!DOCTYPE r><r/>',
  '<!doctype r [<!ATTLIST r a CDATA "x">]><r/>',
  '<r>&undefined;</r>',
];
const entityBombs = seeds(20, (seed) => hostile(`XML with ${(ENTITIES[seed % 10] ?? '').slice(0, 40)} ${seed}`, () => joined(seed < 10 ? '<?xml version="1.0"?>\n' : '\uFEFF<?xml version="1.1" encoding="UTF-8"?>\n', ENTITIES[seed % 10] ?? ''), { fileName: 'report.xml' })); // prettier-ignore

const XML = ['<a>', '<a b="c">', '<a/>', '<a><b/>', '<!-- x -->', '<?x y?>', '<![CDATA[x]]>', '<a xmlns:p="q">', '<a ', 'x'];
const endlessXml = seeds(10, (seed) => hostile(`XML without end: ${XML[seed]}`, () => joined('<?xml version="1.0"?>\n<r><variant-report>', seed === 8 ? '<a b="' : '', mebibytes(XML[seed] ?? '<a>', 66)), { fileName: 'report.xml', ending: 'hold' })); // prettier-ignore

const BROKEN_XML = ['<r>', '<r></s>', '<r a=1/>', '<r><r/>', '<r>\u0000</r>', '<1/>', '<r a="1" a="2"/>', '<r>]]></r>', '<r><!--', '</r>'];
const brokenXml = seeds(10, (seed) =>
  hostile(`broken XML ${seed}`, () => [bytes(`<?xml version="1.0"?>\n<FoundationOne>${BROKEN_XML[seed]}`)]),
);

/** Documents: JSON and XML. */
export const DOCUMENT_SEEDS: readonly HostileUpload[] = [
  ...deepJson,
  ...wideJson,
  ...brokenJson,
  ...prototypes,
  ...entityBombs,
  ...endlessXml,
  ...brokenXml,
];
