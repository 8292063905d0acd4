import { Context } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';

const BEAT_EVERY_MS = 3000;

/** Beats for every activity while it runs, so that the server notices a killed worker within the heartbeat time-out instead of the whole bound. */
export const heartbeatInterceptor: ActivityInterceptorsFactory = () => ({
  inbound: {
    async execute(input, next) {
      const beat = setInterval(() => Context.current().heartbeat(), BEAT_EVERY_MS);
      try {
        return await next(input);
      } finally {
        clearInterval(beat);
      }
    },
  },
});
