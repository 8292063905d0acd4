import type { OperatorConfig } from '@consilium/config';
import { caseLine } from '@consilium/contracts';
import type { KnowledgeAffectedLine } from '@consilium/contracts';
import { ok } from '@consilium/domain';
import type { PrioritizeInput, Result } from '@consilium/domain';
import { KnowledgeStore, diffReleases, newestOfEachSource } from '@consilium/knowledge';
import { batchSource } from '../batch/batch-source.ts';
import { runBatch } from '../batch/run-batch.ts';
import { EXIT, valueOr } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { engineOver } from '../prioritize/engine.ts';
import type { Engine } from '../prioritize/engine.ts';
import type { Terminal } from '../terminal.ts';
import { changesOfFindings, itemsThatCount } from './changes-of-findings.ts';
import { changesOfTherapies } from './changes-of-therapies.ts';
import { openKnowledge } from './open-knowledge.ts';

export interface AffectedRequest {
  readonly before: string;
  readonly after: string;
  readonly batch: string;
  readonly beside: readonly string[] | undefined;
}

/** Every case is prioritized under both releases. `affected` means a finding's tier or level; therapies that come or go beside that are listed apart. */
export async function runAffected(
  { before, after, batch, beside }: AffectedRequest,
  { home }: OperatorConfig,
  terminal: Terminal,
): Promise<Exit> {
  const store = new KnowledgeStore(home);
  const [old, next] = [valueOr(await store.read(before), EXIT.usage), valueOr(await store.read(after), EXIT.usage)];
  const source = await batchSource(batch, terminal);
  const replaced = new Set([old.content.source, next.content.source]);
  const others =
    beside ??
    [
      starterOr([before, after]),
      newestOfEachSource(await store.list(), 'starter').flatMap(({ id, source: of }) => (replaced.has(of) ? [] : [id])),
    ].flat();
  const [was, is] = await Promise.all([before, after].map(async (id) => engineOver(await openKnowledge(home, [...others, id]))));
  if (!was || !is) return EXIT.unavailable;
  const changed = itemsThatCount(diffReleases(old.content, next.content));
  const answer = (line: PrioritizeInput) => affectedBy(line, was, is, changed);
  return runBatch({ schema: 'consilium/knowledge-affected/1', line: caseLine, answer }, source, terminal);
}

/** Comparing the built-in pack itself, it stands on one side only. */
const starterOr = (compared: readonly string[]): readonly string[] => (compared.includes('starter') ? [] : ['starter']);

function affectedBy(
  line: PrioritizeInput,
  was: Engine,
  is: Engine,
  changed: ReadonlySet<string>,
): Result<Omit<KnowledgeAffectedLine, 'schema'>> {
  const [old, next] = [was(line), is(line)];
  if (!old.ok) return old;
  if (!next.ok) return next;
  const changes = changesOfFindings(old.value.findings, next.value.findings, changed);
  return ok({ case: line.case, affected: changes.length > 0, changes, ...changesOfTherapies(old.value, next.value, changed) });
}
