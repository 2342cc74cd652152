/** The parts of AppSync's DynamoDB request documents. */
export interface ExpressionDocument {
  expression: string
  expressionNames?: Record<string, string>
  expressionValues?: object
}

/** A condition of a single write. */
export interface ConditionDocument extends ExpressionDocument {
  /** Attributes that do not count when the item there is compared with the one that was to be written. */
  equalsIgnore?: string[]
  conditionalCheckFailedHandler?: { strategy: 'Custom' | 'Reject'; lambdaArn?: string }
}

/** One item of a transaction. */
export interface TransactDocument {
  table: string
  operation?: 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheck'
  key: object
  attributeValues?: object
  update?: ExpressionDocument
  condition?: ExpressionDocument & { returnValuesOnConditionCheckFailure?: boolean }
  projection?: ExpressionDocument
}

/** What a batch says of one table: keys or items, or for a get, keys with options. */
export type BatchTable = object[] | { keys: object[]; consistentRead?: boolean; projection?: ExpressionDocument }

/** Any request document of a DynamoDB data source. */
export interface DynamoDocument {
  operation: string
  key?: object
  attributeValues?: object
  update?: ExpressionDocument
  condition?: ConditionDocument
  query?: ExpressionDocument
  filter?: ExpressionDocument
  projection?: ExpressionDocument
  index?: string
  limit?: number
  nextToken?: string
  consistentRead?: boolean
  scanIndexForward?: boolean
  select?: string
  totalSegments?: number
  segment?: number
  lastSync?: number
  basePartitionKey?: string
  deltaIndexName?: string
  customPartitionKey?: string
  populateIndexFields?: boolean
  _version?: number
  tables?: Record<string, BatchTable>
  transactItems?: TransactDocument[]
}
