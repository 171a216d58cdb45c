// The app as the desktop tests start it: Playwright's own loader goes first and holds `ready` back until Playwright is
// connected. Without it, a window that opens in the middle of the connecting leaves `electron.launch` waiting forever
// (5 of 90 launches on two busy cores). Playwright adds the loader itself only where it chooses the Electron.
const { dirname, join, resolve } = require('node:path');
const { app } = require('electron');

const root = resolve(__dirname, '../../..');
const { main, version } = require(join(root, 'package.json'));
require(join(dirname(require.resolve('playwright-core/package.json')), 'lib/server/electron/loader.js'));
app.setVersion(version);
app.setAppPath(root);
require(join(root, main));
