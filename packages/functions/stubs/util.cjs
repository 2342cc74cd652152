/**
 * Stands for Node's own `util` in the functions' bundles, where an ES module's import of it would look at all of its exports: some
 * are only loaded when they are looked at.
 */
const util = process.getBuiltinModule('node:util')
for (const name of Object.keys(util)) Object.defineProperty(exports, name, { get: () => util[name], enumerable: true })
