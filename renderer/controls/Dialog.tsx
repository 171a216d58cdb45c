import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { CommandLayer } from '../commands/commands.tsx';
import { text } from '../text/text.ts';
import { CloseButton } from './CloseButton.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the primary one last. */
  readonly foot?: ReactNode;
  /** For what has two columns. */
  readonly wide?: boolean;
}

/** A modal sheet. The browser's own dialog keeps the focus inside and gives it back to its opener; so do the shortcuts. */
export function Dialog(props: DialogProps) {
  return (
    <CommandLayer>
      <Sheet {...props} />
    </CommandLayer>
  );
}

function Sheet({ title, onClose, children, foot, wide = false }: DialogProps) {
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
      className={wide ? styles.wide : styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        <CloseButton label={text('dialog.close')} onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </dialog>
  );
}
