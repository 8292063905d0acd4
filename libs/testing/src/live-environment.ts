/** What global set-up (test/live) hands to the suites; a suite run without it fails with the way out. */
export function fromGlobalSetup(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run live suites with \`npm test\` or the Jest project "live", whose set-up starts the servers.`);
  return value;
}
