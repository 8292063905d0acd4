/** Injection tokens of what is an interface. */
export const ACTS = Symbol('acts');
export const CASES = Symbol('cases');
export const TRAIL = Symbol('trail');
export const SIGN_IN = Symbol('sign-in');
export const ENGINE = Symbol('engine');
export const BLOBS = Symbol('blobs');
export const INSPECT_FILE = Symbol('inspect-file');
export const RENDER_DRAFT_REPORT = Symbol('render-draft-report');
export const EVIDENCE = Symbol('evidence');
export const RELEASES = Symbol('releases');
export const READY = Symbol('ready');
export const CONFIG = Symbol('config');
export const LOG = Symbol('log');
export const METRICS = Symbol('metrics');
