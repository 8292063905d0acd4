import { DEFAULT_PRIORITIZE_POLICY, RULE_SET_ID, RULE_SET_VERSION, ruleSetContent } from '@consilium/domain';
import type { PrioritizePolicy, PrioritizeSetting } from '@consilium/domain';
import { digestOf } from '@consilium/ledger';
import { resolveTumorType } from '../tumor-types/resolve-tumor-type.ts';
import { classifyText } from './classify-text.ts';

/**
 * Rules, site policy and vocabulary of the prioritize stage: server and command line take the same setting, so that they cannot give one case two
 * tiers. The rule set is named by the SHA-256 of its tables and of the policy.
 */
export const prioritizeSetting = (policy: PrioritizePolicy = DEFAULT_PRIORITIZE_POLICY): PrioritizeSetting => ({
  policy,
  ruleSet: { id: RULE_SET_ID, version: RULE_SET_VERSION, sha256: digestOf(ruleSetContent(policy)) },
  resolveTumorType,
  classifyText: (text, genes) => classifyText(text, genes),
});
