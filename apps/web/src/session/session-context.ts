import { createContext, use } from 'react';
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
  return { id: user.id, kind: 'person', name: user.name, roles: user.roles, specialty: user.specialty };
}
