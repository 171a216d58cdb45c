/** What file managers, version control and notebooks leave in folders, and what is never part of a dataset. */

const STRAY_NAMES = new Set([
  '__macosx',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  '@eadir',
  '$recycle.bin',
  'system volume information',
  'lost+found',
]);

/** True of hidden files and folders (`.git`, `.DS_Store`, `._photo.jpg`) and of the systems' own. */
export function isStray(name: string): boolean {
  return name.startsWith('.') || STRAY_NAMES.has(name.toLowerCase());
}
