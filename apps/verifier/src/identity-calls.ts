import type { z } from 'zod';
import type { IDENTITY_CALLS, IdentityCall } from '@consilium/contracts';
import type { Outcome } from '@consilium/domain';
import type { AccountOrder, IdentityDesk } from '@consilium/persistence';

type Said<C extends IdentityCall> = z.infer<(typeof IDENTITY_CALLS)[C]>;
type Calls = { readonly [C in IdentityCall]: (desk: IdentityDesk, said: Said<C>) => Promise<Outcome<unknown>> };

const TYPED: Calls = {
  'sign-in': (desk, { login, password, from }) => desk.signIn(login, password, from),
  'sign-in-demo': (desk, { login, from }) => desk.signInDemo(login, from),
  'sign-in-proved': (desk, { proved, from }) => desk.signInProved(proved, from),
  'confirm-password': (desk, { password, context }) => desk.confirmPassword(password, context),
  'confirm-proved': (desk, { proved, context }) => desk.confirmProved(proved, context),
  'change-password': (desk, { context, ...change }) => desk.changePassword(change, context),
  administer: (desk, { order, context }) => desk.administer(orderOf(order), context),
};

/** A setting that was not said is left out, not undefined. */
function orderOf(order: Said<'administer'>['order']): AccountOrder {
  if (order.do === 'add') {
    const { boards, ...account } = order.account;
    return { ...order, account: { ...account, ...(boards ? { boards } : {}) } };
  }
  if (order.do !== 'set-seat') return order;
  const { boards, ...seat } = order.seat;
  return { ...order, seat: { ...seat, ...(boards ? { boards } : {}) } };
}

/** By name; the body was checked by the schema of the same name. */
export const IDENTITY = TYPED as Readonly<Record<IdentityCall, (desk: IdentityDesk, said: unknown) => Promise<Outcome<unknown>>>>;
