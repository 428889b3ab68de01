import { basename } from 'node:path';

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const emptyNames = /^(utils?|helpers?|common|services?|types?|managers?)$/;
const longestTest = 80;

const fileName = {
  meta: { type: 'suggestion', schema: [], messages: { shape: "A file is named in kebab-case: '{{name}}'.", empty: "'{{name}}' says nothing about what is inside." } },
  create(context) {
    const name = basename(context.filename).replace(/\.(d|test|config)?\.?ts$/, '');
    return {
      Program(node) {
        if (!kebabCase.test(name)) context.report({ node, messageId: 'shape', data: { name } });
        if (emptyNames.test(name)) context.report({ node, messageId: 'empty', data: { name } });
      },
    };
  },
};

/** True for `test(…)`, `it(…)`, `test.only(…)` and `test.each(…)(…)`. */
function callsTest(callee) {
  if (callee.type === 'Identifier') return callee.name === 'test' || callee.name === 'it';
  if (callee.type === 'MemberExpression') return callsTest(callee.object);
  return callee.type === 'CallExpression' && callsTest(callee.callee);
}

const testLength = {
  meta: { type: 'suggestion', schema: [], messages: { long: 'A test of {{lines}} lines (at most {{longest}}) tells more than one story.' } },
  create(context) {
    return {
      CallExpression(node) {
        if (!callsTest(node.callee)) return;
        const body = node.arguments.find((argument) => /FunctionExpression$/.test(argument.type));
        if (!body) return;
        const lines = body.loc.end.line - body.loc.start.line + 1;
        if (lines > longestTest) context.report({ node, messageId: 'long', data: { lines, longest: longestTest } });
      },
    };
  },
};

/** Rules of this house that no ready-made plugin has. */
export const houseRules = { rules: { 'file-name': fileName, 'test-length': testLength } };
