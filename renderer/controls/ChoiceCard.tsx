import styles from './ChoiceCard.module.css';

interface ChoiceCardProps {
  /** Shared by the cards of one choice. */
  readonly group: string;
  readonly title: string;
  readonly detail: string;
  readonly chosen: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

/** One of a few plain choices: what it is, and in smaller letters what follows from it. */
export function ChoiceCard({ group, title, detail, chosen, disabled = false, onChoose }: ChoiceCardProps) {
  return (
    <label className={styles.card}>
      <input type="radio" name={group} checked={chosen} disabled={disabled} onChange={onChoose} />
      <span className={styles.words}>
        <strong>{title}</strong>
        <span>{detail}</span>
      </span>
    </label>
  );
}
