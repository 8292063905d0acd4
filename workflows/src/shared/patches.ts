/** Changes of the workflow that running cases do not have: a case that began before one replays without it. Never rename, never reuse. */
export const PATCHES = {
  /** A model may be asked for wording before the draft is made. */
  narrateBeforeDraft: 'narrate-before-draft',
} as const;
