/** Files that are started rather than imported: programs, the browser's page and worker threads. */
const entryPoints = ['^src/main\\.ts$', '^src/cli/[^/]+\\.ts$', '^src/adapters/web/page/main\\.ts$', '^src/adapters/[^/]+/.*-worker\\.ts$'];

const starters = 'commands|buttons|events|jobs';
const folders = `core|words|cards|charts|${starters}|use-cases|ports|adapters|cli`;

/** A rule that lets `from` import nothing but what `may` matches. */
function only(name, comment, from, may) {
  return { name, severity: 'error', comment, from: { path: from }, to: { pathNot: may } };
}

/** A rule that keeps packages out of everywhere but `home`. */
function keep(name, comment, packages, home) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: '^src/', pathNot: home },
    to: { path: packages.map((each) => `(^|/node_modules/|^node_modules/)${each}(/|$)`) },
  };
}

/** A rule that lets `from` know only the types of `to`. */
function typesOnly(name, comment, from, to) {
  return { name, severity: 'error', comment, from: { path: from }, to: { path: to, dependencyTypesNot: ['type-only'] } };
}

const table = [
  only('core-knows-only-itself', 'What Guidon knows depends on nothing but core and temporal-polyfill.', '^src/core/', ['^src/core/', 'node_modules/temporal-polyfill/']),
  only('words-know-only-messages', 'A catalogue needs intl-messageformat and its own folder.', '^src/words/', ['^src/words/', 'node_modules/(intl-messageformat|@formatjs)/']),
  only('cards-say-what-core-knows', 'A card is made of core, words and other cards.', '^src/cards/', ['^src/(cards|core|words)/']),
  only('charts-draw-what-core-knows', 'A chart is made of core, words and other charts.', '^src/charts/', ['^src/(charts|core|words)/']),
  only('ports-name-only-our-things', 'A port speaks of core and of the card, of nothing outside.', '^src/ports/', ['^src/(ports|core)/', '^src/cards/card\\.ts$']),
  typesOnly('ports-are-interfaces', 'A port takes types from core and cards, so that it brings no code along.', '^src/ports/', '^src/(core|cards)/'),
  {
    name: 'ways-to-begin-do-not-know-adapters',
    severity: 'error',
    comment: 'Commands, buttons, events and jobs use core, words, cards, charts, ports, the shared verbs and their own folder; never each other, an adapter or a package.',
    from: { path: `^src/(${starters})/` },
    to: { pathNot: ['^src/$1/', '^src/(core|words|cards|charts|ports|use-cases)/'] },
  },
  only('use-cases-are-shared-verbs', 'A use case uses core, words, cards, charts, ports and other use cases.', '^src/use-cases/', ['^src/(use-cases|core|words|cards|charts|ports)/']),
  {
    name: 'adapters-are-strangers',
    severity: 'error',
    comment: 'An adapter knows ports, core, cards, words and its own folder; whatever else it needs, main.ts hands in.',
    from: { path: '^src/adapters/([^/]+)/' },
    to: { path: '^src/', pathNot: ['^src/adapters/$1/', '^src/(ports|core|cards|words)/'] },
  },
  typesOnly('adapters-do-not-think', 'An adapter takes types from core, no rules: deciding is done before it is asked.', '^src/adapters/', '^src/core/'),
  only('page-runs-in-a-browser', 'The page has no Node and no server: its own folder, words, cards and shapes.', '^src/adapters/web/page/', ['^src/adapters/web/', '^src/(ports|core|cards|words)/', 'node_modules/(intl-messageformat|@formatjs|lit|lit-html|lit-element|@lit)/']),
  typesOnly('page-shares-only-shapes', 'Page and server know the same shapes and none of each other’s code.', '^src/adapters/web/page/', '^src/adapters/web/[^/]+$'),
  only('front-desk-leads-to-the-doors', 'The front desk joins the four ways to begin and knows no adapter.', '^src/front-desk\\.ts$', [`^src/(${starters}|use-cases|core|words|cards|charts|ports)/`]),
  only('config-reads-only-the-environment', 'config.ts and log.ts need their one package, core and ports.', '^src/(config|log)\\.ts$', ['^src/(core|ports)/', 'node_modules/(zod|pino)/', '^(node:)?[a-z_/]+$']),
  {
    name: 'main-joins-only-our-things',
    severity: 'error',
    comment: 'main.ts, guidon.ts and the programs in cli join parts of ours; a package they need belongs into an adapter.',
    from: { path: ['^src/(main|guidon|running)\\.ts$', '^src/cli/'] },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
  },
];

