/** Node's own `fs/promises`: who replaces `fs` in a bundle replaces what begins with its name too. */
module.exports = process.getBuiltinModule('node:fs/promises')
