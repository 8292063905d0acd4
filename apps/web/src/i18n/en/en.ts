import shell from './shell.json';
import session from './session.json';
import cases from './cases.json';
import intake from './intake.json';
import annotate from './annotate.json';
import prioritize from './prioritize.json';
import retrieve from './retrieve.json';
import draft from './draft.json';
import signOff from './sign-off.json';
import report from './report.json';
import followUp from './follow-up.json';
import audit from './audit.json';
import knowledge from './knowledge.json';
import ask from './ask.json';
import model from './model.json';
import breakGlass from './break-glass.json';
import accounts from './accounts.json';
import signingKeys from './signing-keys.json';
import terms from './terms.json';

/** A namespace a file, named by stage or screen. */
export const en = {
  shell,
  session,
  cases,
  intake,
  annotate,
  prioritize,
  retrieve,
  draft,
  'sign-off': signOff,
  report,
  'follow-up': followUp,
  audit,
  knowledge,
  ask,
  model,
  'break-glass': breakGlass,
  accounts,
  'signing-keys': signingKeys,
  terms,
};
