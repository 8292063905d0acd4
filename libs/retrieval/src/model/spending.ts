import type { ModelGuards, ModelUse } from '@consilium/domain/evidence';
import { DEFAULT_PASSAGE_CHARACTERS } from './model-settings.ts';
import type { ModelSettings } from './model-settings.ts';

type Tokens = NonNullable<ModelUse['tokens']>;
type Prices = NonNullable<ModelSettings['pricesMicros']>;

const PER = 1_000_000;
/** Characters of text that one token stands for at the least, over the tokenizers in use; an estimate has to be too high rather than too low. */
const CHARACTERS_PER_TOKEN = 3;

export const estimatedTokens = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);

export const charactersIn = (messages: readonly { readonly content: string }[]): number =>
  messages.reduce((sum, { content }) => sum + content.length, 0);

/** Our rules and what the rules engine decided, at the most; passages get what is left. */
const BESIDE_PASSAGES = 24_000;

/** Characters of passages that a prompt may carry, so that it stays under the cap of the case with the answer that is allowed. */
export function roomForPassages(settings: ModelSettings, spentOnCase: number): number {
  const tokens = settings.tokensPerCase - spentOnCase - settings.maxOutputTokens;
  return Math.max(
    0,
    Math.min(settings.maxPassageCharacters ?? DEFAULT_PASSAGE_CHARACTERS, tokens * CHARACTERS_PER_TOKEN - BESIDE_PASSAGES),
  );
}

export const costOf = ({ input, output }: Tokens, prices: Prices | null): number | null =>
  prices === null ? null : Math.ceil((input * prices.input + output * prices.output) / PER);

export interface Spending {
  /** Sets tokens aside for a call; null when they would pass a cap. The returned function gives them back. */
  reserve(wanted: Tokens, spentOnCase: number): Promise<(() => void) | null>;
}

/**
 * Caps of case, day and cost. What other calls of this process have set aside counts as spent, so that several cases at once do not pass a cap
 * together; other processes are seen when they have recorded what they used.
 */
export function spending(settings: ModelSettings, guards: Pick<ModelGuards, 'spentToday'>): Spending {
  const aside = { tokens: 0, costMicros: 0 };
  return {
    reserve: async (wanted, spentOnCase) => {
      const tokens = wanted.input + wanted.output;
      const costMicros = costOf(wanted, settings.pricesMicros) ?? 0;
      if (spentOnCase + tokens > settings.tokensPerCase) return null;
      const today = await guards.spentToday();
      if (today.tokens + aside.tokens + tokens > settings.tokensPerDay) return null;
      if (settings.costMicrosPerDay !== null && today.costMicros + aside.costMicros + costMicros > settings.costMicrosPerDay) return null;
      aside.tokens += tokens;
      aside.costMicros += costMicros;
      return () => {
        aside.tokens -= tokens;
        aside.costMicros -= costMicros;
      };
    },
  };
}
