import { CircleAlert, CircleCheck } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { CloseButton } from '../controls/CloseButton.tsx';
import { describeError } from '../engine/client.ts';
import { text } from '../text/text.ts';
import styles from './toasts.module.css';

/** Short news at the bottom right that goes by itself; the time stops while the pointer or the focus is on it. */

export interface Toast {
  readonly tone: 'ok' | 'bad';
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Toasts {
  readonly show: (toast: Toast) => void;
  readonly showError: (error: unknown) => void;
}

const ToastContext = createContext<Toasts | null>(null);
const shownMs = 10_000;
/** More would hide the screen; the oldest go. */
const mostToasts = 3;

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext);
  if (toasts === null) throw new Error('useToasts outside ToastProvider');
  return toasts;
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly (Toast & { readonly id: number })[]>([]);
  const nextId = useRef(0);
  const show = useCallback((toast: Toast) => {
    const id = nextId.current++;
    setShown((before) => [...before, { ...toast, id }].slice(-mostToasts));
  }, []);
  const showError = useCallback(
    (error: unknown) => show({ tone: 'bad', message: describeError(error).message }),
    [show],
  );
  const [value] = useState({ show, showError });
  return (
    <ToastContext value={value}>
      {children}
      <section className={styles.toasts} aria-label={text('region.news')} aria-live="polite">
        {shown.map((toast) => (
          <ToastNote
            key={toast.id}
            toast={toast}
            onClose={() => setShown((before) => before.filter(({ id }) => id !== toast.id))}
          />
        ))}
      </section>
    </ToastContext>
  );
}

function ToastNote({ toast, onClose }: { readonly toast: Toast; readonly onClose: () => void }) {
  const [held, setHeld] = useState(false);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => close.current(), shownMs);
    return () => clearTimeout(timer);
  }, [held]);
  const Icon = toast.tone === 'ok' ? CircleCheck : CircleAlert;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the time stops while somebody reads or reaches for it
    <div
      className={styles.toast}
      data-tone={toast.tone}
      data-toast
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon className={styles.note} aria-hidden="true" />
      <p>{toast.message}</p>
      {toast.action !== undefined && (
        <Button
          onClick={() => {
            onClose();
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <CloseButton label={text('banner.dismiss')} onClick={onClose} />
      <span className={styles.time} data-held={held} aria-hidden="true" />
    </div>
  );
}
