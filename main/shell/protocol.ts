import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session } from 'electron';
import { cacheHost } from '../../app/contract/cached-bytes.ts';
import { readCached } from './cached-picture.ts';
import { bundlePath } from './paths.ts';

/**
 * The private scheme that serves the window: `twelvefold://app/…` is the renderer's bundle, `twelvefold://cache/<id>`
 * what the engine keeps in the cache of the open project, and nothing else.
 */

export const appOrigin = 'twelvefold://app';

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' twelvefold://${cacheHost}`,
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
    {
      scheme: 'twelvefold',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ]);
}

/** `openProject` tells the folder of the project that is open now. */
export function serveApp(openProject: () => string | null): void {
  protocol.handle('twelvefold', (request) => {
    const url = new URL(request.url);
    return url.host === cacheHost ? answerCached(url, openProject()) : answer(url);
  });
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

async function answerCached(url: URL, project: string | null): Promise<Response> {
  const picture = project === null ? undefined : await readCached(project, url.pathname.slice(1));
  if (picture === undefined) return refuse(404);
  const headers = {
    ...securityHeaders,
    'Content-Type': picture.type,
    // The window counts the levels of pictures, which a page may only do with its own.
    'Access-Control-Allow-Origin': appOrigin,
    // The name is the content: what was fetched once is never asked for again.
    'Cache-Control': 'private, max-age=31536000, immutable',
  };
  return new Response(picture.bytes, { headers });
}

const securityHeaders = {
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const refuse = (status: number): Response => new Response(null, { status, headers: securityHeaders });
