/** Stands for `fast-json-stringify` in the functions' bundles: graphql-jit loads it for serializers of its own, which nobody asks for. */
module.exports = undefined
