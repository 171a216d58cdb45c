import type { DraftState } from '../../../app/contract/recipe-draft.ts';
import { formatNumber, plural, text, textOr } from '../../text/text.ts';
import { changeBase } from '../recipe/draft-edits.ts';
import styles from './ColumnsPane.module.css';
import type { TableDescription } from './use-table.ts';

/** What the import found of a column; a newer engine says more of it. */
export interface ColumnProfile {
  readonly name: string;
  readonly kind: string;
  readonly missing: number;
  readonly distinct: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly reason?: string;
}

export function profileColumns(profile: Readonly<Record<string, unknown>>): readonly ColumnProfile[] {
  return Array.isArray(profile.columns) ? (profile.columns as ColumnProfile[]) : [];
}

interface ColumnsPaneProps {
  readonly state: DraftState;
  readonly profile: readonly ColumnProfile[];
  readonly description: TableDescription | null;
  readonly target: string;
  readonly onEdit: (state: DraftState) => void;
}

const roles = ['auto', 'numeric', 'categorical', 'ignore'] as const;
const scales = ['standard', 'minmax', 'robust', 'none'] as const;
const rounds = ['decimals', 'kind', 'none'] as const;
const missings = ['refuse', 'median', 'knn', 'drop'] as const;

/** What each column is taken for and why, and the rules that hold for all of them. */
export function ColumnsPane({ state, profile, description, target, onEdit }: ColumnsPaneProps) {
  const given = (state.base.columns ?? {}) as Readonly<Record<string, string>>;
  const setRole = (name: string, role: string): void => {
    const { [name]: _before, ...others } = given;
    onEdit(changeBase(state, { columns: role === 'auto' ? others : { ...others, [name]: role } }));
  };
  const missing = profile.filter((column) => column.missing > 0 && given[column.name] !== 'ignore');
  return (
    <section className={styles.pane} aria-label={text('balance.tab.columns')}>
      <div className={styles.rules}>
        <Rule name="scale" options={scales} fallback="none" {...{ state, onEdit }} />
        <Rule name="round" options={rounds} fallback="kind" {...{ state, onEdit }} />
        <Rule name="missing" options={missings} fallback="refuse" {...{ state, onEdit }}>
          {missing.length > 0 && (
            <p className={styles.why}>
              {plural('balance.missingColumns', missing.length)}: {missing.map(({ name }) => name).join(', ')}
            </p>
          )}
        </Rule>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['name', 'kind', 'missing', 'role'] as const).map((head) => (
              <th key={head} scope="col">
                {text(`balance.columns.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {profile.map((column) => {
            const { name, kind } = column;
            const used = description?.columns.find((other) => other.name === name)?.kind;
            return (
              <tr key={name}>
                <th scope="row" title={name}>
                  {name}
                </th>
                <td>
                  {textOr(`balance.columnKind.${kind}`, kind)}
                  {text('balance.columns.join')}
                  {rangeOf(column)}
                  <p className={styles.why}>{reasonOf(column)}</p>
                </td>
                <td>{column.missing === 0 ? '–' : formatNumber(column.missing)}</td>
                <td>
                  {name === target ? (
                    text('balance.columns.target')
                  ) : (
                    <select
                      aria-label={text('balance.columns.roleOf', { name })}
                      value={given[name] ?? 'auto'}
                      onChange={(event) => setRole(name, event.target.value)}
                    >
                      {roles.map((role) => (
                        <option key={role} value={role}>
                          {roleWords(role, given[name] === undefined ? used : undefined)}
                        </option>
                      ))}
                    </select>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface RuleProps<Value extends string> {
  readonly name: 'scale' | 'round' | 'missing';
  readonly options: readonly Value[];
  readonly fallback: Value;
  readonly state: DraftState;
  readonly onEdit: (state: DraftState) => void;
  readonly children?: React.ReactNode;
}

function Rule<Value extends string>({ name, options, fallback, state, onEdit, children }: RuleProps<Value>) {
  const value = String(state.base[name] ?? fallback);
  return (
    <div className={styles.rule}>
      <label>
        <span>{text(`balance.${name}`)}</span>
        <select value={value} onChange={(event) => onEdit(changeBase(state, { [name]: event.target.value }))}>
          {options.map((option) => (
            <option key={option} value={option}>
              {textOr(`balance.${name}.${option}`, option)}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.why}>{textOr(`balance.${name}.${value}.why`, '')}</p>
      {children}
    </div>
  );
}

/** What is found of a column says what it is used as. */
function roleWords(role: (typeof roles)[number], used: 'numeric' | 'categorical' | 'ignored' | undefined): string {
  if (role !== 'auto' || used === undefined) return text(`balance.role.${role}`);
  return text('balance.role.found', { used: text(`balance.used.${used}`) });
}

function reasonOf({ kind, distinct, reason }: ColumnProfile): string {
  if (reason !== undefined) return reason;
  return textOr(`balance.columnReason.${kind}`, '', { distinct: distinct ?? 0 });
}

function rangeOf({ min, max, distinct }: ColumnProfile): string {
  if (min !== null && max !== null) return text('recipe.span', { low: formatNumber(min), high: formatNumber(max) });
  return distinct === null ? '–' : plural('balance.levels', distinct);
}
