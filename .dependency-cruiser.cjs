// Who may import whom: the table of docs/ARCHITECTURE.md as rules. scripts/boundaries.mjs runs them.
// Unit tests beside the code may import test tools and Node; everything else is held to its room.

// `testing.ts` and `testing-*.ts` hold statements that several tests beside them share.
const test = '\\.test\\.tsx?$|/testing[a-z-]*\\.ts$';
/** A package by its name, wherever node_modules lies. */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)|^(${names.join('|')})(/|$)`;
const anyPackage = '(^|/)node_modules/';

const from = (path, except = []) => ({ path, pathNot: [test, ...except] });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'test-support-only-in-tests',
      comment: 'What tests share is for tests.',
      severity: 'error',
      from: { path: '^(app|main|renderer)/', pathNot: test },
      to: { path: '/testing[a-z-]*\\.ts$' },
    },
    {
      name: 'app-is-pure',
      comment: 'app/ knows no process, window, database or file: no Node built-ins, not even for types.',
      severity: 'error',
      from: from('^app/'),
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'app-imports-app-only',
      comment: 'app/ could be published as a library: it imports nothing of main/, renderer/, test/.',
      severity: 'error',
      from: from('^app/'),
      to: { path: '^(main|renderer|test|resources)/' },
    },
    {
      name: 'app-packages-are-listed',
      comment:
        'Packages for data and pixels only: zod everywhere, parsers in formats and recipe, sharp and ml-knn in their one place.',
      severity: 'error',
      from: from('^app/'),
      to: {
        path: anyPackage,
        pathNot: packages(
          'zod',
          'sharp',
          'ml-knn',
          'yaml',
          'yauzl',
          'tar-stream',
          'hyparquet',
          'hyparquet-compressors',
          'hyparquet-writer',
        ),
      },
    },
    {
      name: 'parsers-only-in-formats',
      comment: 'Parsers of foreign formats live in app/formats; YAML also where recipes are read.',
      severity: 'error',
      from: from('^app/', ['^app/formats/']),
      to: { path: packages('yauzl', 'tar-stream', 'hyparquet', 'hyparquet-compressors', 'hyparquet-writer') },
    },
    {
      name: 'yaml-only-in-formats-and-recipe',
      comment: 'See parsers-only-in-formats.',
      severity: 'error',
      from: from('^app/', ['^app/(formats|recipe)/']),
      to: { path: packages('yaml') },
    },
    {
      name: 'sharp-only-in-vips',
      comment: 'One module knows the image library, so that one module is to be changed when it changes.',
      severity: 'error',
      from: { path: '^(app|main|renderer)/', pathNot: [test, '^app/image/vips\\.ts$'] },
      to: { path: packages('sharp', '@img') },
    },
    {
      name: 'knn-only-in-learners',
      comment: 'ml-knn is a classifier among the learners, not a neighbour search (it is too slow for one).',
      severity: 'error',
      from: { path: '^(app|main|renderer)/', pathNot: [test, '^app/learners/'] },
      to: { path: packages('ml-knn') },
    },
    {
      name: 'sqlite-only-in-store',
      comment: 'Statements live in the store as named functions.',
      severity: 'error',
      from: { path: '^(app|main|renderer)/', pathNot: [test, '^main/engine/store/'] },
      to: { path: [packages('better-sqlite3', '@types/better-sqlite3'), '^node:sqlite$|^sqlite$'] },
    },
    {
      name: 'shell-never-imports-engine',
      comment: 'The shell starts the engine as a process: sharp and Electron in one process crash each other.',
      severity: 'error',
      from: from('^main/(shell|preload)/'),
      to: { path: '^main/(engine|cli)/' },
    },
    {
      name: 'shell-imports-contract-and-model-only',
      comment: 'The shell is thin: of app/ it knows the contract, the model and the failures.',
      severity: 'error',
      from: from('^main/(shell|preload)/'),
      to: { path: '^app/', pathNot: '^app/(contract/|model/|errors\\.ts$)' },
    },
    {
      name: 'electron-only-in-shell',
      comment: 'Engine and command line run on plain Node.',
      severity: 'error',
      from: { path: '^(app|main|renderer)/', pathNot: [test, '^main/(shell|preload)/'] },
      to: { path: packages('electron') },
    },
    {
      name: 'engine-imports-no-other-process',
      comment: 'The engine does not know who asks it.',
      severity: 'error',
      from: from('^main/engine/'),
      to: { path: '^main/(shell|preload|cli)/' },
    },
    {
      name: 'cli-imports-no-window',
      comment: 'The command line runs where there is no Electron.',
      severity: 'error',
      from: from('^main/cli/'),
      to: { path: '^main/(shell|preload)/' },
    },
    {
      name: 'main-and-renderer-are-apart',
      comment: 'They speak through the bridge and the contract.',
      severity: 'error',
      from: from('^main/'),
      to: { path: '^renderer/' },
    },
    {
      name: 'renderer-and-main-are-apart',
      comment: 'They speak through the bridge and the contract.',
      severity: 'error',
      from: from('^renderer/'),
      to: { path: '^main/' },
    },
    {
      name: 'renderer-imports-contract-model-and-metadata-only',
      comment:
        'Of app/ the window knows the contract, the model, the failures, and what operations and methods are called.',
      severity: 'error',
      from: from('^renderer/'),
      to: {
        path: '^app/',
        pathNot: '^app/(contract/|model/|errors\\.ts$|(image/ops|tabular/samplers)/([^/]+/meta|metadata)\\.ts$)',
      },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The window is sandboxed.',
      severity: 'error',
      from: from('^renderer/'),
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-packages-are-listed',
      comment: 'React and packages of the user interface.',
      severity: 'error',
      from: from('^renderer/'),
      to: {
        path: anyPackage,
        pathNot: packages(
          'react',
          'react-dom',
          '@types/react',
          '@types/react-dom',
          'lucide-react',
          '@fontsource-variable',
          'zod',
        ),
      },
    },
    {
      name: 'nobody-imports-scripts',
      comment: 'scripts/ runs before anything is installed; the test set-up may ask it for the runtime.',
      severity: 'error',
      from: { path: '^(app|main|renderer)/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'scripts-have-no-packages',
      comment: 'They run on a bare Node, before npm ci.',
      severity: 'error',
      from: { path: '^scripts/', pathNot: '\\.test\\.[mc]?[jt]s$|^scripts/fallback-runtime/loader/' },
      to: { dependencyTypesNot: ['core', 'local'], pathNot: '^scripts/' },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'Tests import the code, never the other way round.',
      severity: 'error',
      from: from('^(app|main|renderer)/'),
      to: { path: `^test/|${test}` },
    },
    {
      name: 'no-circles',
      comment:
        'Two modules that need each other to run are one module, or lack a third. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nobody imports and that imports nothing is left over.',
      severity: 'error',
      from: { orphan: true, path: '^(app|main|renderer)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?' },
    },
  ],
  options: {
    doNotFollow: { path: anyPackage },
    exclude: { path: '\\.as\\.ts$|^dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
    skipAnalysisNotInRules: true,
  },
};
