import { styleText } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import type { MachineByCodeQuery } from './generated/operations.ts'
import { type DemoUser, demoUsers } from './identities.ts'
import type { Demo } from './seed.ts'

/** What the addresses are made of. */
export interface BannerOptions {
  /** The base URL of the HTTP API. */
  api: string
  /** The base URL of the pages. */
  web: string
  /** What other devices call this machine; undefined: they do not reach it. */
  host?: string | undefined
  demo: Demo
  /** The machine that the example buys from, as a guest sees it. */
  machine: NonNullable<MachineByCodeQuery['machineByCode']>
  /** Whether simulated machines answer. */
  fleet: boolean
}

/** The table of addresses that `npm start` prints: where things are, who one can be, and how to buy a drink. */
export const renderBanner = (options: BannerOptions): string =>
  [
    heading('Dispense is running'),
    ...addresses(options),
    heading(`The code on ${options.machine.name}`),
    ...(options.host ? [] : ['  For a phone in the same network, start with: npm start -- --host', '']),
    renderUnicodeCompact(phonePage(options), { border: 2 }),
    heading('Who you can be'),
    ...identities(options),
    heading(`Buy a drink from ${options.machine.name} (code ${codeOf(options)})`),
    ...purchase(options),
    '',
  ].join('\n')

const addresses = (options: BannerOptions) => {
  const { api } = options
  const endpoint = `${api}/graphql`
  return rows([
    ['Phone page', phonePage(options)],
    ['Operator console', `${pages(options)}/`],
    ['GraphQL endpoint', endpoint],
    ['GraphiQL (offline)', `${api}/explore`],
    ['Apollo Sandbox', `https://studio.apollographql.com/sandbox/explorer?endpoint=${encodeURIComponent(endpoint)}`],
    ['Health', `${api}/healthz`],
  ])
}

/** What the QR code on a machine opens. */
const phonePage = (options: BannerOptions) => `${pages(options)}/m/${codeOf(options)}`

/** Where the pages are, for other devices too where they reach it. */
const pages = ({ web, host = 'localhost' }: BannerOptions) => web.replace('://localhost', `://${host}`)

const identities = ({ demo }: BannerOptions) => [
  ...rows([
    ...demoUsers.map((user) => [describeUser(user, demo), tokenCommand(user.username)] as const),
    [`machine (${demo.machines.length} of them)`, tokenCommand(`machine:${demo.machines[0]?.id ?? '<machineId>'}`)],
  ]),
  '',
  '  A token goes into the header  authorization: Bearer <token>. Without one you are a guest, who may look around.',
]

const describeUser = ({ username, groups, attributes }: DemoUser, demo: Demo) => {
  const operator = demo.operators.find(({ id }) => id === attributes['custom:operatorId'])
  return operator ? `${groups.join(', ')} of ${operator.name}` : `customer ${username.replace('customer:', '')}`
}

const tokenCommand = (identity: string) => `npm run --silent token -- ${identity}`

const purchase = (options: BannerOptions) => {
  const slot = options.machine.slots.find(({ enabled, soldOut }) => enabled && !soldOut)
  if (!slot) return ['  Nothing is left in it. Forget all data and start anew: npm start -- --fresh']
  const price = `${(slot.total.amount / 100).toFixed(2)} ${slot.total.currency}`
  return [
    `  ${slot.product.name} in slot ${slot.code} for ${price}. Paste this into bash, as often as you like:`,
    '',
    buyCommand(options, slot),
    '',
    options.fleet
      ? '  A simulated machine takes it within a second or two.'
      : '  No simulated machine runs (--no-fleet): act as the machine with its token, acknowledgeVend, reportVendResult.',
  ]
}

/**
 * A bash command that buys one unit: the person's token from a real login, and a new idempotency key with every paste.
 */
const buyCommand = ({ api, machine }: BannerOptions, slot: BannerOptions['machine']['slots'][number]) => {
  const query =
    'mutation($input: StartVendInput!) { startVend(input: $input) { id state price { total { amount currency } } } }'
  const input = {
    machineId: machine.id,
    slot: slot.code,
    productId: slot.product.id,
    total: slot.total,
    idempotencyKey: 'KEY',
  }
  const body = JSON.stringify({ query, variables: { input } }).replace('KEY', `'$RANDOM$RANDOM$RANDOM'`)
  return [
    `curl -s ${api}/graphql -H 'content-type: application/json' \\`,
    `  -H "authorization: Bearer $(${tokenCommand('customer:demo')})" \\`,
    `  -d '${body}'`,
  ].join('\n')
}

const codeOf = ({ demo, machine }: BannerOptions) =>
  demo.machines.find(({ id }) => id === machine.id)?.code ?? machine.id

/** Colour only where the terminal shows it: styleText asks stdout, NO_COLOR and FORCE_COLOR. */
const heading = (text: string) => `\n${styleText('bold', text)}\n`

const rows = (pairs: readonly (readonly [string, string])[]) => {
  const width = Math.max(...pairs.map(([label]) => label.length))
  return pairs.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)
}
