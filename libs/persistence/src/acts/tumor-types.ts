/** The node of the tumor-type graph with a code, or null when no loaded release has it. */
export type TumorTypes = (code: string) => Promise<{ readonly code: string; readonly name: string } | null>;
