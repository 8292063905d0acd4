import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGeneTable, indexKnowledge, prioritize } from '@consilium/domain';
import type { KnowledgeSnapshot } from '@consilium/domain';
import {
  folderFiles,
  geneApprover,
  importCivic,
  prioritizeSetting,
  questionVocabulary,
  snapshotOf,
  starterRelease,
  understandQuestion,
} from '@consilium/knowledge';
import type { PinnedRelease } from '@consilium/knowledge';
import { createAnswerer, createEvidenceDesk } from '@consilium/retrieval';
import type { Measure } from '../table.ts';
import { answerNaively } from './questions/answer-naively.ts';
import { saidOf, scoreOf } from './questions/score-questions.ts';
import type { Question, Score } from './questions/score-questions.ts';

const FOLDER = new URL('./questions/', import.meta.url);
const AT = '2026-11-23T00:00:00Z';
const SEALED = 'sealed.json';

/** Questions with answers that were written before the answerer; over the built-in pack, and over the pack beside CIViC where its release is at hand. */
export async function questions(data: string): Promise<readonly Measure[]> {
  const halves = [
    { name: 'open half', questions: read(new URL('development.json', FOLDER)) },
    { name: 'formerly sealed half', questions: sealedHalf() },
  ];
  const rows: Measure[] = [];
  for (const [name, knowledge] of await knowledges(data))
    for (const half of halves) rows.push(...(await measured(`${half.name}, ${name}`, half.questions, knowledge)));
  return rows;
}

const read = (file: URL | string): readonly Question[] => questionsOf(readFileSync(file, 'utf8'));

function questionsOf(text: string): readonly Question[] {
  const parsed: unknown = JSON.parse(text);
  const list: unknown = typeof parsed === 'object' && parsed !== null && 'questions' in parsed ? parsed.questions : null;
  if (!Array.isArray(list)) throw new Error('A file of questions has no list "questions".');
  return list;
}

/** The half that was sealed counts only with the digest that was committed before the answerer was begun. */
function sealedHalf(): readonly Question[] {
  const text = readFileSync(new URL(SEALED, FOLDER));
  const sealed = readFileSync(new URL('sealed.sha256', FOLDER), 'utf8').trim().split(/\s+/)[0];
  if (createHash('sha256').update(text).digest('hex') !== sealed) throw new Error(`${SEALED} is not the sealed half: its SHA-256 differs.`);
  return questionsOf(text.toString('utf8'));
}

async function knowledges(data: string): Promise<readonly (readonly [string, KnowledgeSnapshot])[]> {
  const starter = starterRelease();
  const pack = ['pack', snapshotOf([starter], starter)] as const;
  const folder = join(data, 'civic', '2025-08-01');
  if (!existsSync(folder)) return [pack];
  const imported = await importCivic(await folderFiles(folder), 'civic', geneApprover(buildGeneTable(starter.content.genes)));
  if (!imported.ok) throw new Error(imported.refusal.code);
  const civic: PinnedRelease = { id: 'civic', sha256: '0'.repeat(64), content: imported.value.content };
  return [pack, ['pack and CIViC', snapshotOf([starter, civic], starter)]];
}

async function measured(name: string, asked: readonly Question[], knowledge: KnowledgeSnapshot): Promise<readonly Measure[]> {
  const index = indexKnowledge(knowledge);
  const setting = prioritizeSetting();
  const vocabulary = questionVocabulary(knowledge);
  const answerer = createAnswerer({
    understand: (words) => understandQuestion(words, vocabulary),
    engine: (input) => prioritize(input, index, setting),
    knowledge,
    desk: createEvidenceDesk(),
  });
  const ours: Score[] = [];
  for (const question of asked) ours.push(scoreOf(question, saidOf(question, await answerer.answer(question.question, AT))));
  const naive = asked.map((question) => scoreOf(question, answerNaively(question, knowledge)));
  return rowsOf(name, ours, naive);
}

function rowsOf(name: string, ours: readonly Score[], naive: readonly Score[]): readonly Measure[] {
  const [mine, peer] = [figuresOf(ours), figuresOf(naive)];
  const slips = figuresOf(ours.filter(({ slip }) => slip));
  const missed = ours.filter(({ answerable, exact, rightAbstention }) => (answerable ? !exact : !rightAbstention)).map(({ id }) => id);
  return [
    {
      measure: `questions answered exactly (${name})`,
      ours: mine.exact.text,
      against: `>= 85 %; gene and disease words ${peer.exact.text}`,
      met: mine.exact.share >= 0.85,
    },
    { measure: '  F1 over sets of therapies', ours: percent(mine.f1), against: `>= 85 %; ${percent(peer.f1)}`, met: mine.f1 >= 0.85 },
    {
      measure: '  right abstention',
      ours: mine.abstention.text,
      against: `>= 95 %; ${peer.abstention.text}`,
      met: mine.abstention.share >= 0.95,
    },
    { measure: '  with a slip: exact, right abstention', ours: `${slips.exact.text}, ${slips.abstention.text}` },
    { measure: '  not as expected', ours: missed.join(' ') || 'none' },
  ];
}

function figuresOf(scores: readonly Score[]) {
  const answerable = scores.filter((score) => score.answerable);
  return {
    exact: shareOf(answerable.filter(({ exact }) => exact).length, answerable.length),
    f1: answerable.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(answerable.length, 1),
    abstention: shareOf(scores.filter(({ rightAbstention }) => rightAbstention).length, scores.length),
  };
}

const shareOf = (part: number, of: number): { readonly share: number; readonly text: string } => ({
  share: part / Math.max(of, 1),
  text: `${percent(part / Math.max(of, 1))} (${part}/${of})`,
});
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
