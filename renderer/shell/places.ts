/** The screens of the rail, top to bottom; Ctrl+1 opens the first. */
export const placeNames = ['home', 'datasets', 'browse', 'recipe', 'balance', 'runs', 'history'] as const;
export type Place = (typeof placeNames)[number];
