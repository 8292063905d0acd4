/** The person closed the browser's window, or the key did not answer. */
export class KeySilent extends Error {
  override readonly name = 'KeySilent';
}
