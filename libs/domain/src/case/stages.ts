/** The eight stages of a case, in order; the words stand verbatim in every tree, screen and event. */
export const STAGES = ['intake', 'annotate', 'prioritize', 'retrieve', 'draft', 'sign-off', 'report', 'follow-up'] as const;
export type Stage = (typeof STAGES)[number];

export const isStage = (text: string): text is Stage => (STAGES as readonly string[]).includes(text);

/** The stages from one on, that one included. */
export const stagesFrom = (stage: Stage): readonly Stage[] => STAGES.slice(STAGES.indexOf(stage));

export const isBefore = (a: Stage, b: Stage): boolean => STAGES.indexOf(a) < STAGES.indexOf(b);

/** The earlier of two stages. */
export const earlierOf = (a: Stage, b: Stage): Stage => (isBefore(b, a) ? b : a);
