import { Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';

interface Props {
  readonly shown: string;
  readonly tabs: readonly (readonly [value: string, label: string])[];
}

/** One line of tabs; on a narrow screen it scrolls sideways to the tab that is open. */
export function TabStrip({ shown, tabs }: Props) {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => scrollTo(strip.current), [shown]);
  return (
    <div className="scroll-x" ref={strip}>
      <Tabs.List style={{ flexWrap: 'nowrap', minWidth: 'max-content' }} mb="lg">
        {tabs.map(([value, label]) => (
          <Tabs.Tab key={value} value={value} fw={600}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </div>
  );
}

function scrollTo(strip: HTMLElement | null): void {
  const open = strip?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  if (!strip || !open) return;
  const [outer, inner] = [strip.getBoundingClientRect(), open.getBoundingClientRect()];
  strip.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}
