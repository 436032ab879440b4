// House rules that no stock rule expresses. Each is a guard, not a proof; the reasons stand in ARCHITECTURE.md.

/** @param {string} file */
const isServerSource = (file) => /packages\/server\/src\//.test(file) && !file.endsWith('.test.ts');

const injectedTime = {
  create(context) {
    if (!isServerSource(context.filename) || context.filename.endsWith('platform/clock.ts')) return {};
    const message = 'Take the time from the injected Clock, so that tests can move it.';
    return {
      CallExpression(node) {
        const callee = node.callee;
        if (
          callee.type === 'MemberExpression' &&
          callee.object.name === 'Date' &&
          callee.property.name === 'now'
        )
          context.report({ node, message });
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) context.report({ node, message });
      },
    };
  },
};

const noProcessEnv = {
  create(context) {
    if (context.filename.endsWith('server/src/config/env.ts')) return {};
    return {
      MemberExpression(node) {
        if (node.object.name === 'process' && node.property.name === 'env')
          context.report({ node, message: 'Environment variables are read in src/config/env.ts only.' });
      },
    };
  },
};

const sqlOnlyInStores = {
  create(context) {
    if (!isServerSource(context.filename)) return {};
    if (/(-store\.ts|\/platform\/db\/[^/]+\.ts)$/.test(context.filename)) return {};
    const message = 'SQL belongs in a <domain>-store.ts.';
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.name === 'sql') context.report({ node, message });
      },
      CallExpression(node) {
        const callee = node.callee;
        if (
          callee.type === 'MemberExpression' &&
          ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom'].includes(callee.property.name)
        )
          context.report({ node, message });
      },
    };
  },
};

export default {
  meta: { name: 'tomoshibi' },
  rules: {
    'injected-time': injectedTime,
    'no-process-env': noProcessEnv,
    'sql-only-in-stores': sqlOnlyInStores,
  },
};
