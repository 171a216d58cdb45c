import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { type MountedRows, mountedRows, type RowSpace } from './virtual-rows.ts';

/** The rows that are mounted at the present scroll position of an element; renders anew only when they change. */
export function useVirtualRows(
  scroller: RefObject<HTMLDivElement | null>,
  space: RowSpace,
  ready: boolean,
): { readonly rows: MountedRows; readonly onScroll: () => void } {
  const [scrollTop, setScrollTop] = useState(0);
  const rows = useMemo(() => mountedRows(space, scrollTop), [space, scrollTop]);
  const onScroll = useCallback(() => {
    const now = scroller.current?.scrollTop ?? 0;
    setScrollTop((before) => (sameRows(mountedRows(space, before), mountedRows(space, now)) ? before : now));
  }, [scroller, space]);
  // Another size or another number of rows may have moved the position.
  useLayoutEffect(() => {
    if (ready) onScroll();
  }, [ready, onScroll]);
  return { rows, onScroll };
}

function sameRows(a: MountedRows, b: MountedRows): boolean {
  return (
    a.first === b.first &&
    a.last === b.last &&
    a.firstSeen === b.firstSeen &&
    a.lastSeen === b.lastSeen &&
    a.shift === b.shift
  );
}
