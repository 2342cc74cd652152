import type * as aws from '@aws-appsync/utils/ai.js'

/** `@aws-appsync/utils/ai`: the request documents of an Amazon Bedrock data source. */
export const invokeModel: typeof aws.invokeModel = (payload) => ({ operation: 'InvokeModel', ...payload })

export const converse: typeof aws.converse = (payload) => ({ operation: 'Converse', ...payload })
