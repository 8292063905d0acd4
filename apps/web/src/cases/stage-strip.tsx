import { Group, Text } from '@mantine/core';
import { IconCheck, IconCircleDot, IconClockPause } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecordBody } from '@consilium/contracts';
import { STAGES, isBefore } from '@consilium/domain';
import type { Stage } from '@consilium/domain';

type StageState = 'done' | 'now' | 'held' | 'ahead';
const ICONS = { done: IconCheck, now: IconCircleDot, held: IconClockPause, ahead: null };

/** The eight stages, with the state of each in words. */
export function StageStrip({ record }: { readonly record: Pick<CaseRecordBody, 'stage' | 'status'> }) {
  const { t } = useTranslation(['cases', 'terms']);
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => showCurrent(strip.current), [record.stage]);
  return (
    <div ref={strip} className="scroll-x" role="region" aria-label={t('strip.label')} tabIndex={0}>
      <ol className="stage-strip">
        {STAGES.map((stage) => {
          const state = stateOf(stage, record);
          const Icon = ICONS[state];
          return (
            <li key={stage} className="stage" data-state={state} aria-current={state === 'now' || state === 'held' ? 'step' : undefined}>
              <Group gap={4} wrap="nowrap">
                {Icon ? <Icon size={14} aria-hidden /> : null}
                <Text fz="sm" fw={state === 'ahead' ? 500 : 650} {...(state === 'ahead' ? { c: 'dimmed' } : {})}>
                  {t(`terms:stage.${stage}`)}
                </Text>
              </Group>
              <Text fz="xs" c="dimmed">
                {t(`strip.${state}`)}
              </Text>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function stateOf(stage: Stage, { stage: current, status }: Pick<CaseRecordBody, 'stage' | 'status'>): StageState {
  if (status === 'closed' || isBefore(stage, current)) return 'done';
  if (stage !== current) return 'ahead';
  return status === 'held' || status === 'rejected' || status === 'cancelled' ? 'held' : 'now';
}

/** On a narrow screen the strip scrolls sideways to the stage the case is in. */
function showCurrent(strip: HTMLElement | null): void {
  const current = strip?.querySelector<HTMLElement>('[aria-current]');
  if (strip && current) strip.scrollLeft = current.offsetLeft - (strip.clientWidth - current.clientWidth) / 2;
}
