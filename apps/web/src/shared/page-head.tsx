import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function PageHead({ title, hint, children }: { readonly title: string; readonly hint?: ReactNode; readonly children?: ReactNode }) {
  return (
    <Group justify="space-between" align="flex-end" mb="lg" gap="md">
      <div>
        <Title order={1}>{title}</Title>
        {hint ? <Text c="dimmed">{hint}</Text> : null}
      </div>
      {children}
    </Group>
  );
}
