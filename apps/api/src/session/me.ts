import type { Config } from '@consilium/config';
import type { Me } from '@consilium/contracts';
import { ACTIONS, ACTION_RULES } from '@consilium/domain';
import { abilityOf } from '../platform/abilities.ts';
import type { Actor } from '@consilium/domain';
import type { SignedInUser } from '../platform/identity-ports.ts';

/** Who is signed in, as the web app sees it. */
export const meOf = ({ user, actor, expiresAt, provedAt, mustChangePassword }: SignedInUser, { demo }: Pick<Config, 'demo'>): Me => ({
  user,
  permissions: permissionsOf(actor),
  expiresAt,
  demo: demo.enabled,
  signedInBy: actor.amr ?? [],
  provedAt,
  mustChangePassword,
});

/** Before a case is looked at: true where the action is possible on some case. */
function permissionsOf(actor: Actor): Me['permissions'] {
  const ability = abilityOf(actor);
  return Object.fromEntries(
    ACTIONS.map((action) => [action, ability.can(action, ACTION_RULES[action].about === 'case' ? 'case' : 'site')]),
  );
}
