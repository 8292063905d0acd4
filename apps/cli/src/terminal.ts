import type { Environment } from '@consilium/config';

/** What a command reads and writes. Results go out, messages to the person go to `say`. */
export interface Terminal {
  readonly environment: Environment | undefined;
  readonly input: AsyncIterable<Uint8Array>;
  /** A person sits in front of it, so that a password can be asked for and results may be written for the eye. */
  readonly isInteractive: boolean;
  /** Resolves when the reader has taken the text: a slow reader holds a batch back instead of filling memory. */
  write(text: string): Promise<void>;
  say(message: string): void;
  /** Asks for a line that is not shown. */
  askSecret(question: string): Promise<string>;
}

export const writeLine = (terminal: Terminal, line: object): Promise<void> => terminal.write(`${JSON.stringify(line)}\n`);
