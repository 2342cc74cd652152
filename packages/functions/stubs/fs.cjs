/** Stands for Node's own `fs` in the functions' bundles, where an ES module's import of it would read all of its exports. */
module.exports = process.getBuiltinModule('node:fs')
