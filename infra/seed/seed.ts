import { trailOptions } from '@consilium/adapters';
import { loadOperatorConfig } from '@consilium/config';
import { DEMO_CASES } from './demo-cases.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { bringFollowUpForward } from './follow-up-due.ts';
import { addDemoCorpus } from './add-demo-corpus.ts';
import { addDemoPeople } from './add-demo-people.ts';
import { Person } from './person.ts';
import { playCase } from './play-case.ts';

export interface SeedOptions {
  readonly apiUrl: string;
  readonly databaseUrl: string;
  /** As the role that alone writes accounts. */
  readonly verifierUrl: string;
  /** Folder of the installation's state. */
  readonly home: string;
  readonly password: string;
  readonly say: (text: string) => void;
}

const AT_ONCE = 4;

/** Makes the demo: five people, an invented clinic's procedure, and twelve synthetic cases that the people take to different states over the API. */
export async function seed({ apiUrl, databaseUrl, verifierUrl, home, password, say }: SeedOptions) {
  const trail = trailOptions(loadOperatorConfig(process.env, { home }).keys);
  await addDemoPeople(verifierUrl, password, trail);
  await addDemoCorpus(databaseUrl, home, trail);
  const signIn = (login: string) => Person.signIn(apiUrl, login, password);
  const [oncologist, pathologist, geneticist, coordinator] = await Promise.all(['anna', 'paul', 'gita', 'clara'].map(signIn));
  if (!oncologist || !pathologist || !geneticist || !coordinator) throw new Error('the demo people could not sign in');
  const board = { oncologist, pathologist, geneticist, coordinator };
  const waiting = [...DEMO_CASES];
  const made = new Map<string, string>();
  const one = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      made.set(next.course, await playCase(board, next));
      say(`case ${made.size} of ${DEMO_CASES.length}: ${next.submission.diagnosis.code}, ${next.course.replaceAll('-', ' ')}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const due = made.get('follow-up-due');
  if (due) await bringFollowUpForward(databaseUrl, due, trail);
  return {
    users: DEMO_PEOPLE.map(({ login, name, roles }) => ({ login, name, role: roles[0] })),
    password,
    tryThis: [
      'Sign in as Dr. Anna Berg, open the melanoma case, read why BRAF V600E is Tier I-A, and sign; then switch to Dr. Paul Okafor and sign as well: the report is issued.',
      'As Dr. Anna Berg press Ask, and type: NSCLC, EGFR L858R and T790M after gefitinib, is osimertinib an option? Press a chip to open what the sentence stands on.',
      'Sign in as Otto Weiss, open Audit and press Verify in my browser; then open that case, see under Audit who read and did what, and export it to verify it without this server.',
    ],
  };
}
