import { loadSequencerConfig } from '@consilium/config';
import { createLogger } from '@consilium/observability';
import { runSequencer } from './sequencer-app.ts';

const app = await runSequencer(loadSequencerConfig(), createLogger({ level: 'info', app: 'sequencer' }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop().then(() => process.exit()));
