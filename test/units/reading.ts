import { queries } from './documents.ts'
import { ask, type Operation } from './operation.ts'
import { yesterday } from './other-operator.ts'
import { sellOut } from './sales.ts'

/** Every query, some in more than one case. */
export const reading = (): Operation[] => [
  ...readingMachines(),
  ...listingMachines(),
  ...planning(),
  ...readingGoods(),
  ...readingMoney(),
]

function readingMachines(): Operation[] {
  return [
    {
      name: 'Query.machine',
      what: 'a customer looks at a machine: 12 slots with products, prices and stock',
      keys: 'Query `machineId`, `$page`: Machine, MachineState',
      prepare: (fleet) => ask(fleet.customer, queries.machine, { id: fleet.first }),
    },
    {
      name: 'Query.machine',
      what: 'a machine asks for work, and there is none',
      keys: 'the same',
      prepare: (fleet) => ask(fleet.machine(fleet.first), queries.machineWork, { id: fleet.first }),
    },
    {
      name: 'Query.machine',
      what: 'a machine asks for work, and there is a vend',
      keys: 'the same, then `vendId`',
      prepare: async (fleet) => {
        const { machineId } = await fleet.start()
        return ask(fleet.machine(machineId), queries.machineWork, { id: machineId })
      },
    },
    {
      name: 'Query.machine',
      what: 'staff looks at its 20 newest refused reports',
      keys: 'the same, then Query `machineId`, `$exception`, newest first',
      prepare: (fleet) => ask(fleet.staff, queries.machineExceptions, { id: fleet.first }),
    },
    {
      name: 'Query.machine',
      what: 'staff looks at its service log',
      keys: 'the same, then Query `machineId`, `$command` and Query `machineId`, `$restock`, newest first',
      prepare: (fleet) => ask(fleet.staff, queries.machineLog, { id: fleet.first }),
    },
    {
      name: 'Query.machineByCode',
      what: 'a guest scans the code: the same 12 slots',
      keys: '`code`, then Query `machineId`, `$page`',
      prepare: async (fleet) => ask(fleet.guest, queries.machineByCode, { code: await fleet.codeOf(fleet.first) }),
    },
  ]
}

function listingMachines(): Operation[] {
  return [
    {
      name: 'Query.machines',
      what: 'staff lists 20 machines: names and places',
      keys: 'Query gsi1 `operatorId`, `$machine`',
      prepare: (fleet) => ask(fleet.staff, queries.machines),
    },
    {
      name: 'Query.machines',
      what: 'staff lists 20 machines with status and stock',
      keys: 'the same, then 20 MachineStates by `machineId`',
      prepare: (fleet) => ask(fleet.staff, queries.machinesWithState),
    },
    {
      name: 'Query.machines',
      what: 'staff looks for a machine by name among 20',
      keys: 'Query gsi1 `operatorId`, `$machine`: the next 250',
      prepare: (fleet) => ask(fleet.staff, queries.machinesFound, { filter: { text: 'machine' } }),
    },
    {
      name: 'Query.machines',
      what: 'staff looks for those of 20 machines that are silent',
      keys: 'the same, then the MachineStates of those whose description fits',
      prepare: (fleet) => ask(fleet.staff, queries.machinesFound, { filter: { conditions: ['OFFLINE'] } }),
    },
    {
      name: 'Query.machines',
      what: 'staff looks for those of 20 machines that have open alerts: none',
      keys: 'Query gsi1 `operatorId`, `$machine`, then Query gsi1 `operatorId`, `OPEN`, `$alert`: 1,000 at most',
      prepare: (fleet) => ask(fleet.staff, queries.machinesFound, { filter: { openAlerts: true } }),
    },
  ]
}

function planning(): Operation[] {
  return [
    {
      name: 'Query.lowStock',
      what: 'a driver lists 20 machines to refill, with their places',
      keys: 'Query gsi1 `lowFor`, `$lowStock`, then 20 Machines by `machineId`',
      prepare: async (fleet) => {
        await sellOut(fleet.machines, fleet)
        return ask(fleet.staff, queries.lowStock)
      },
    },
    {
      name: 'Query.restockPlan',
      what: 'a driver plans a tour of 20 machines that begins now',
      keys: '20 Machines and 20 MachineStates by `machineId`',
      prepare: (fleet) => ask(fleet.staff, queries.restockPlan, { machineIds: fleet.machines }),
    },
    {
      name: 'Query.restockPlan',
      what: 'the same in three days: what sells until then is forecast',
      keys: 'the same, and 6 MachineDays of each by `operatorId`, `shard`, `day`, `machineId`; none is there',
      prepare: (fleet) => ask(fleet.staff, queries.restockPlan, { machineIds: fleet.machines, inDays: 3 }),
    },
    {
      name: 'Query.cost',
      what: 'staff asks what the cloud costs: arithmetic, nothing is read',
      keys: '',
      prepare: (fleet) => ask(fleet.staff, queries.cost),
    },
  ]
}

