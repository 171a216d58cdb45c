/**
 * The panes of the window, marked with `data-pane`, that F6 goes through: places, filter or steps, main, inspector, status and
 * so on, in the order of the page. A screen marks its own; one that marks none is one pane.
 */

const lastFocused = new WeakMap<Element, HTMLElement>();

/** Notes where in each pane the focus was. */
export function noteFocus(event: FocusEvent): void {
  const target = event.target;
  const pane = target instanceof Element ? target.closest('[data-pane]') : null;
  if (pane !== null && target instanceof HTMLElement) lastFocused.set(pane, target);
}

/** @param step 1 for the next pane, -1 for the one before */
export function goToPane(step: 1 | -1): void {
  const panes = shownPanes();
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const first = panes.findIndex((pane) => pane.getAttribute('data-pane') === 'main');
  // From nowhere in particular it goes to the main pane.
  const next = current === -1 ? Math.max(0, first) : (current + step + panes.length) % panes.length;
  focusPane(panes[next]);
}

/** The pane a person came for: what the screen marks as `main`, or the whole screen. */
export function goToMainPane(): void {
  const panes = shownPanes();
  focusPane(panes.find((pane) => ['main', 'screen'].includes(pane.getAttribute('data-pane') ?? '')));
}

function shownPanes(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.checkVisibility() && pane.querySelector('[data-pane]') === null,
  );
}

const tabbable = 'button, input, select, textarea, a[href], [tabindex="0"]';

function focusPane(pane: HTMLElement | undefined): void {
  if (pane === undefined) return;
  const before = lastFocused.get(pane);
  const candidates = [...pane.querySelectorAll<HTMLElement>(tabbable)];
  const target =
    before !== undefined && pane.contains(before)
      ? before
      : candidates.find(
          (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
        );
  if (target === undefined && !pane.hasAttribute('tabindex')) pane.tabIndex = -1;
  (target ?? pane).focus();
}
