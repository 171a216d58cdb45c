import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';

type Look = 'primary' | 'default' | 'ghost' | 'link';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

export function Button({ look = 'default', icon, children, className, ...rest }: ButtonProps) {
  const classes = [styles.button, styles[look], className].filter(Boolean).join(' ');
  return (
    <button type="button" className={classes} {...rest}>
      {icon}
      {children}
    </button>
  );
}
