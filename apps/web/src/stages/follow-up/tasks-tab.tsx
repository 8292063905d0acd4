import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconBellRinging, IconCalendarClock, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import type { FollowUpTask } from '@consilium/domain';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Facts } from '../../shared/facts.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useMay } from '../../shared/use-may.ts';
import { OutcomeDialog } from './outcome-dialog.tsx';

const LOOK = { planned: [IconCalendarClock, 'gray'], due: [IconBellRinging, 'orange'], done: [IconCheck, 'green'] } as const;

export function TasksTab({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('follow-up');
  const [open, setOpen] = useState<FollowUpTask | null>(null);
  if (record.tasks.length === 0)
    return (
      <Paper>
        <EmptyState icon={IconCalendarClock} title={t('none.title')} text={t('none.text')} />
      </Paper>
    );
  return (
    <Stack gap="md">
      {record.tasks.map((task) => (
        <TaskCard key={task.id} record={record} task={task} onOpen={setOpen} />
      ))}
      {open ? <OutcomeDialog record={record} task={open} onClose={() => setOpen(null)} /> : null}
    </Stack>
  );
}

function TaskCard({
  record,
  task,
  onOpen,
}: {
  readonly record: CaseRecordBody;
  readonly task: FollowUpTask;
  readonly onOpen: (task: FollowUpTask) => void;
}) {
  const { t } = useTranslation('follow-up');
  const format = useFormat();
  const may = useMay(record);
  const [Icon, color] = LOOK[task.status];
  const { outcome } = task;
  return (
    <Paper p="lg" component="article">
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="sm">
            <Text fw={600}>{t('month', { month: task.month })}</Text>
            <Badge color={color} leftSection={<Icon size={14} aria-hidden />}>
              {t(`status.${task.status}`)}
            </Badge>
          </Group>
          {outcome === null && may('follow-up-recorded') ? (
            <Button
              size="sm"
              variant={task.status === 'due' ? 'filled' : 'default'}
              onClick={() => onOpen(task)}
              aria-label={t('recordFor', { month: task.month })}
            >
              {t('record')}
            </Button>
          ) : null}
        </Group>
        <Text fz="sm" c="dimmed">
          {t('dueOn', { when: format.day(task.dueAt) })}
        </Text>
        {outcome ? (
          <Facts
            of={[
              [t('implemented.label'), t(`implemented.${outcome.implemented}`)],
              [t('reason.label'), outcome.notDoneReason === null ? null : t(`reason.${outcome.notDoneReason}`)],
              [t('response.label'), outcome.response === null ? null : t(`response.${outcome.response}`)],
              [t('text'), outcome.text],
              [t('recordedAt'), format.instant(outcome.at)],
            ]}
          />
        ) : null}
      </Stack>
    </Paper>
  );
}
