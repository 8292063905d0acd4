/** `site`: what API, worker and verifier encrypt with; `log`: what the sequencer signs with. Apart, for a sequencer on a machine of its own. */
export const KEY_GROUPS = ['all', 'site', 'log'] as const;
export type KeyGroup = (typeof KEY_GROUPS)[number];
export const ROTATABLE = ['data', 'payload', 'log'] as const;
export type Rotatable = (typeof ROTATABLE)[number];
