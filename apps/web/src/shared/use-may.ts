import { useMemo } from 'react';
import { ACTION_OF_ACT } from '@consilium/domain';
import type { ActKind } from '@consilium/domain';
import type { CaseRecordBody } from '@consilium/contracts';
import { aCase, abilityOf } from '../session/abilities.ts';
import { useActor } from '../session/session-context.ts';

/** The domain's own matrix: the screen offers what the server will accept. Through a broken glass it offers nothing (ACC-06). */
export function useMay(record: Pick<CaseRecordBody, 'board' | 'status' | 'publications' | 'recusals'>): (act: ActKind) => boolean {
  const actor = useActor();
  const ability = useMemo(() => abilityOf(actor), [actor]);
  const facts = {
    board: record.board,
    status: record.status,
    revision: record.publications.length,
    recused: record.recusals.map(({ member }) => member),
    glassOpen: false,
  };
  return (act) => act in ACTION_OF_ACT && ability.can(ACTION_OF_ACT[act], aCase(facts));
}
