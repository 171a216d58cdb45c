import { Activity } from 'lucide-react';
import { Button } from '../../../controls/Button.tsx';
import { ClassMark } from '../../../controls/ClassMark.tsx';
import { ErrorNote } from '../../../controls/ErrorNote.tsx';
import { Segmented } from '../../../controls/Segmented.tsx';
import { formatNumber, formatShare, text } from '../../../text/text.ts';
import type { PlannedClass } from '../plan-step.ts';
import { CurveChart, timesText } from './CurveChart.tsx';
import styles from './GuardPanel.module.css';
import type { ClassJudgement, Guard, GuardMode } from './use-guard.ts';

interface GuardPanelProps {
  readonly guard: Guard;
  readonly mode: GuardMode;
  readonly onMode: (mode: GuardMode) => void;
  readonly classes: readonly PlannedClass[];
  /** The class that is looked at. */
  readonly shown: PlannedClass | undefined;
  readonly onClass: (name: string) => void;
}

/** As the engine has them: `app/quality/guard/verdict.ts`. */
const varietyLimit = 0.5;
const nearCopiesLimit = 0.5;
const usualTicks = [0, 0.5, 1, 2, 5, 10, 20, 50];

/** How far more rows carry, class by class: a sentence first, then its evidence on one axis. */
export function GuardPanel({ guard, mode, onMode, classes, shown, onClass }: GuardPanelProps) {
  const judged = shown === undefined ? undefined : guard.value?.classes[shown.name];
  return (
    <section className={styles.pane} aria-label={text('balance.guard')}>
      <header className={styles.head}>
        <h2>{text('balance.guard')}</h2>
        {shown !== undefined && (
          <label className={styles.class}>
            <ClassMark slot={shown.slot} />
            <select
              aria-label={text('balance.guard.class')}
              value={shown.name}
              onChange={(e) => onClass(e.target.value)}
            >
              {classes.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <span className={styles.space} />
        <Segmented
          label={text('balance.guard.mode')}
          options={(['off', 'warn', 'cap'] as const).map((value) => ({
            value,
            label: text(`balance.guard.${value}`),
          }))}
          value={mode}
          onChange={onMode}
        />
      </header>
      <div className={styles.body}>
        {mode === 'off' ? (
          <p className={styles.plain}>{text('balance.guard.offNote')}</p>
        ) : (
          <>
            <Verdict {...{ shown, judged, guard, mode }} />
            {shown !== undefined && judged !== undefined && judged.curve.length > 0 && (
              <Curves shown={shown} judged={judged} />
            )}
            {judged !== undefined && <Facts judged={judged} guard={guard} />}
          </>
        )}
      </div>
      {mode !== 'off' && (
        <footer className={styles.foot}>
          {guard.busy ? (
            <>
              <span role="status">{text('balance.guard.judging')}</span>
              <Button onClick={guard.cancel}>{text('dialog.cancel')}</Button>
            </>
          ) : (
            <Button icon={<Activity aria-hidden="true" />} onClick={guard.judgeAgain}>
              {text('balance.guard.again')}
            </Button>
          )}
        </footer>
      )}
    </section>
  );
}

interface VerdictProps extends Pick<GuardPanelProps, 'guard' | 'mode' | 'shown'> {
  readonly judged: ClassJudgement | undefined;
}

function Verdict({ shown, judged, guard, mode }: VerdictProps) {
  if (guard.trouble !== null) return <ErrorNote error={guard.trouble.error} />;
  if (shown === undefined || (judged === undefined && guard.value === null)) {
    return guard.busy ? null : <p className={styles.plain}>{text('balance.guard.none')}</p>;
  }
  if (judged === undefined) return <p className={styles.plain}>{text('balance.guard.noRows', { name: shown.name })}</p>;
  const asked = shown.planned - shown.count;
  return (
    <div className={styles.card}>
      <p className={styles.sentence}>{judged.sentence}</p>
      {judged.reason !== undefined && <p className={styles.detail}>{judged.reason}</p>}
      <p className={styles.detail}>
        {text('balance.guard.asks', { times: timesText(asked / Math.max(1, shown.count)) })}{' '}
        {mode === 'cap' && text('balance.guard.keeps', { kept: asked - shown.cut, asked })}
      </p>
    </div>
  );
}

function Curves({ shown, judged }: { readonly shown: PlannedClass; readonly judged: ClassJudgement }) {
  const asked = (shown.planned - shown.count) / Math.max(1, shown.count);
  const most = Math.max(asked, ...judged.curve.map(({ amount }) => amount));
  const end = usualTicks.findIndex((tick) => tick >= most);
  const ticks = end < 0 ? usualTicks : usualTicks.slice(0, Math.max(2, end + 1));
  const stop = judged.verdict;
  const at = judged.curve.find(({ amount }) => amount === stop) ?? judged.curve[0];
  const shared = { stop, asked, ticks };
  const when = timesText(at?.amount ?? 0);
  const read = (value: number | null | undefined, format: (value: number) => string): string =>
    value === null || value === undefined ? '' : text('balance.chart.at', { value: format(value), times: when });
  return (
    <div className={styles.curves}>
      <p className={styles.marks} aria-hidden="true">
        {stop !== null && <strong>{text('balance.chart.stop', { times: timesText(stop) })}</strong>}
        <span>{text('balance.chart.plan', { times: timesText(asked) })}</span>
      </p>
      <CurveChart
        title={text('balance.chart.variety')}
        reading={read(at?.varietyKept, fraction)}
        points={judged.curve.map(({ amount, varietyKept }) => ({ amount, value: varietyKept }))}
        limit={{ value: varietyLimit, label: text('balance.chart.limit', { value: fraction(varietyLimit) }) }}
        format={fraction}
        withAxis={false}
        {...shared}
      />
      <CurveChart
        title={text('balance.chart.copies')}
        reading={read(at?.nearCopies, formatShare)}
        points={judged.curve.map(({ amount, nearCopies }) => ({ amount, value: nearCopies }))}
        limit={{ value: nearCopiesLimit, label: text('balance.chart.limit', { value: formatShare(nearCopiesLimit) }) }}
        format={formatShare}
        withAxis
        {...shared}
      />
    </div>
  );
}

const fraction = (value: number): string => formatNumber(Number(value.toFixed(2)));

function Facts({ judged, guard }: { readonly judged: ClassJudgement; readonly guard: Guard }) {
  const { real, train, holdout } = judged.rows;
  const sample = guard.value?.sample ?? null;
  return (
    <p className={styles.facts}>
      {text('balance.guard.facts', { real, train, holdout })}{' '}
      {sample !== null && text('balance.guard.sampled', { of: sample.of })} {text('balance.guard.meaning')}
    </p>
  );
}
