/**
 * Stands for `@apollo/usage-reporting-protobuf` in the functions' bundles: Apollo Server would write usage reports and inline traces with
 * it, and both are disabled (`src/graphql.ts`).
 */
module.exports = {}
