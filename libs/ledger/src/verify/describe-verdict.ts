import type { BundleVerdict, DecisionVerdict } from './verify-bundle.ts';

const HEADLINES: Readonly<Record<BundleVerdict['verdict'], string>> = {
  valid: 'VALID: everything in this bundle is proven.',
  tampered: 'TAMPERED: something in this bundle contradicts its proof.',
  incomplete: 'INCOMPLETE: nothing contradicts, but the proof lacks something.',
  unsupported: 'UNSUPPORTED: this verifier does not know a format or algorithm of the bundle.',
};
const SHOWN = 20;

/** The verdict for people: headline, the first thing that is wrong, then what was checked, with whose keys, and who decided. */
export function describeVerdict(verdict: BundleVerdict): string {
  const { origin, scope, checkpoint, keys, keysSeen, entries, erased, records, documents, findings, firstBad } = verdict;
  const lines = [HEADLINES[verdict.verdict]];
  if (firstBad) lines.push(`first bad: ${placeOf(firstBad)}: ${firstBad.message} [${firstBad.code}]`);
  lines.push('', `log: ${origin ?? 'unknown'}, scope: ${scope ?? 'unknown'}`);
  if (checkpoint) lines.push(`checkpoint: ${checkpoint.size} entries, root ${checkpoint.root}`);
  lines.push(keys === 'pinned' ? 'keys: pinned' : 'keys: not pinned; compare the fingerprints with those that the operator has published');
  for (const key of keysSeen) lines.push(`  ${key.kind} ${key.name} ${key.fingerprint}${key.signed ? ' signed the checkpoint' : ''}`);
  lines.push(`checked: ${entries} entries (${erased} erased), ${records} rows, ${documents} documents`);
  for (const decision of verdict.decisions) lines.push('', ...decisionLines(decision));
  for (const { case: caseId, version } of verdict.notJudged)
    lines.push(
      '',
      `decision ${caseId} version ${version}: not judged, as the bundle has not every entry of the case up to its publication`,
    );
  if (findings.length > 0) lines.push('', 'findings:');
  for (const finding of findings.slice(0, SHOWN)) lines.push(`  ${finding.code} ${placeOf(finding)}: ${finding.message}`);
  if (findings.length > SHOWN) lines.push(`  and ${findings.length - SHOWN} more; --json shows them`);
  if (verdict.exit === 0 || verdict.exit === 2) lines.push('', 'not proven by this:', ...limitsOf(verdict).map((limit) => `  ${limit}`));
  return lines.map(printable).join('\n');
}

/** What a reader might take for proven and is not, in this very bundle. */
function limitsOf({ keys, scope, decisions }: BundleVerdict): readonly string[] {
  const attested = decisions.flatMap(({ signers }) => signers).filter(({ assurance }) => assurance === 'attested').length;
  return [
    ...(keys === 'pinned' ? [] : ['whose log this is: the keys came with the bundle, give the published ones with --key']),
    ...(attested > 0 ? [`that the signer was there, for ${attested} signature(s) by password: the server says so`] : []),
    ...(scope === 'log'
      ? []
      : ['that nothing was read or refused beyond the entries in this bundle: the bundle of the whole log shows that']),
    'that what people entered is true, and times other than by the clocks of server and witness',
  ];
}

/** What the bundle says is printed without control characters, so that it can't play with the reader's terminal. */
const printable = (line: string): string => line.replace(/\p{Cc}/gu, '?');

function placeOf({ line, index, id }: { readonly line: number | null; readonly index: number | null; readonly id: string | null }): string {
  const places = [line === null ? null : `line ${line}`, index === null ? null : `entry ${index}`, id];
  return places.filter((place) => place !== null).join(', ') || 'bundle';
}

const decisionLines = ({ case: caseId, version, digest, publishedAt, assurance, signers }: DecisionVerdict): readonly string[] => [
  `decision ${caseId} version ${version}, published ${publishedAt}, content ${digest}`,
  `  quorum: ${assurance === 'cryptographic' ? "proven by the signers' own keys" : 'met only with signatures that the server attests'}`,
  ...signers.map(
    ({ name, specialty, meaning, at, assurance: of, entry }) => `  ${name} (${specialty}): ${meaning}, ${at}, ${of}, entry ${entry}`,
  ),
];
