import { fileURLToPath } from 'node:url';

/**
 * A file or folder of `resources/`, such as `samples/table`, from source, from the bundle and from the packaged app
 * (there the bundle and `resources/` are unpacked beside each other, as in a checkout).
 */
export function resourcePath(relative: string): string {
  return fileURLToPath(new URL(`${resourcesFrom(import.meta.url)}${relative}`, import.meta.url));
}

/** From a module at `main/engine/files/x.ts` or a bundle at `dist/node/x.mjs` to `resources/`. */
function resourcesFrom(module: string): string {
  return module.endsWith('.ts') ? '../../../resources/' : '../../resources/';
}
