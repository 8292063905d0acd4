import { createContext, use, useMemo } from 'react';
import type { Me } from '@consilium/contracts';
import type { Actor } from '@consilium/domain';

export const SessionContext = createContext<Me | null>(null);

export function useSession(): Me {
  const session = use(SessionContext);
  if (!session) throw new Error('this screen stands outside the signed-in shell');
  return session;
}

/** The signed-in person as the domain's predicates ask for one. */
export function useActor(): Actor {
  const { user } = useSession();
  return useMemo(() => ({ kind: 'person', ...pickActor(user) }), [user]);
}

const pickActor = ({ id, name, roles, specialty, boards }: Me['user']) => ({ id, name, roles, specialty, boards });
