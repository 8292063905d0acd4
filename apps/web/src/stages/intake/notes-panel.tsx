import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { Panel } from '../../shared/panel.tsx';
import { ProblemAlert } from '../../shared/problem-alert.tsx';
import { useCaseAct } from '../../shared/use-case-act.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useMay } from '../../shared/use-may.ts';

/** Notes stay; a correction stands beside what it corrects. */
export function NotesPanel({ record }: { readonly record: CaseRecordBody }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const may = useMay(record);
  const [text, setText] = useState('');
  const add = useCaseAct<string>(
    record.id,
    (acts, note) => acts.addNote({ text: note, corrects: null }),
    () => setText(''),
  );
  return (
    <Panel title={t('notes.title')}>
      {record.notes.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('notes.none')}
        </Text>
      ) : null}
      {record.notes.map((note) => (
        <Stack key={note.id} gap={2}>
          <Text fz="xs" c="dimmed">
            {note.author} · {format.instant(note.at)}
            {note.correctedBy ? ` · ${t('notes.corrected')}` : ''}
          </Text>
          <Text fz="sm" className="wrap" {...(note.correctedBy ? { td: 'line-through' } : {})}>
            {note.text}
          </Text>
        </Stack>
      ))}
      {may('note-added') ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate(text.trim());
          }}
        >
          <Stack gap="sm">
            <Textarea
              label={t('notes.label')}
              autosize
              minRows={2}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
            {add.error ? <ProblemAlert error={add.error} /> : null}
            <Group justify="flex-end">
              <Button type="submit" size="sm" variant="default" disabled={text.trim() === ''} loading={add.isPending}>
                {t('notes.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : null}
    </Panel>
  );
}
