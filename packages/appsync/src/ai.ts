import type * as aws from '@aws-appsync/utils/ai.js'

/** The document of Bedrock's InvokeModel. */
export const invokeModel: typeof aws.invokeModel = (payload) => ({ operation: 'InvokeModel', ...payload })

/** The document of Bedrock's Converse. */
export const converse: typeof aws.converse = (payload) => ({ operation: 'Converse', ...payload })
