/**
 * Stands for `@aws-sdk/lib-dynamodb` in the functions' bundles: ElectroDB loads it for clients of the AWS SDK's third version,
 * and is given none.
 */
module.exports = {}
