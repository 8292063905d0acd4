import type { Config } from '@consilium/config';
import { modelGuards, modelSwitches } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import type { EvidencePorts } from '../platform/evidence-ports.ts';

/** What the page of the model shows and turns. The key stays in the configuration. */
export function modelDesk({ model }: Config, database: Database): EvidencePorts['model'] {
  const [switches, guards] = [modelSwitches(database), modelGuards(database)];
  return {
    async status() {
      const [list, today] = await Promise.all([switches.list(), guards.spentToday()]);
      return {
        configured: model && { provider: model.provider, model: model.model, destination: new URL(model.baseUrl).host },
        switches: list,
        today,
        caps: model && {
          seconds: model.timeoutMs / 1000,
          tokensPerCase: model.tokensPerCase,
          tokensPerDay: model.tokensPerDay,
          costMicrosPerDay: model.costMicrosPerDay,
        },
      };
    },
    set: (body, actor, requestId) => switches.set(actor, body, requestId),
  };
}
