import { createHash, randomBytes } from 'node:crypto';
import type { BundleLine, DocumentLine, RecordLine, ScopeKind } from '../../bundle/bundle-line.ts';
import { BUNDLE_SCHEMA } from '../../bundle/bundle-line.ts';
import { bundleText } from '../../bundle/bundle-lines.ts';
import { formatCheckpoint } from '../../note/checkpoint.ts';
import { privateKeyText } from '../../note/note-key.ts';
import { cosign, makeCosigner, makeSigner, signNote } from '../../note/signing.ts';
import { CaseStory } from './case-story.ts';
import type { StoryPlan } from './story-script.ts';
import { Dice } from './random.ts';
import { StoryTree, seal } from './story-log.ts';
import type { Draft } from './story-log.ts';

export interface MadeBundle {
  readonly lines: BundleLine[];
  readonly logKey: string;
  readonly witnessKey: string;
  /** Whether the quorum needs the server's word. */
  readonly needsAttested: boolean;
}
export interface MakeOptions {
  readonly seed: number;
  readonly scope?: ScopeKind;
  readonly plan?: Partial<StoryPlan>;
  /** Changes drafts before they are sealed, as one who holds every key of the server could. */
  readonly plant?: (drafts: Draft[], story: CaseStory) => void;
}

const ORIGIN = 'localhost/consilium-synthetic';
/** Tables whose rows a bundle shows, each as of its last entry. */
const SHOWN = [
  'case',
  'decision_version',
  'decision_void',
  'ballot',
  'signature',
  'signature_void',
  'recusal',
  'policy',
  'publication',
  'credential',
  'credential_revocation',
].map((table) => `clinic.${table}`);

/** A whole bundle without a server: every signature, proof and commitment real, every person made up. */
export async function makeBundle({ seed, scope = 'case', plan = {}, plant }: MakeOptions): Promise<MadeBundle> {
  const dice = new Dice(seed);
  const story = await new CaseStory(dice, { ...planOf(dice), ...plan }).tell();
  plant?.(story.drafts, story);
  const tree = new StoryTree(story.drafts.map((draft) => seal(draft, ORIGIN)));
  const signer = makeSigner(privateKeyText(ORIGIN, 'ed25519', randomBytes(32)));
  const witness = makeCosigner(privateKeyText('localhost/witness', 'cosignature/v1', randomBytes(32)));
  const noteAt = (size: number): string => {
    const text = formatCheckpoint({ origin: ORIGIN, size, root: tree.root(size) });
    return signNote(text, signer) + cosign(text, witness, 1_772_352_000 + size);
  };
  const indexes = indexesOf(story, scope, dice);
  const entries = indexes.map((index) => tree.line(index, !isStretch(scope)));
  const records = scope === 'case' || scope === 'patient' || (scope === 'log' && dice.chance(0.5)) ? recordsOf(story, indexes) : [];
  const documents = records.length > 0 ? documentsOf(story) : [];
  const [from = 0] = indexes;
  const to = (indexes.at(-1) ?? 0) + 1;
  const older = dice.chance(0.5) ? [dice.below(tree.size + 1)] : [];
  const lines: BundleLine[] = [
    {
      t: 'bundle',
      schema: BUNDLE_SCHEMA,
      origin: ORIGIN,
      scope:
        scope === 'case' || scope === 'patient'
          ? { kind: scope, id: scope === 'case' ? story.caseId : 'P-SYN-1', cases: [story.caseId] }
          : { kind: scope },
      size: tree.size,
      made: { at: '2026-03-02T08:00:00.000Z', by: 'auditor' },
      counts: { entry: entries.length, record: records.length, document: documents.length },
    },
    { t: 'key', kind: 'log', vkey: signer.vkey },
    { t: 'key', kind: 'witness', vkey: witness.vkey },
    { t: 'checkpoint', note: noteAt(tree.size) },
    ...older.map((size): BundleLine => ({ t: 'checkpoint', note: noteAt(size), consistency: tree.consistency(size) })),
    ...(isStretch(scope) ? [{ t: 'range' as const, from, to, left: tree.cover(0, from), right: tree.cover(to, tree.size) }] : []),
    ...entries,
    ...records,
    ...documents,
  ];
  return { lines, logKey: signer.vkey, witnessKey: witness.vkey, needsAttested: records.length > 0 && needsAttested(story) };
}

