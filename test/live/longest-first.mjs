import { statSync } from 'node:fs';

/** Suites of a minute or so, and then all that start servers or a browser: begun last, one of them would keep one process while the others have ended. */
const LONGEST = [
  'integration/crash',
  'web/screens',
  'integration/attacks',
  'integration/corrections',
  'integration/bootstrap',
  'acceptance/cli-backup',
  'integration/outside-servers',
  'acceptance/demo-bundle',
  'integration/kills',
  'web/',
  'acceptance/',
  'integration/',
  'api/hostile-uploads',
  'api/',
];
const rank = ({ path }) => {
  const found = LONGEST.findIndex((part) => path.includes(`/test/${part}`));
  return found === -1 ? LONGEST.length : found;
};
const size = ({ path }) => statSync(path).size;

/** A fresh clone knows no durations, and the size of a file says little: the order is a list, and size decides only among the short ones. */
export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((one, other) => rank(one) - rank(other) || size(other) - size(one));
  }

  shard(tests, { shardIndex, shardCount }) {
    return tests.filter((_, at) => at % shardCount === shardIndex - 1);
  }

  /** Nothing is kept from run to run. */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
