import { COLUMNS, HEADER, RECORD, VCF, bytes, hostile, joined, mebibytes, repeated, seeds } from './hostile-upload.ts';
import type { HostileUpload } from './hostile-upload.ts';

const BAD = '<!DOCTYPE html><html>';
const NAMES = ['../../etc/passwd', '..\\..\\windows\\system32', '/etc/shadow', 'C:\\x.vcf', '.', '..', '', ' ', 'a\u0000b.vcf', `${'x'.repeat(5000)}.vcf`, 'a"; name="beside', '\u202Egpj.vcf', 'CON', 'a\tb', '%2e%2e%2f', '${jndi:x}', '<script>.vcf', "'; DROP TABLE clinic.case; --", '=cmd|calc', '\u{1F600}.vcf']; // prettier-ignore
const names = seeds(20, (seed) => hostile(`the name ${JSON.stringify((NAMES[seed] ?? '').slice(0, 30))}`, () => [bytes(BAD)], { fileName: NAMES[seed] ?? '' })); // prettier-ignore

const aborted = seeds(20, (seed) =>
  hostile(`a sender that goes away ${seed}`, () => joined(HEADER, COLUMNS, repeated(bytes(RECORD.repeat(400)), seed * 3)), { ending: 'abort' }),
); // prettier-ignore
const dripping = seeds(4, (seed) => hostile(`a sender that drips ${seed}`, () => [bytes(BAD.slice(0, 5 + seed * 5))], { ending: 'drip' }));

const CLAIMS: readonly ((bytes: number) => number)[] = [
  () => 0,
  () => 10,
  (size) => size - 30,
  (size) => Math.floor(size / 2),
  () => 2 ** 53,
  () => 1e15,
];
const lies = seeds(12, (seed) =>
  hostile(`a wrong content-length ${seed}`, () => joined(seed < 6 ? VCF : BAD), {
    ...(CLAIMS[seed % 6] ? { claims: CLAIMS[seed % 6] } : {}),
  }),
);

const part = (boundary: string, head: string, content: string): string => `--${boundary}\r\n${head}\r\n\r\n${content}\r\n`;
const FILE = 'content-disposition: form-data; name="file"; filename="a.vcf"';
const BODIES: readonly (readonly [string, (boundary: string) => Iterable<Uint8Array>])[] = [
  ['no part at all', (b) => joined(`--${b}--\r\n`)],
  ['nothing', () => joined('')],
  ['another boundary', () => joined(part('other', FILE, VCF), '--other--\r\n')],
  ['no end', (b) => joined(part(b, FILE, BAD))],
  ['a thousand fields', (b) => joined(repeated(bytes(part(b, 'content-disposition: form-data; name="x"', 'y')), 1000), part(b, FILE, VCF), `--${b}--\r\n`)],
  ['a field of 64 MiB', (b) => joined(`--${b}\r\ncontent-disposition: form-data; name="build"\r\n\r\n`, mebibytes('GRCh37', 64), `\r\n--${b}--\r\n`)],
  ['the same field again and again', (b) => joined(repeated(bytes(part(b, 'content-disposition: form-data; name="build"', 'GRCh37')), 12), part(b, FILE, BAD), `--${b}--\r\n`)],
  ['a part head without end', (b) => joined(`--${b}\r\n`, mebibytes('x-head: y\r\n', 4))],
  ['a part without a head', (b) => joined(`--${b}\r\n\r\n${VCF}\r\n--${b}--\r\n`)],
  ['a part inside a part', (b) => joined(part(b, 'content-type: multipart/mixed; boundary=inner\r\ncontent-disposition: form-data; name="file"; filename="a"', part('inner', FILE, VCF)), `--${b}--\r\n`)],
  ['a field named __proto__', (b) => joined(part(b, 'content-disposition: form-data; name="__proto__"', '{"build":"GRCh37"}'), part(b, FILE, BAD), `--${b}--\r\n`)],
  ['a field named constructor', (b) => joined(part(b, 'content-disposition: form-data; name="constructor"', 'x'), part(b, FILE, BAD), `--${b}--\r\n`)],
  ['base64 as transfer encoding', (b) => joined(part(b, `${FILE}\r\ncontent-transfer-encoding: base64`, Buffer.from(BAD).toString('base64')), `--${b}--\r\n`)],
  ['a file as a field', (b) => joined(part(b, 'content-disposition: form-data; name="file"', VCF.slice(0, 900)), `--${b}--\r\n`)],
  ['a field as a file', (b) => joined(part(b, 'content-disposition: form-data; name="build"; filename="b"', 'GRCh37'), `--${b}--\r\n`)],
  ['line ends of one byte', (b) => joined(`--${b}\n${FILE}\n\n${BAD}\n--${b}--\n`)],
  ['bytes before the first boundary', (b) => joined(mebibytes('x', 8), part(b, FILE, BAD), `--${b}--\r\n`)],
  ['a NUL in a field', (b) => joined(part(b, 'content-disposition: form-data; name="tumorSample"', 'a\0b'), part(b, FILE, VCF), `--${b}--\r\n`)],
  ['a build nobody knows', (b) => joined(part(b, 'content-disposition: form-data; name="build"', 'hg17'), part(b, FILE, VCF), `--${b}--\r\n`)],
  ['an unpaired surrogate', (b) => joined(part(b, 'content-disposition: form-data; name="tumorSample"', '\\ud800'), part(b, FILE, BAD), `--${b}--\r\n`)],
]; // prettier-ignore
const forms = BODIES.map(([name, body]) => hostile(`a form with ${name}`, () => [], { body }));

const TYPES = ['multipart/form-data', 'multipart/form-data; boundary=', `multipart/form-data; boundary=${'b'.repeat(300)}`, 'multipart/form-data; boundary="', 'multipart/mixed; boundary=x', 'application/octet-stream', 'text/plain', 'application/json', 'application/x-www-form-urlencoded', 'image/png']; // prettier-ignore
const types = TYPES.map((contentType) => hostile(`the content type ${contentType.slice(0, 50)}`, () => [bytes(VCF)], { contentType }));

/** Requests that break the form, and names that mean a way. */
export const REQUEST_SEEDS: readonly HostileUpload[] = [...names, ...aborted, ...dripping, ...lies, ...forms, ...types];
