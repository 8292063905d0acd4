export { startWitness } from './witness-app.ts';
export type { WitnessApp } from './witness-app.ts';
export { isWitness, makeWitness, witnessKey } from './witness-keys.ts';
