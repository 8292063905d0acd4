/** For whom keys sign here: the relying party of WebAuthn. */
export interface SigningSite {
  /** Host name; an address of numbers is none. */
  readonly rpId: string;
  /** Where the pages of this site come from, each `scheme://host[:port]`. */
  readonly origins: readonly string[];
}
