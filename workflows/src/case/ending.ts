/** Endings before issue; an issued case ends its workflow by finishing its stages. */
const ENDINGS: readonly string[] = ['rejected', 'cancelled'];

export const hasEnded = (status: string): boolean => ENDINGS.includes(status);
