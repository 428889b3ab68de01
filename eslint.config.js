import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { houseRules } from './eslint-rules.js';

/** Beginnings of SQL in capitals or small letters; "Select a day" is prose and stays free. */
const sqlText = String.raw`/^\s*(SELECT\s|select\s.+\sfrom\s|INSERT INTO|insert into|UPDATE \S+ SET|update \S+ set|DELETE FROM|delete from|(CREATE|ALTER|DROP) (TABLE|ROLE|POLICY|INDEX)|(create|alter|drop) (table|role|policy|index)|SET (ROLE|LOCAL)|set (role|local) )/`;

const everywhere = [
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'A name that is exported is the same name everywhere: no default exports.',
  },
];

const noEnvironment = [
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"], MemberExpression[object.name="process"][property.value="env"]',
    message: 'Only src/config.ts reads the environment; take the setting as an argument.',
  },
  {
    selector: 'VariableDeclarator[init.name="process"] Property[key.name="env"]',
    message: 'Only src/config.ts reads the environment; take the setting as an argument.',
  },
];

const noClock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'Time comes from the clock port (in core: as the argument `now`).',
  },
  {
    selector: 'MemberExpression[object.name=/^(Date|performance)$/][property.name="now"], MemberExpression[object.name="Temporal"][property.name="Now"], MemberExpression[object.name="process"][property.name=/^(hrtime|uptime)$/]',
    message: 'Time comes from the clock port (in core: as the argument `now`).',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Chance comes from its port.',
  },
  {
    selector: 'MemberExpression[object.name=/^(globalThis|global)$/][property.name=/^set(Timeout|Interval|Immediate)$/]',
    message: 'Waiting is done by the clock port.',
  },
];

const noSql = [
  { selector: `Literal[value=${sqlText}], TemplateElement[value.raw=${sqlText}]`, message: 'SQL lives in src/adapters/postgres.' },
  { selector: 'TaggedTemplateExpression[tag.name="sql"]', message: 'SQL lives in src/adapters/postgres.' },
];

const noLookUpByIdAlone = ['callee.object.object.object.name', 'callee.object.object.object.property.name'].map((client) => ({
  selector: `CallExpression[callee.property.name="get"][callee.object.property.name="cache"][callee.object.object.property.name=/^(channels|users)$/][${client}="client"]`,
  message: 'A thing is looked up in its guild, never by its id alone.',
}));

const noWaiting = [
  {
    selector: ':function[async=true], AwaitExpression, ForOfStatement[await=true], NewExpression[callee.name="Promise"], MemberExpression[object.name="Promise"]',
    message: 'core, words, cards and charts are pure: nothing waits here.',
  },
];

const timerNames = ['setTimeout', 'setInterval', 'setImmediate'];
const timerModules = ['timers', 'node:timers', 'timers/promises', 'node:timers/promises'];
const noProcessImport = ['process', 'node:process'].map((name) => ({
  name,
  importNames: ['env', 'default'],
  message: 'Only src/config.ts reads the environment; take the setting as an argument.',
}));
const noTimerImport = timerModules.map((name) => ({ name, message: 'Waiting is done by the clock port.' }));
const waitingIsThePorts = timerNames.map((name) => ({ name, message: 'Waiting is done by the clock port.' }));

/** The syntax rule cannot be added to, only replaced, so each part of src states its whole list. */
function restrict(...lists) {
  return { 'no-restricted-syntax': ['error', ...everywhere, ...lists.flat()] };
}

export default defineConfig(
  { ignores: ['node_modules/', 'data/', 'dist/', 'coverage/', '.tmp/', 'migrations/', '**/*.js', '**/*.cjs'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { house: houseRules },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      // `import { type A }` still loads the file at run time.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'house/file-name': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', 40],
      // A switch counts once: the compiler sees to it that it is complete.
      complexity: ['error', { max: 8, variant: 'modified' }],
      'max-depth': ['error', 3],
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      'no-console': 'error',
      'no-restricted-globals': ['error', ...waitingIsThePorts],
      'no-restricted-imports': ['error', { paths: [...noTimerImport, ...noProcessImport] }],
      ...restrict(noEnvironment, noClock, noSql, noLookUpByIdAlone),
    },
  },
  {
    files: ['src/{core,words,cards,charts}/**/*.ts'],
    rules: restrict(noEnvironment, noClock, noSql, noWaiting),
  },
  {
    // Catalogues hold sentences, which may begin like SQL, and are as long as what there is to say.
    files: ['src/words/**/*.ts'],
    rules: { 'max-lines': 'off', ...restrict(noEnvironment, noClock, noWaiting) },
  },
  {
    files: ['src/adapters/node/**/*.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-imports': ['error', { paths: noProcessImport }],
      ...restrict(noEnvironment, noSql),
    },
  },
  {
    files: ['src/adapters/postgres/**/*.ts'],
    rules: restrict(noEnvironment, noClock),
  },
  { files: ['src/adapters/postgres/schema.ts'], rules: { 'max-lines': 'off' } },
  {
    // The page runs in a browser, which has neither our clock port nor our environment.
    files: ['src/adapters/web/page/**/*.ts'],
    rules: { 'no-restricted-globals': 'off', ...restrict(noEnvironment, noSql) },
  },
  {
    files: ['src/config.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: noTimerImport }], ...restrict(noClock, noSql) },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'house/test-length': 'error',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
);
