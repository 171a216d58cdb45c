import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session } from 'electron';
import { bundlePath } from './paths.ts';

/** The private scheme that serves the window: `twelvefold://app/…` is the renderer's bundle and nothing else. */

export const appOrigin = 'twelvefold://app';

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'twelvefold', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveApp(): void {
  protocol.handle('twelvefold', (request) => answer(new URL(request.url)));
  // Nothing leaves the machine: whatever is not the app's own scheme or the developer tools' is refused here too.
  session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !/^(twelvefold|devtools):/.test(details.url) });
  });
}

async function answer(url: URL): Promise<Response> {
  if (url.host !== 'app') return refuse(404);
  const root = bundlePath('renderer');
  const path = normalize(join(root, decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname)));
  const type = mediaTypes[extname(path)];
  if (!path.startsWith(root + sep) || type === undefined) return refuse(403);
  try {
    return new Response(await readFile(path), { headers: { ...securityHeaders, 'Content-Type': type } });
  } catch {
    return refuse(404);
  }
}

const securityHeaders = {
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const refuse = (status: number): Response => new Response(null, { status, headers: securityHeaders });
