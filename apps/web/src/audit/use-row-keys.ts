import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { isTyping } from '../app/use-shortcuts.ts';

/** `j` and `k` go from row to row, unless single letters are switched off (WCAG 2.1.4) or a dialog is open. Enter then presses the row's own button. */
export function useRowKeys(scroller: RefObject<HTMLElement | null>, count: number, show: (index: number) => void): void {
  const [isOn] = useLocalStorage({ key: 'consilium-shortcuts', defaultValue: true });
  const latest = useRef({ count, show });
  useEffect(() => {
    latest.current = { count, show };
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'j' && event.key !== 'k') return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      const at = Number(document.activeElement?.closest('[data-index]')?.getAttribute('data-index') ?? (event.key === 'j' ? -1 : 1));
      const next = Math.min(Math.max(at + (event.key === 'j' ? 1 : -1), 0), latest.current.count - 1);
      const button = (): HTMLElement | null => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] button`) ?? null;
      if (!button()) latest.current.show(next);
      requestAnimationFrame(() => button()?.focus());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn, scroller]);
}
