import type { Prioritization } from '@consilium/domain';
import type { ActivityPorts } from '../ports.ts';
import type { ComputeActivities } from '../activities.ts';
import { resultOf } from '../stage-result.ts';

/** More are not read beside a case. */
const FORMER_DECISIONS = 20;

export const retrieveEvidence =
  ({ cases, knowledge, corpora, desk }: ActivityPorts): ComputeActivities['retrieveEvidence'] =>
  async ({ caseId, run }) => {
    const prioritization = await cases.loadStep({ caseId, run }, 'prioritization');
    const [snapshot, history, decisions] = await Promise.all([
      knowledge.snapshot(prioritization.knowledge),
      cases.history(caseId),
      cases.formerDecisions(caseId, genesOf(prioritization), FORMER_DECISIONS),
    ]);
    const retrieval = await desk.retrieve(prioritization, snapshot, { corpora, history, decisions });
    return resultOf(await cases.saveStep({ caseId, run }, 'retrieval', retrieval));
  };

/** Genes of the findings that carry a tier; a case of a thousand silent variants is similar to none for them. */
const genesOf = ({ findings }: Prioritization): readonly string[] => [
  ...new Set(
    findings.flatMap(({ tier, subject }) => {
      if (tier === null || tier === 'IV') return [];
      if (subject.kind === 'fusion') return [subject.fivePrime, subject.threePrime].filter((gene): gene is string => Boolean(gene));
      return 'gene' in subject && subject.gene ? [subject.gene] : [];
    }),
  ),
];