function readingGoods(): Operation[] {
  return [
    {
      name: 'Query.me',
      what: 'staff asks who it is',
      keys: '`operatorId`',
      prepare: (fleet) => ask(fleet.staff, queries.me),
    },
    {
      name: 'Query.product',
      what: 'a guest looks at a product',
      keys: '`productId`',
      prepare: (fleet) => ask(fleet.guest, queries.product, { id: fleet.products[0] }),
    },
    {
      name: 'Query.products',
      what: 'staff lists 20 products',
      keys: 'Query gsi1 `operatorId`, `$product`',
      prepare: (fleet) => ask(fleet.staff, queries.products),
    },
    {
      name: 'Query.promotions',
      what: 'staff lists the promotions: one',
      keys: 'Query `operatorId`, `$promotion`',
      prepare: async (fleet) => {
        await fleet.promotion()
        return ask(fleet.staff, queries.promotions)
      },
    },
    {
      name: 'Query.loyalty',
      what: 'a customer looks at points and vouchers: 20 changes',
      keys: 'Query `operatorId`, `customerId`, `$loyalty`, strongly: LoyaltyEntry, Voucher, LoyaltyAccount',
      prepare: (fleet) => ask(fleet.customer, queries.loyalty, { operatorId: fleet.operatorId }),
    },
    {
      name: 'Query.sales',
      what: "staff looks at a machine's week",
      keys: '`operatorId`, then 7 MachineDays by `operatorId`, `shard`, `day`, `machineId`',
      prepare: (fleet) => ask(fleet.staff, queries.sales, { ...fleet.week(), machineId: fleet.first }),
    },
    {
      name: 'Query.sales',
      what: 'staff looks at the week of all machines: 20 of them sold on one day',
      keys: '`operatorId`, then Query `operatorId`, `shard`, from day to day, for each of 4 shards',
      prepare: async (fleet) => ask(await fleet.other('sales'), queries.sales, fleet.week()),
    },
  ]
}

function readingMoney(): Operation[] {
  return [
    {
      name: 'Query.vend',
      what: 'a customer looks at a vend',
      keys: '`vendId`, strongly',
      prepare: async (fleet) => ask(fleet.customer, queries.vend, { id: (await fleet.start()).vendId }),
    },
    {
      name: 'Query.vends',
      what: 'a customer lists the own 20 newest vends',
      keys: 'Query gsi3 `customerId`, newest first, then 20 Vends by `vendId`',
      prepare: (fleet) => ask(fleet.customer, queries.vends),
    },
    {
      name: 'Query.vends',
      what: "staff lists a machine's 20 newest vends",
      keys: 'Query gsi2 `operatorId`, `machineId`, newest first, then 20 Vends',
      prepare: (fleet) => ask(fleet.staff, queries.vends, { machineId: fleet.first }),
    },
    {
      name: 'Query.ledger',
      what: 'staff reads the first 20 of 32 lines of an account: no day is closed yet',
      keys: '`operatorId`; Query the newest LedgerClosing before and in the period; then Query Transfer by `operatorId`, `shard`, from time to time, for each of 16 shards: since the last closing, and the page',
      prepare: async (fleet) =>
        ask(await fleet.other('ledger'), queries.ledger, { account: 'CLEARING', ...fleet.week() }),
    },
    {
      name: 'Query.reconciliation',
      what: 'staff reconciles a day of 32 transfers that is not closed yet',
      keys: 'the same, without the page',
      prepare: async (fleet) => ask(await fleet.other('reconciliation'), queries.reconciliation, { date: yesterday() }),
    },
    {
      name: 'Query.walletStatement',
      what: 'a customer looks at a day on which the wallet did not move: its balance is added up',
      keys: '`operatorId`, `customerId`, strongly; Query gsi3 `walletOf` up to a day, and the page; then their Transfers',
      prepare: (fleet) =>
        ask(fleet.customer, queries.walletStatement, {
          ...{ operatorId: fleet.operatorId, from: '2999-01-01', to: '2999-01-01' },
        }),
    },
    {
      name: 'Query.wallet',
      what: 'a customer looks at what can be spent',
      keys: '`operatorId`, `customerId`, strongly',
      prepare: (fleet) => ask(fleet.customer, queries.wallet, { operatorId: fleet.operatorId }),
    },
    {
      name: 'Query.wallet',
      what: 'a customer looks at what is held, too: one vend in the last hour',
      keys: 'the same, then Query gsi3 `customerId`, newest first, then each Vend by `vendId`',
      prepare: async (fleet) => {
        const patron = await fleet.patron()
        return ask(patron, queries.walletWithHeld, { operatorId: fleet.operatorId })
      },
    },
  ]
}
