import type { Settings } from '../../app/contract/settings.ts';

/** Writes how the window looks on the root element, where `tokens.css` reads it. */

const queries = {
  dark: '(prefers-color-scheme: dark)',
  contrast: '(prefers-contrast: more)',
  still: '(prefers-reduced-motion: reduce)',
} as const;

export function systemPreferences(): readonly MediaQueryList[] {
  return Object.values(queries).map((query) => matchMedia(query));
}

export function applyAppearance(of: Pick<Settings, 'theme' | 'density' | 'motion' | 'classColors'>): void {
  const { dataset } = document.documentElement;
  dataset.theme = of.theme === 'system' ? systemTheme() : of.theme;
  dataset.density = of.density;
  dataset.motion = of.motion === 'reduced' || matchMedia(queries.still).matches ? 'reduced' : 'full';
  dataset.classColors = of.classColors;
}

function systemTheme(): 'light' | 'dark' | 'high-contrast' {
  if (matchMedia(queries.contrast).matches) return 'high-contrast';
  return matchMedia(queries.dark).matches ? 'dark' : 'light';
}
