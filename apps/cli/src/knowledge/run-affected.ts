import type { OperatorConfig } from '@consilium/config';
import { caseLine } from '@consilium/contracts';
import type { KnowledgeAffectedLine } from '@consilium/contracts';
import { ok } from '@consilium/domain';
import type { FindingExplanation, PrioritizeInput, Result } from '@consilium/domain';
import { KnowledgeStore, diffReleases, newestOfEachSource } from '@consilium/knowledge';
import { batchSource } from '../batch/batch-source.ts';
import { runBatch } from '../batch/run-batch.ts';
import { EXIT, valueOr } from '../failure.ts';
import type { Exit } from '../failure.ts';
import { engineOver } from '../prioritize/engine.ts';
import type { Engine } from '../prioritize/engine.ts';
import type { Terminal } from '../terminal.ts';
import { openKnowledge } from './open-knowledge.ts';

export interface AffectedRequest {
  readonly before: string;
  readonly after: string;
  readonly batch: string;
  readonly beside: readonly string[] | undefined;
}

/** Every case is prioritized under both releases. Known gap: a therapy that joins at an unchanged tier and level of its finding is no change here. */
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
  const changedItems = new Set(diffReleases(old.content, next.content).map(({ id }) => id));
  const answer = (line: PrioritizeInput) => affectedBy(line, was, is, changedItems);
  return runBatch({ schema: 'consilium/knowledge-affected/1', line: caseLine, answer }, source, terminal);
}

/** Comparing the built-in pack itself, it stands on one side only. */
const starterOr = (compared: readonly string[]): readonly string[] => (compared.includes('starter') ? [] : ['starter']);

function affectedBy(
  line: PrioritizeInput,
  was: Engine,
  is: Engine,
  changedItems: ReadonlySet<string>,
): Result<Omit<KnowledgeAffectedLine, 'schema'>> {
  const [old, next] = [was(line), is(line)];
  if (!old.ok) return old;
  if (!next.ok) return next;
  const before = new Map(old.value.findings.map((finding) => [finding.finding, finding]));
  const after = new Map(next.value.findings.map((finding) => [finding.finding, finding]));
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((finding) =>
    changeOf(finding, before.get(finding), after.get(finding), changedItems),
  );
  return ok({ case: line.case, affected: changes.length > 0, changes });
}

function changeOf(
  finding: string,
  was: FindingExplanation | undefined,
  is: FindingExplanation | undefined,
  changedItems: ReadonlySet<string>,
): KnowledgeAffectedLine['changes'] {
  const [from, to] = [standing(was), standing(is)];
  if (from.tier === to.tier && from.level === to.level) return [];
  const because = [...new Set([was, is].flatMap((explanation) => itemsOf(explanation)))].filter((item) => changedItems.has(item)).sort();
  return [{ finding, from, to, because }];
}

const standing = (explanation: FindingExplanation | undefined) => ({ tier: explanation?.tier ?? null, level: explanation?.level ?? null });

const itemsOf = (explanation: FindingExplanation | undefined): readonly string[] =>
  explanation?.results.flatMap(({ matched, against }) => [...matched, ...against].map(({ item }) => item)) ?? [];
