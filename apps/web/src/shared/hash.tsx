import { Code, Tooltip } from '@mantine/core';
import { shortHash } from './use-format.ts';

/** First twelve digits; all of them on hover and focus. */
export const Hash = ({ of }: { readonly of: string }) => (
  <Tooltip label={<span className="wrap">{of}</span>}>
    <Code tabIndex={0} title={of}>
      {shortHash(of)}
    </Code>
  </Tooltip>
);
