import type * as aws from '@aws-appsync/utils'
import type * as awsAi from '@aws-appsync/utils/ai.js'
import type * as awsDynamodb from '@aws-appsync/utils/dynamodb.js'
import type * as awsRds from '@aws-appsync/utils/rds.js'
import { describe, expect, expectTypeOf, it } from 'vitest'
import * as ai from './ai.ts'
import * as dynamodb from './dynamodb/index.ts'
import * as rds from './rds/index.ts'
import * as utils from './utils.ts'

describe('the modules that stand for @aws-appsync/utils', () => {
  it('satisfy the published types', () => {
    expectTypeOf(utils).toExtend<Pick<typeof aws, 'util' | 'extensions' | 'runtime'>>()
    expectTypeOf(dynamodb).toExtend<Omit<typeof awsDynamodb, 'default'>>()
    expectTypeOf(rds).toExtend<Omit<typeof awsRds, 'default'>>()
    expectTypeOf(ai).toExtend<Omit<typeof awsAi, 'default'>>()
  })

  it('export every function, and nothing else', () => {
    expect(Object.keys(utils).toSorted()).toEqual(['extensions', 'runtime', 'util'])
    expect(Object.keys(dynamodb).toSorted()).toEqual([
      ...['batchDelete', 'batchGet', 'batchPut', 'get', 'operations', 'put', 'query', 'remove', 'scan', 'sync'],
      ...['toBinarySet', 'toNumberSet', 'toStringSet', 'transactGet', 'transactWrite', 'update'],
    ])
    expect(Object.keys(rds).toSorted()).toEqual([
      ...['agg', 'createMySQLStatement', 'createPgStatement', 'insert', 'remove', 'select', 'sql', 'toJsonObject'],
      ...['typeHint', 'update'],
    ])
    expect(Object.keys(ai).toSorted()).toEqual(['converse', 'invokeModel'])
  })

  it('build the documents of Amazon Bedrock', () => {
    expect(ai.invokeModel({ modelId: 'm', body: { inputText: 'hi' } })).toEqual({
      operation: 'InvokeModel',
      modelId: 'm',
      body: { inputText: 'hi' },
    })
    expect(ai.converse({ modelId: 'm', messages: [] })).toEqual({ operation: 'Converse', modelId: 'm', messages: [] })
  })
})
