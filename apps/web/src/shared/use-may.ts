import { ACTION_OF_ACT, mayAct } from '@consilium/domain';
import type { ActKind } from '@consilium/domain';
import type { CaseRecordBody } from '@consilium/contracts';
import { useActor } from '../session/session-context.ts';

/** The domain's own predicate: the screen offers what the server will accept. */
export function useMay(record: Pick<CaseRecordBody, 'status' | 'publications' | 'recusals'>): (act: ActKind) => boolean {
  const actor = useActor();
  const facts = { status: record.status, revision: record.publications.length, recused: record.recusals.map(({ member }) => member) };
  return (act) => act in ACTION_OF_ACT && mayAct(actor, act, facts).ok;
}
