import type { ModelFailure, ModelUse, NarrationRequest, SecondReading } from '@consilium/domain/evidence';
import { askForOutput } from './ask-for-output.ts';
import { checkedReasons } from './checked-reasons.ts';
import { disagreementsOf } from './disagreements.ts';
import { keyOf, listedOptions } from './listed-options.ts';
import type { ListedOption } from './listed-options.ts';
import { nowOf } from './model-session.ts';
import type { Session } from './model-session.ts';
import { orderOutput } from './output-schema.ts';
import type { OrderOutput } from './output-schema.ts';
import { secondReaderPrompt } from './prompt/build-prompt.ts';
import { roomForPassages } from './spending.ts';
import { newTally, useOf } from './tally.ts';

/**
 * The model's own order of the rules' options, shown beside theirs and never applied. Contract:
 * 1. Only the options that it was told, each at most once: an answer with any other is refused whole.
 * 2. A reason is kept when it passes the gate of quoted sentences; else it is left empty and counted.
 * 3. Its failure is told in its own provenance and touches nothing else.
 *
 * @returns null where there is nothing to order
 */
export async function readSecond(session: Session, request: NarrationRequest): Promise<SecondReading | null> {
  const listed = listedOptions(request.prioritization);
  if (listed.length < 2) return null;
  const { settings, clock } = session;
  const tally = newTally();
  const started = nowOf(clock);
  const prompt = secondReaderPrompt(request, roomForPassages(settings, session.spent));
  const asked = await askForOutput(session, {
    prompt,
    schema: orderOutput,
    name: 'second_order',
    purpose: 'second-reading',
    tally,
  }).catch(() => ({ ok: false, failure: 'MODEL.FAILED' }) as const);
  const failure: ModelFailure | null = !asked.ok ? asked.failure : isOrderOf(asked.value, listed) ? null : 'MODEL.OUTPUT_INVALID';
  const proposed = asked.ok && failure === null ? namedAsListed(asked.value.order, listed) : [];
  const { order, guard } = checkedReasons(proposed, request);
  const facts = { settings, tally, failure, milliseconds: nowOf(clock) - started, at: request.at, guard };
  return reading(
    order,
    failure === null
      ? disagreementsOf(
          order.map(({ therapies }) => therapies),
          listed,
        )
      : [],
    useOf(facts),
  );
}

const reading = (order: SecondReading['order'], disagreements: readonly string[], model: ModelUse): SecondReading => ({
  order,
  disagreements,
  model,
});

function isOrderOf({ order }: OrderOutput, listed: readonly ListedOption[]): boolean {
  const known = new Set(listed.map(({ therapies }) => keyOf(therapies)));
  const given = order.map(({ therapies }) => keyOf(therapies));
  return given.length > 0 && new Set(given).size === given.length && given.every((key) => known.has(key));
}

/** The rules' own names of the drugs, whatever case and order the model wrote them in. */
function namedAsListed(order: OrderOutput['order'], listed: readonly ListedOption[]): OrderOutput['order'] {
  const names = new Map(listed.map(({ therapies }) => [keyOf(therapies), [...therapies]]));
  return order.map((entry) => ({ ...entry, therapies: names.get(keyOf(entry.therapies)) ?? entry.therapies }));
}
