/** Stands for `@graphql-tools/schema` in the functions' bundles: Apollo Server makes schemas of SDL with it, and is given one made. */
exports.makeExecutableSchema = () => {
  throw new Error('This bundle makes no schema of SDL: give Apollo Server a schema.')
}