const isStretch = (scope: ScopeKind): boolean => scope === 'log' || scope === 'period';

const planOf = (dice: Dice): StoryPlan => ({
  keys: dice.pick([1, 1, 0.7, 0]),
  revision: dice.chance(0.4),
  withdrawal: dice.chance(0.3),
  dissent: dice.chance(0.3),
  recusal: dice.chance(0.3),
  personAuthor: dice.chance(0.5),
  noise: 6,
});

function indexesOf(story: CaseStory, scope: ScopeKind, dice: Dice): readonly number[] {
  const all = story.drafts.map((_, index) => index);
  if (scope === 'log') return all;
  if (scope === 'period') {
    const from = dice.below(all.length);
    return all.slice(from, from + 1 + dice.below(all.length - from));
  }
  const ofCase = new Set(['user', 'policy', 'credential']);
  return all.filter((index) => story.drafts[index]?.subj === story.caseId || ofCase.has(story.drafts[index]?.obj.type ?? ''));
}

function recordsOf(story: CaseStory, indexes: readonly number[]): RecordLine[] {
  const last = new Map<string, RecordLine>();
  for (const index of indexes) {
    const draft = story.drafts[index];
    if (!draft || draft.isOld) continue;
    for (const [name, image] of Object.entries(draft.rows)) {
      const split = name.indexOf(':');
      const [table, key] = [name.slice(0, split), name.slice(split + 1)];
      const content = story.contents.get(key);
      const columns = table === 'clinic.decision_version' && content !== undefined ? { columns: { content } } : {};
      if (table === 'clinic.user') last.set(`${name}@${index}`, { t: 'record', table, key, image, entry: index });
      else if (SHOWN.includes(table)) last.set(name, { t: 'record', table, key, image, entry: index, ...columns });
    }
  }
  return [...last.values()];
}

const KINDS = { pdf: 'report-pdf', json: 'report-json', markdown: 'report-md' } as const;
function documentsOf(story: CaseStory): DocumentLine[] {
  const document = (kind: DocumentLine['kind'], name: string, text: string): DocumentLine => ({
    t: 'document',
    kind,
    name,
    sha256: createHash('sha256').update(text).digest('hex'),
    base64: Buffer.from(text).toString('base64'),
  });
  const reports = story.reports.map(({ kind, text }) =>
    document(KINDS[kind === 'pdf' ? 'pdf' : kind === 'json' ? 'json' : 'markdown'], `report.${kind}`, text),
  );
  const decisions = [...story.contents].map(([key, text]) => document('decision', `decision-${key.split('/')[1]}.json`, text));
  return [...reports, ...decisions, document('trail', 'trail.md', '# Who decided what\n')];
}

/** Approvals by key alone: too few, or not of two specialties with oncology and pathology present. */
function needsAttested(story: CaseStory): boolean {
  const latest = Math.max(...[...story.contents.keys()].map((key) => Number(key.split('/')[1])));
  const voided = new Set(
    story.drafts.flatMap(({ rows }) =>
      Object.entries(rows).flatMap(([name, row]) => (name.startsWith('clinic.signature_void:') ? [String(row.signature_id)] : [])),
    ),
  );
  const proven = story.drafts
    .flatMap(({ rows }) => Object.entries(rows))
    .filter(
      ([name, row]) =>
        name.startsWith('clinic.signature:') && row.version === latest && row.assurance === 'cryptographic' && !voided.has(String(row.id)),
    )
    .map(([, row]) => row);
  const approving = proven.filter(({ meaning }) => meaning === 'approved');
  const has = (seat: string): boolean => proven.some(({ specialty }) => specialty === seat);
  return !has('oncology') || !has('pathology') || approving.length < 2 || new Set(approving.map(({ specialty }) => specialty)).size < 2;
}

/** The bytes of a bundle from its lines, with the end line that fits them. */
export async function bytesOf(lines: readonly BundleLine[]): Promise<Uint8Array> {
  const texts: string[] = [];
  for await (const text of bundleText(lines)) texts.push(text);
  return Buffer.from(texts.join(''));
}
