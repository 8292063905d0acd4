import { BundleReading } from './bundle-reading.ts';
import { checkCheckpoints } from './check-checkpoints.ts';
import type { SeenKey } from './check-checkpoints.ts';
import { checkDecision } from './check-decision.ts';
import type { CheckedDecision } from './check-decision.ts';
import { missingRecords } from './check-record.ts';
import { checkSignature } from './check-signature.ts';
import type { CheckedSignature } from './check-signature.ts';
import { fingerprintOf, readVerifierKey } from './checkpoint-note.ts';
import type { NoteVerifierKey } from './checkpoint-note.ts';
import { CODES, Refused, exitOf } from './finding.ts';
import type { BundleFinding } from './finding.ts';
import { holdsWholeCase } from './whole-case.ts';
import { readLines } from './read-lines.ts';
import { numberOf, textOf } from './row.ts';
import type { PlacedRecord } from './row-book.ts';

export interface VerifyOptions {
  /** Verifier keys of log and witnesses that the reader has from elsewhere. @throws RangeError for one that is none */
  readonly keys?: readonly string[];
  readonly witnesses?: number;
  /** Takes the server's word for signatures by password. */
  readonly allowAttested?: boolean;
}

export interface BundleVerdict {
  readonly schema: 'consilium/audit-verdict/1';
  readonly verdict: 'valid' | 'tampered' | 'incomplete' | 'unsupported';
  readonly exit: 0 | 1 | 2 | 3;
  /** Distinct codes, in the order they were found. */
  readonly codes: readonly string[];
  readonly firstBad: BundleFinding | null;
  readonly findings: readonly BundleFinding[];
  readonly origin: string | null;
  readonly scope: string | null;
  readonly checkpoint: { readonly size: number; readonly root: string } | null;
  readonly keys: 'pinned' | 'not pinned';
  readonly keysSeen: readonly SeenKey[];
  readonly entries: number;
  readonly erased: number;
  readonly records: number;
  readonly documents: number;
  readonly decisions: readonly DecisionVerdict[];
  /** Publications that the bundle shows without every entry of their case: nothing is said of them. */
  readonly notJudged: readonly { readonly case: string; readonly version: number }[];
}
export interface DecisionVerdict {
  readonly case: string;
  readonly version: number;
  readonly digest: string;
  readonly publishedAt: string;
  readonly assurance: 'cryptographic' | 'attested';
  readonly signers: readonly {
    readonly name: string;
    readonly specialty: string;
    readonly meaning: string;
    readonly at: string;
    readonly assurance: 'cryptographic' | 'attested';
    readonly entry: number;
  }[];
}

const VERDICTS = { 0: 'valid', 1: 'tampered', 2: 'incomplete', 3: 'unsupported' } as const;

/** Checks a bundle from its bytes alone; it trusts the keys it was given and nothing that the bundle says of itself. */
export async function verifyBundle(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { keys = [], witnesses = 0, allowAttested = false }: VerifyOptions = {},
): Promise<BundleVerdict> {
  const pinned = pinnedKeys(keys, witnesses);
  const reading = new BundleReading();
  for await (const lines of readLines(chunks)) {
    for (const { bytes, isEnded } of lines) {
      reading.take(bytes, isEnded);
      if (reading.stop === 'unreadable') break;
    }
    if (reading.stop === 'unreadable') break;
  }
  reading.end();
  const isWhole = reading.stop === null;
  if (isWhole) checkWhole(reading);
  const keysSeen = reading.checkpoints.length > 0 ? await checkCheckpoints(reading, { pinned, witnesses: isWhole ? witnesses : 0 }) : [];
  const judged = isWhole ? await checkDecisions(reading, allowAttested) : { decisions: [], notJudged: [] };
  return verdictOf(reading, { pinned, keysSeen, ...judged });
}

/** @throws RangeError that says which key can't be used */
function pinnedKeys(texts: readonly string[], witnesses: number): readonly NoteVerifierKey[] {
  const keys = texts.map((text) => {
    try {
      return readVerifierKey(text.trim());
    } catch (error) {
      throw error instanceof Refused ? new RangeError(`--key: ${error.message}`) : error;
    }
  });
  const known = new Set(keys.filter(({ type }) => type === 4).map(fingerprintOf)).size;
  if (witnesses > known) throw new RangeError(`--witnesses ${witnesses} needs the keys of as many witnesses: give each by --key`);
  return keys;
}

