// Stands in for Electron's own default app, which this runtime lacks: `electron FOLDER` opens the app of that folder.
const { app, dialog } = require('electron');
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  dialog.showErrorBox('No app given', 'Start this Electron with the folder of an app: electron FOLDER');
  app.exit(1);
} else {
  const folder = resolve(given);
  const { name, productName, version, main } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  app.setName(productName ?? name);
  app.setVersion(version);
  app.setAppPath(folder);
  process.defaultApp = true;
  require(resolve(folder, main));
}
