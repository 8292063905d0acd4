import { Center, Loader, Stack, Text } from '@mantine/core';

export function Loading({ label, fullHeight = false }: { readonly label: string; readonly fullHeight?: boolean }) {
  return (
    <Center mih={fullHeight ? '100dvh' : 160} role="status">
      <Stack align="center" gap="xs">
        <Loader size="sm" aria-hidden />
        <Text fz="sm" c="dimmed">
          {label}
        </Text>
      </Stack>
    </Center>
  );
}
