import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { CommandLayer } from '../commands/commands.tsx';
import { text } from '../text/text.ts';
import { CloseButton } from './CloseButton.tsx';
import styles from './Wizard.module.css';

interface WizardProps {
  readonly title: string;
  readonly lead?: string;
  readonly onClose: () => void;
  /** The steps or groups at the left. */
  readonly side: ReactNode;
  readonly children: ReactNode;
  /** A third column at the right, when there is one. */
  readonly aside?: ReactNode;
  /** A fact at the left of the foot. */
  readonly fact?: ReactNode;
  /** Buttons, the primary one last. */
  readonly foot: ReactNode;
}

/** A large modal sheet with a list at its left. The browser's own dialog keeps the focus inside and gives it back. */
export function Wizard(props: WizardProps) {
  return (
    <CommandLayer>
      <Sheet {...props} />
    </CommandLayer>
  );
}

function Sheet({ title, lead, onClose, side, children, aside, fact, foot }: WizardProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the element leaves the page: only a dialog that closes on the page gives the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <div>
          <h2 id={titleId}>{title}</h2>
          {lead !== undefined && <p>{lead}</p>}
        </div>
        <CloseButton label={text('dialog.close')} onClick={onClose} />
      </header>
      <div className={styles.middle}>
        {side !== null && <div className={styles.side}>{side}</div>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
        <section className={styles.body} aria-label={title} tabIndex={0}>
          {children}
        </section>
        {aside}
      </div>
      <footer className={styles.foot}>
        <div className={styles.fact}>{fact}</div>
        {foot}
      </footer>
    </dialog>
  );
}
