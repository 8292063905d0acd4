/** Strings that stand for personal data: each planted in one place only, found again by its number in any text or bytes. */
export const canary = (number: number): string => `Kanari${String(number).padStart(4, '0')}vogel`;
const FORM = /kanari(\d{4})vogel/gi;

/** Hands out canaries that were in no place before. */
export class Cage {
  private readonly places: string[] = [];

  /** A canary for the place. */
  one(place: string): string {
    this.places.push(place);
    return canary(this.places.length - 1);
  }

  many(place: string, count: number): readonly string[] {
    return Array.from({ length: count }, () => this.one(place));
  }

  text(place: string, count: number): string {
    return `${this.many(place, count).join(' ')}.`;
  }

  get size(): number {
    return this.places.length;
  }

  /** Places of the canaries that sing in the text; `except` names places that may. */
  heardIn(text: string, except: readonly string[] = []): readonly string[] {
    const places = [...text.matchAll(FORM)].map(([, number]) => this.places[Number(number)] ?? 'nowhere');
    return [...new Set(places)].filter((place) => !except.includes(place)).sort();
  }

  /** The same for bytes: as they are, as two bytes a character, and as base64 of any alignment. */
  heardInBytes(bytes: Buffer): readonly string[] {
    const plain = bytes.toString('latin1');
    const wide = plain.replaceAll('\0', '');
    const runs = plain.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? [];
    const base64 = runs.map((run) => [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64').toString('latin1')).join('\n'));
    return this.heardIn([plain, wide, ...base64].join('\n'));
  }
}
