import type { DraftState } from '../../../app/contract/recipe-draft.ts';
import type { Where } from '../../../app/errors.ts';
import { text } from '../../text/text.ts';
import { changeBase, changeStep } from '../recipe/draft-edits.ts';
import type { Method } from './plan-step.ts';
import type { TableDescription } from './use-table.ts';

/** What would work where a recipe does not fit its table: each a button that does it. */

export interface Fix {
  readonly label: string;
  readonly apply: (state: DraftState) => DraftState;
}

export interface RefusedRecipe {
  readonly code: string;
  readonly where: Where | undefined;
}

/** Parameters with which a method takes classes that are too small for its defaults; none where there are none. */
export function fitParameters(
  method: Method,
  trouble: { readonly code: string; readonly where: { readonly field?: string | undefined } } | null,
): Readonly<Record<string, unknown>> {
  const field = trouble?.code === 'class.too-small' ? trouble.where.field : undefined;
  return field !== undefined && takesFit(method, field) ? { [field]: 'fit' } : {};
}

function takesFit({ parameters }: Method, field: string): boolean {
  const { properties } = parameters as { readonly properties?: Readonly<Record<string, { readonly anyOf?: unknown }>> };
  const forms = properties?.[field]?.anyOf;
  return Array.isArray(forms) && forms.some((form: { readonly const?: unknown }) => form.const === 'fit');
}

/** More methods than this to choose from are for the catalogue. */
const mostMethods = 3;

export function fixesFor(
  { code, where }: RefusedRecipe,
  given: {
    readonly state: DraftState;
    readonly methods: readonly Method[];
    readonly description: TableDescription | null;
  },
): readonly Fix[] {
  switch (code) {
    case 'class.too-small':
      return [...fewerNeighbours(where?.field, given), ...otherMethods(given, ['RandomOverSampler'])];
    case 'method.not-applicable':
    case 'class.nothing-to-make':
    case 'class.no-cluster':
      return otherMethods(given, fittingMethods(given));
    case 'table.missing-value':
      return (['median', 'knn', 'drop'] as const).map((missing) => ({
        label: text(`balance.fix.${missing}`),
        apply: (state) => changeBase(state, { missing }),
      }));
    case 'table.infinite-value':
    case 'table.not-a-number':
      return where?.column === undefined ? [] : [leaveOut(where.column)];
    case 'strategy.invalid':
      return [{ label: text('balance.fix.auto'), apply: (state) => withAll(state, { sampling_strategy: 'auto' }) }];
    default:
      return [];
  }
}

type Given = Parameters<typeof fixesFor>[1];

function fewerNeighbours(path: string | undefined, { state, methods }: Given): readonly Fix[] {
  const field = path?.split('.').at(-1);
  if (field === undefined) return [];
  const steps = state.steps.filter(({ step }) =>
    methods.some((method) => method.name === step.method && takesFit(method, field)),
  );
  if (steps.length === 0) return [];
  const apply = (draft: DraftState): DraftState => ({
    ...draft,
    steps: draft.steps.map((entry) =>
      steps.some(({ key }) => key === entry.key) ? { ...entry, step: { ...entry.step, [field]: 'fit' } } : entry,
    ),
  });
  return [{ label: text('balance.fix.fit'), apply }];
}

/** Methods of the first step's kind that this table takes. */
function fittingMethods({ state, methods, description }: Given): readonly string[] {
  const kind = methods.find(({ name }) => name === state.steps[0]?.step.method)?.kind;
  const fits = methods.filter(
    (method) => method.kind === kind && description?.methods.find(({ name }) => name === method.name)?.trouble === null,
  );
  return fits.map(({ name }) => name).slice(0, mostMethods);
}

function otherMethods({ state }: Given, names: readonly string[]): readonly Fix[] {
  const at = state.steps.findIndex(({ offShare }) => offShare === null);
  return names.map((name) => ({
    label: text('balance.fix.method', { name }),
    apply: (draft) =>
      changeStep(draft, at, (old) => ({
        ...old,
        step: { method: name, sampling_strategy: old.step.sampling_strategy ?? 'auto' },
      })),
  }));
}

function leaveOut(column: string): Fix {
  return {
    label: text('balance.fix.ignore', { column }),
    apply: (state) =>
      changeBase(state, { columns: { ...(state.base.columns as object | undefined), [column]: 'ignore' } }),
  };
}

function withAll(state: DraftState, change: Readonly<Record<string, unknown>>): DraftState {
  return { ...state, steps: state.steps.map((entry) => ({ ...entry, step: { ...entry.step, ...change } })) };
}