const packages = [
  keep('discord-stays-in-its-adapter', 'Discord.js is known in adapters/discord only.', ['discord\\.js', '@discordjs', 'discord-api-types'], '^src/adapters/discord/'),
  keep('slack-stays-in-its-adapter', 'Slack’s packages are known in adapters/slack only.', ['@slack'], '^src/adapters/slack/'),
  keep('database-stays-in-its-adapter', 'Drizzle, pg and the embedded engine are known in adapters/postgres only.', ['drizzle-orm', 'pg', '@types/pg', '@electric-sql'], '^src/adapters/postgres/'),
  keep('drawing-stays-in-its-adapter', 'The renderer and its fonts are known in adapters/pictures only.', ['@resvg', 'dejavu-fonts-ttf'], '^src/adapters/pictures/'),
  keep('page-building-stays-in-the-web', 'lit and esbuild make the page, in adapters/web only.', ['lit', 'lit-html', 'lit-element', '@lit', 'esbuild'], '^src/adapters/web/'),
  keep('zips-stay-in-their-adapter', 'Archives of other programs are read in adapters/archive only.', ['yauzl'], '^src/adapters/archive/'),
  keep('ticking-stays-in-its-adapter', 'node-cron is known in adapters/node only.', ['node-cron'], '^src/adapters/node/'),
  keep('pino-stays-in-the-log', 'pino is known in log.ts and adapters/node only.', ['pino'], ['^src/log\\.ts$', '^src/adapters/node/']),
  keep('zod-stays-at-the-doors', 'zod checks what comes in from outside: in config.ts and in adapters.', ['zod'], ['^src/config\\.ts$', '^src/adapters/']),
  keep('zones-stay-in-core', 'Calendar and time zone reckoning is done in core only.', ['temporal-polyfill'], '^src/core/'),
  keep('messages-stay-in-words', 'Only words format messages.', ['intl-messageformat'], ['^src/words/', '^src/adapters/web/page/']),
];

const whole = [
  {
    name: 'timers-stay-in-the-clock',
    severity: 'error',
    comment: 'Only adapters/node waits; everybody else asks the clock port.',
    from: { path: '^src/', pathNot: '^src/adapters/node/' },
    to: { path: '^(node:)?timers(/promises)?$' },
  },
  { name: 'no-circles', severity: 'error', comment: 'Two files that need each other are one file or three.', from: { path: '^src/' }, to: { circular: true } },
  {
    name: 'no-orphans',
    severity: 'error',
    comment: 'A file that no entry point can reach is not part of Guidon.',
    from: { path: entryPoints },
    to: { path: '^src/', pathNot: [...entryPoints, '\\.d\\.ts$'], reachable: false },
  },
  {
    name: 'known-folders-only',
    severity: 'error',
    comment: 'Every file has its place in the house; a new folder starts with a rule here.',
    from: { path: '^src/' },
    to: { path: '^src/', pathNot: [`^src/(${folders})/`, '^src/(main|guidon|running|front-desk|config|log)\\.ts$'] },
  },
  { name: 'nothing-missing', severity: 'error', comment: 'What is imported exists.', from: { path: '^src/' }, to: { couldNotResolve: true } },
  {
    name: 'only-what-is-shipped',
    severity: 'error',
    comment: 'Guidon starts without development dependencies and without tests.',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  { name: 'nothing-from-tests', severity: 'error', comment: 'Guidon starts without its tests.', from: { path: '^src/' }, to: { path: '^test/' } },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...table, ...packages, ...whole],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
