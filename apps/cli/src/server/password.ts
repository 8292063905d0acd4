import type { OperatorConfig } from '@consilium/config';
import { usage } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

/** Never an argument: those are seen by everyone on the machine. */
export async function passwordOf(login: string, { password }: OperatorConfig, terminal: Terminal): Promise<string> {
  if (password !== null) return password;
  if (!terminal.isInteractive) throw usage('there is no one to ask for the password: set CONSILIUM_PASSWORD.');
  return terminal.askSecret(`Password of ${login}: `);
}
