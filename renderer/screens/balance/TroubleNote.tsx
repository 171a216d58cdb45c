import type { DraftState } from '../../../app/contract/recipe-draft.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNote } from '../../controls/ErrorNote.tsx';
import { fixesFor } from './fixes.ts';
import type { Method } from './plan-step.ts';
import styles from './TroubleNote.module.css';
import type { TableDescription, Trouble } from './use-table.ts';

interface TroubleNoteProps {
  readonly trouble: Trouble;
  readonly state: DraftState;
  readonly methods: readonly Method[];
  readonly description: TableDescription | null;
  readonly onFix: (state: DraftState) => void;
}

/** Why the recipe makes nothing of this table, and what would work, one click each. */
export function TroubleNote({ trouble, state, methods, description, onFix }: TroubleNoteProps) {
  return (
    <div className={styles.note}>
      <ErrorNote error={trouble.error}>
        <div className={styles.fixes}>
          {fixesFor(trouble, { state, methods, description }).map(({ label, apply }) => (
            <Button key={label} onClick={() => onFix(apply(state))}>
              {label}
            </Button>
          ))}
        </div>
      </ErrorNote>
    </div>
  );
}
