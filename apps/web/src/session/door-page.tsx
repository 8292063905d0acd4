import { Box, Center, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Preferences } from '../app/preferences.tsx';

/** A page before everything else: language and colors, and one column. */
export function DoorPage({ gap, children }: { readonly gap: 'lg' | 'xl'; readonly children: ReactNode }) {
  return (
    <Box component="main" mih="100dvh">
      <Group justify="flex-end" p="md">
        <Preferences />
      </Group>
      <Center px="md" pb="xl">
        <Stack w="100%" maw={760} gap={gap}>
          {children}
        </Stack>
      </Center>
    </Box>
  );
}
