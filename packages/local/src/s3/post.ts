import { hash } from './body.ts'
import type { BucketContext, S3Answer } from './bucket.ts'
import { S3Error } from './errors.ts'
import type { S3Request } from './request.ts'
import { verifyPolicy } from './signature.ts'
import { xmlOf } from './xml.ts'

/** A form that a browser sends: its fields in lower case, and the file. */
interface Form {
  readonly fields: ReadonlyMap<string, string>
  readonly file: Buffer
  readonly fileName: string
}

/**
 * POST Object: a browser's form with a signed policy ("Authenticating Requests: Browser-Based Uploads Using POST"). Every
 * field must be allowed by a condition of the policy, and every condition must hold.
 */
export const postObject = async (context: BucketContext, request: S3Request): Promise<S3Answer> => {
  const { store, now, notify, plan } = context
  const { fields, file, fileName } = await readForm(request)
  const given = fields.get('key')
  if (!given) throw new S3Error('InvalidArgument', 'Bucket POST must contain a field named "key".')
  checkPolicy(fields, file.length, plan.bucketName, now())
  // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder
  const key = given.replaceAll('${filename}', fileName)
  const headers: Record<string, string> = { 'content-type': 'binary/octet-stream' }
  for (const [name, value] of fields)
    if (/^(content-|cache-control$|expires$|x-amz-meta-)/.test(name)) headers[name] = value
  const draft = { etag: hash('md5', file, 'hex'), lastModified: now(), headers, tags: {}, checksums: {} }
  const meta = await store.write(key, file, draft)
  notify('ObjectCreated:Post', meta)
  return answerOf(fields, plan.bucketName, key, meta.etag, request)
}

const answerOf = (fields: Form['fields'], bucket: string, key: string, etag: string, request: S3Request): S3Answer => {
  const location = `http://${request.message.headers.host}/${bucket}/${encodeURIComponent(key)}`
  const headers = { etag: `"${etag}"`, location }
  const redirect = fields.get('success_action_redirect')
  if (redirect !== undefined && URL.canParse(redirect)) {
    const url = new URL(redirect)
    for (const [name, value] of Object.entries({ bucket, key, etag: `"${etag}"` })) url.searchParams.set(name, value)
    return { status: 303, headers: { ...headers, location: url.href } }
  }
  const status = fields.get('success_action_status')
  if (status === '200') return { status: 200, headers }
  if (status !== '201') return { status: 204, headers }
  return {
    status: 201,
    headers,
    xml: xmlOf('PostResponse', { Location: location, Bucket: bucket, Key: key, ETag: `"${etag}"` }),
  }
}

const readForm = async ({ message }: S3Request): Promise<Form> => {
  const chunks: Buffer[] = []
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk)
  const type = message.headers['content-type'] ?? ''
  let form: FormData
  try {
    form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData()
  } catch {
    throw new S3Error('MalformedPOSTRequest')
  }
  const fields = new Map<string, string>()
  for (const [name, value] of form) {
    if (typeof value !== 'string') return { fields, file: Buffer.from(await value.arrayBuffer()), fileName: value.name }
    // S3 ignores what comes after the file, so that the file is the last field that counts.
    if (name === 'file') return { fields, file: Buffer.from(value), fileName: '' }
    fields.set(name.toLowerCase(), value)
  }
  throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.')
}

type Condition = Readonly<Record<string, string>> | readonly [string, string | number, string | number]

/** Fields that no condition needs to allow. */
const FREE = /^(x-amz-signature|policy|x-ignore-.*)$/

const checkPolicy = (fields: Form['fields'], size: number, bucket: string, now: number): void => {
  const policy = fields.get('policy')
  if (policy === undefined) throw new S3Error('AccessDenied')
  const field = (name: string) => fields.get(name) ?? ''
  const parts = {
    credential: field('x-amz-credential'),
    date: field('x-amz-date'),
    signature: field('x-amz-signature'),
  }
  verifyPolicy(policy, parts)
  const { expiration, conditions } = parsePolicy(policy)
  if (!(Date.parse(expiration) > now)) throw new S3Error('AccessDenied', 'Invalid according to Policy: Policy expired.')
  const values = new Map([...fields, ['bucket', bucket]])
  const allowed = new Set<string>()
  for (const condition of conditions) {
    const [operator, target, value] = normalized(condition)
    if (operator === 'content-length-range') checkSize(size, Number(target), Number(value))
    else if (!holds(operator, values.get(target) ?? '', value)) {
      throw new S3Error(
        'AccessDenied',
        `Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`,
      )
    }
    allowed.add(target)
  }
  const extra = [...fields.keys()].find((name) => !allowed.has(name) && !FREE.test(name))
  if (extra !== undefined)
    throw new S3Error('AccessDenied', `Invalid according to Policy: Extra input fields: ${extra}`)
}

const parsePolicy = (policy: string): { expiration: string; conditions: readonly Condition[] } => {
  try {
    const known = JSON.parse(Buffer.from(policy, 'base64').toString()) as Record<string, unknown>
    return { expiration: String(known.expiration), conditions: (known.conditions ?? []) as Condition[] }
  } catch {
    throw new S3Error('InvalidArgument', 'Invalid Policy: Invalid JSON.')
  }
}

/** `{ key: value }` means `["eq", "$key", value]`. */
const normalized = (condition: Condition): [operator: string, target: string, value: string] => {
  const [operator = '', target = '', value = ''] = Array.isArray(condition)
    ? (condition as readonly unknown[])
    : ['eq', ...(Object.entries(condition)[0] ?? [])]
  return [String(operator).toLowerCase(), String(target).replace(/^\$/, '').toLowerCase(), String(value)]
}

const holds = (operator: string, actual: string, value: string): boolean =>
  operator === 'starts-with' ? actual.startsWith(value) : operator === 'eq' && actual === value

const checkSize = (size: number, least: number, most: number): void => {
  if (size > most) throw new S3Error('EntityTooLarge')
  if (size < least) throw new S3Error('EntityTooSmall')
}