function checkWhole(reading: BundleReading): void {
  const { findings, header, walk, counts, versions, erasures, book } = reading;
  if (!header || !walk) return;
  const isStretch = header.scope.kind === 'period' || header.scope.kind === 'log';
  if (isStretch && !walk.hasRange) findings.add('BUNDLE.ORDER', `a bundle of a ${header.scope.kind} has a range line before its entries`);
  try {
    walk.finish();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    findings.add(error.code, error.message);
  }
  for (const kind of ['entry', 'record', 'document'] as const)
    if (counts[kind] !== header.counts[kind])
      findings.add(
        'BUNDLE.COUNT',
        `the bundle has ${counts[kind]} lines of kind ${kind}, where its first line says ${header.counts[kind]}`,
      );
  for (const { caseId, ...where } of erasures.unproven())
    findings.add(
      'ENTRY.ERASURE',
      `${caseId === null ? 'an entry of no case' : `an entry of case ${caseId}`} is called erased, but no entry tells of an erasure: export a scope that holds it`,
      where,
    );
  for (const { caseId, version } of versions.missing())
    findings.add('ENTRY.VERSIONS', `the entry of version ${version} of case ${caseId} is not in the bundle: export it again`);
  if (header.scope.kind === 'case' || header.scope.kind === 'patient')
    for (const { name, index } of missingRecords(book))
      findings.add('RECORD.MISSING', `the row ${name}, which entry ${index} commits, is not shown by a record: export it again`, {
        index,
        id: book.entry(index)?.id ?? null,
      });
}

interface Judged {
  readonly decisions: readonly CheckedDecision[];
  readonly notJudged: BundleVerdict['notJudged'];
}

/** Every signature that a record shows, then every publication. */
async function checkDecisions(reading: BundleReading, allowAttested: boolean): Promise<Judged> {
  const { book, findings } = reading;
  const signatures: CheckedSignature[] = [];
  const unjudged = new Set<string>();
  const decisions: CheckedDecision[] = [];
  const notJudged: { readonly case: string; readonly version: number }[] = [];
  const guard = async ({ table, key, entry: index, line }: PlacedRecord, work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (table === 'clinic.signature' && CODES[error.code] !== 1) unjudged.add(key);
      findings.add(error.code, error.message, { line, index, id: book.entry(index)?.id ?? null });
    }
  };
  for (const record of [...book.records('clinic.signature')])
    await guard(record, async () => {
      const row = book.asOf('clinic.signature', record.key, record.entry);
      if (row) signatures.push(await checkSignature(book, row));
    });
  for (const record of [...book.records('clinic.publication')])
    await guard(record, () => {
      const row = book.asOf('clinic.publication', record.key, record.entry);
      if (!row) return;
      if (!holdsWholeCase(book, textOf(row, 'case_id'), row.index)) {
        notJudged.push({ case: textOf(row, 'case_id'), version: numberOf(row, 'version') });
        return;
      }
      const decision = checkDecision(book, row, { sound: signatures, unjudged });
      if (!decision) return;
      decisions.push(decision);
      if (decision.assurance === 'attested' && !allowAttested)
        throw new Refused(
          'QUORUM.ATTESTED',
          `the quorum of publication ${record.key} needs signatures that only the server attests: check again with --allow-attested to take its word`,
        );
    });
  return { decisions, notJudged };
}

/** What concerns the bundle as a whole comes after what a line or an entry shows by itself; it is placed where the whole is announced. */
const placeOfWhole = ({ code }: BundleFinding, { rangeLine }: BundleReading): number =>
  code === 'LOG.RANGE' || code === 'ENTRY.ORDER' ? (rangeLine ?? 1) : 1;

function verdictOf(
  reading: BundleReading,
  {
    pinned,
    keysSeen,
    decisions,
    notJudged,
  }: Judged & { readonly pinned: readonly NoteVerifierKey[]; readonly keysSeen: readonly SeenKey[] },
): BundleVerdict {
  const { header, counts, checkpoints } = reading;
  const findings = reading.findings.all
    .toSorted((a, b) => (a.line ?? Number.POSITIVE_INFINITY) - (b.line ?? Number.POSITIVE_INFINITY))
    .map((finding) => (finding.line === null && finding.index === null ? { ...finding, line: placeOfWhole(finding, reading) } : finding));
  const exit = exitOf(findings);
  const worst = findings.filter(({ code }) => CODES[code] === exit);
  const newest = checkpoints[0]?.note;
  return {
    schema: 'consilium/audit-verdict/1',
    verdict: VERDICTS[exit],
    exit,
    codes: [...new Set(findings.map(({ code }) => code))],
    firstBad: worst[0] ?? null,
    findings,
    origin: header?.origin ?? null,
    scope: header?.scope.kind ?? null,
    checkpoint: newest ? { size: newest.size, root: btoa(String.fromCharCode(...newest.root)) } : null,
    keys: pinned.length > 0 ? 'pinned' : 'not pinned',
    keysSeen,
    entries: counts.entry,
    erased: counts.erased,
    records: counts.record,
    documents: counts.document,
    notJudged,
    decisions: decisions.map(({ caseId, version, digest, publishedAt, assurance, signers }) => ({
      case: caseId,
      version,
      digest,
      publishedAt,
      assurance,
      signers: signers.map(({ name, specialty, meaning, at, assurance: of, row }) => ({
        name,
        specialty,
        meaning,
        at,
        assurance: of,
        entry: row.index,
      })),
    })),
  };
}
