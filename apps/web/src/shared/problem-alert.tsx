import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeySilent } from '../api/key-silent.ts';
import { ProblemError } from '../api/problem-error.ts';

/** What the server said, word for word, with what support needs to find it. */
export function ProblemAlert({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const { t } = useTranslation('shell');
  const problem = error instanceof ProblemError ? error.problem : null;
  const silent = error instanceof KeySilent ? 'keySilent' : 'noAnswer';
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={<span lang={problem ? 'en' : undefined}>{problem?.title ?? t(`problem.${silent}`)}</span>}
      role="alert"
    >
      <Stack gap="xs">
        <Text fz="sm" className="wrap" lang={problem ? 'en' : undefined}>
          {problem ? (problem.detail ?? '') : t(`problem.${silent}Text`)}
        </Text>
        {problem?.place ? (
          <Text fz="sm">{t('problem.place', { file: problem.place.file, line: problem.place.line ?? t('notReported') })}</Text>
        ) : null}
        {problem?.errors ? (
          <List fz="sm" lang="en">
            {problem.errors.map(({ path, message }) => (
              <List.Item key={path + message}>
                <Code>{path}</Code> {message}
              </List.Item>
            ))}
          </List>
        ) : null}
        <Group gap="md" justify="space-between">
          {problem ? (
            <Text fz="xs" className="wrap">
              {problem.code}
              {problem.correlationId ? ` · ${t('problem.correlation')} ${problem.correlationId}` : ''}
            </Text>
          ) : (
            <span />
          )}
          {onRetry ? (
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('problem.retry')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Alert>
  );
}
