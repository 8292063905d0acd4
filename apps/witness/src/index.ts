export { startWitness } from './witness-app.ts';
export type { WitnessApp } from './witness-app.ts';
export { makeWitness } from './witness-keys.ts';
