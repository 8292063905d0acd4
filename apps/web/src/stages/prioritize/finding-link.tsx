import { Anchor } from '@mantine/core';
import { useOpenFinding } from './use-open-finding.ts';

interface Props {
  readonly id: string;
  readonly label: string;
}

/** The name of a finding that opens its explanation. */
export function FindingLink({ id, label }: Props) {
  const open = useOpenFinding();
  return (
    <Anchor component="button" type="button" fz="sm" fw={600} ta="left" onClick={() => open(id)}>
      {label}
    </Anchor>
  );
}
