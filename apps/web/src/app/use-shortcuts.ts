import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Places that `g` and a letter go to. */
export const GO_TO = { r: '/reviews', c: '/cases', a: '/audit', k: '/knowledge', q: '/ask', m: '/model' } as const;
type Letter = keyof typeof GO_TO;
const isLetter = (key: string): key is Letter => Object.hasOwn(GO_TO, key);

const WAIT_MS = 1200;

const PRESSED = ['radio', 'checkbox', 'button', 'submit'];

/** A letter would go into the field; a switch or a choice takes none. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? !PRESSED.includes(target.type)
    : target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName));

/** Single letters can be switched off (WCAG 2.1.4). */
export function useShortcuts() {
  const navigate = useNavigate();
  const [isHelpOpen, help] = useDisclosure(false);
  const [isOn, setOn] = useLocalStorage({ key: 'consilium-shortcuts', defaultValue: true });
  const goneAt = useRef(0);
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      if (event.timeStamp - goneAt.current < WAIT_MS && isLetter(event.key)) void navigate({ to: GO_TO[event.key] });
      else if (event.key === '?') help.open();
      else if (event.key === '/') focusFilter(event);
      goneAt.current = event.key === 'g' ? event.timeStamp : -WAIT_MS;
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn, navigate, help]);
  return { isHelpOpen, help, isOn, setOn };
}
export type Shortcuts = ReturnType<typeof useShortcuts>;

function focusFilter(event: KeyboardEvent): void {
  const filter = document.querySelector<HTMLInputElement>('input[data-filter]');
  if (!filter) return;
  event.preventDefault();
  filter.focus();
}
