import type { Config } from '@consilium/config';
import type { Me } from '@consilium/contracts';
import { ACTIONS, may } from '@consilium/domain';
import type { SignedInUser } from '../platform/identity-ports.ts';

/** Who is signed in, as the web app sees it. */
export const meOf = ({ user, actor, expiresAt, provedAt }: SignedInUser, { demo }: Pick<Config, 'demo'>): Me => ({
  user,
  permissions: Object.fromEntries(ACTIONS.map((action) => [action, may(actor, action).ok])),
  expiresAt,
  demo: demo.enabled,
  signedInBy: actor.amr ?? [],
  provedAt,
});
