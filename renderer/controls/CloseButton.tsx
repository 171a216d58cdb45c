import { X } from 'lucide-react';
import styles from './CloseButton.module.css';

/** The cross that ends what it stands on: a dialog, a wizard, a toast. */
export function CloseButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.close} aria-label={label} onClick={onClick}>
      <X aria-hidden="true" />
    </button>
  );
}
