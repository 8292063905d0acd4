/** V8 makes parts of 13 characters or more a view that keeps the whole chunk of the file alive; shorter ones are copies already. */
const VIEW_LENGTH = 13;

/** The same text in memory of its own. Whatever outlives its line goes through here, else a file stays in memory by its substrings. */
export const detach = (text: string): string => (text.length < VIEW_LENGTH ? text : Buffer.from(text, 'utf8').toString('utf8'));
