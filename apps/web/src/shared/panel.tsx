import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled part of a screen; the title is its name for assistive technology. */
export function Panel({ title, hint, aside, className, children }: Props) {
  const id = useId();
  return (
    <Paper component="section" p={{ base: 'md', sm: 'lg' }} aria-labelledby={id} {...(className ? { className } : {})}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ minWidth: 0 }}>
            <Title order={2} id={id}>
              {title}
            </Title>
            {hint ? (
              <Text fz="sm" c="dimmed">
                {hint}
              </Text>
            ) : null}
          </div>
          {aside}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
