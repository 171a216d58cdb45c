import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { BrowseFilter, Overview } from '../../../app/contract/browse.ts';
import { useCommands } from '../../commands/commands.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { ImageGrid } from '../../controls/image-grid/ImageGrid.tsx';
import { nothingSelected, type Selection, selectedCount } from '../../controls/image-grid/selection.ts';
import { useSamples, useThumbnails } from '../../engine/samples.ts';
import { plural, text } from '../../text/text.ts';
import styles from './BrowseScreen.module.css';
import type { BrowsedProps } from './BrowseScreen.tsx';
import { tileSizes } from './browse-state.ts';
import { FilterChips, NothingMatches } from './FilterChips.tsx';
import { Loupe } from './Loupe.tsx';
import { SampleInspector } from './SampleInspector.tsx';
import { Toolbar } from './Toolbar.tsx';

export interface ShownProps extends BrowsedProps {
  readonly overview: Overview;
  readonly panel: ReactNode;
  readonly withInspector: boolean;
  readonly onFilter: (filter: BrowseFilter) => void;
}

/** Pictures as a grid, one of them large on demand. */
export function PictureBrowser(props: ShownProps) {
  const { project, state, onState, onStatus, overview, panel, withInspector, onFilter } = props;
  const { scope, filter, active } = state;
  const samples = useSamples(scope, filter, 0);
  const thumbnails = useThumbnails(scope);
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const [open, setOpen] = useState(false);
  const { matching } = samples;
  const slots = useMemo(() => new Map(overview.classes.map(({ name }, slot) => [name, slot])), [overview]);
  const selected = selectedCount(selection);
  const filterKey = JSON.stringify(filter);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is another list, whose indexes mean others
  useEffect(() => setSelection(nothingSelected), [filterKey]);
  useEffect(() => {
    if (matching === null) return;
    const words = [
      matching === overview.total
        ? plural('count.samples', overview.total)
        : text('browse.status.matching', { matching, samples: plural('count.samples', overview.total) }),
    ];
    if (selected > 0) words.push(text('browse.status.selected', { n: selected }));
    onStatus(words.join(', '));
  }, [matching, overview.total, selected, onStatus]);

  const goTo = (index: number): void => onState({ active: index });
  const current = samples.at(active);
  const inspector = withInspector && (
    <SampleInspector
      {...{ scope, slots }}
      position={current?.position ?? null}
      onOpen={open ? undefined : () => setOpen(true)}
    />
  );
  const resize = (step: 1 | -1): void => {
    const at = tileSizes.findIndex((size) => size >= state.tileSize);
    onState({ tileSize: tileSizes[at + step] ?? state.tileSize });
  };
  const atEnd = (step: 1 | -1): string | null => {
    const end = step === 1 ? tileSizes.at(-1) : tileSizes[0];
    return state.tileSize === end ? text('browse.noOtherSize') : null;
  };
  useCommands({
    'samples.loupe': open || current === undefined ? null : () => setOpen(true),
    'view.larger': open ? null : { run: () => resize(1), disabled: atEnd(1) },
    'view.smaller': open ? null : { run: () => resize(-1), disabled: atEnd(-1) },
  });
  if (open && matching !== null && current !== undefined) {
    return (
      <Loupe
        {...{ scope, samples, slots, inspector }}
        index={active}
        count={matching}
        onIndex={goTo}
        onClose={() => setOpen(false)}
      />
    );
  }
  return (
    <>
      <Toolbar {...{ project, state, onState, matching }} total={overview.total} withSize />
      <div className={styles.panes}>
        {panel}
        <div className={styles.middle} data-pane="main">
          <FilterChips {...{ filter, slots, onFilter }} />
          {samples.error !== null && <ErrorNote error={samples.error} />}
          {matching === 0 && <NothingMatches {...{ filter, onFilter }} />}
          {matching !== null && matching > 0 && (
            <ImageGrid
              key={filterKey}
              label={text('browse.grid')}
              {...{ samples, thumbnails, slots, selection, active: Math.min(active, matching - 1) }}
              count={matching}
              tileSize={state.tileSize}
              onSelect={setSelection}
              onActive={goTo}
              onOpen={(index) => {
                goTo(index);
                setOpen(true);
              }}
              firstShown={state.firstShown}
              onScrolled={(firstShown) => {
                if (firstShown !== state.firstShown) onState({ firstShown });
              }}
            />
          )}
        </div>
        {matching !== 0 && inspector}
      </div>
    </>
  );
}
