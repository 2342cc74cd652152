import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from '../clock.ts'
import type { QueuePlan } from '../config/plan.ts'
import { SqsError } from './errors.ts'
import type { Message } from './message.ts'
import { Queue } from './queue.ts'

/** What the queues need. */
export interface QueuesOptions {
  readonly plans: readonly QueuePlan[]
  readonly clock: Clock
  /** Where messages are kept over a restart; without it in memory only. */
  readonly file?: string | undefined
}

/** Longest time that a change is not in the file, in milliseconds. */
const SAVE_PAUSE = 200

/** Every queue of the configuration. */
export class Queues {
  readonly #byArn = new Map<string, Queue>()
  readonly #file: string | undefined
  #saving: NodeJS.Timeout | undefined

  constructor({ plans, clock, file }: QueuesOptions) {
    this.#file = file
    const kept = file ? readKept(file) : {}
    for (const plan of plans) {
      const options = {
        plan,
        clock,
        bury: (arn: string, message: Message) => this.byArn(arn).add(message),
        onChange: () => this.#changed(),
      }
      this.#byArn.set(plan.arn, new Queue(options, kept[plan.arn]))
    }
  }

  /** All queues, in the order of the configuration. */
  all(): Queue[] {
    return [...this.#byArn.values()]
  }

  /** The queue with an ARN, or undefined. */
  find(arn: string): Queue | undefined {
    return this.#byArn.get(arn)
  }

  /** @throws SqsError QueueDoesNotExist */
  byArn(arn: string): Queue {
    return this.find(arn) ?? notThere()
  }

  /** The queue with a URL, whatever host name the URL has. */
  byUrl(url: string): Queue {
    const name = url.split('/').at(-1)
    return this.byName(name ?? '')
  }

  /** @throws SqsError QueueDoesNotExist */
  byName(name: string): Queue {
    return this.all().find(({ plan }) => plan.queueName === name) ?? notThere()
  }

  /** Keeps what is not in the file yet. */
  stop(): void {
    if (this.#saving === undefined) return
    clearTimeout(this.#saving)
    this.#save()
  }

  #changed(): void {
    if (this.#file === undefined || this.#saving !== undefined) return
    this.#saving = setTimeout(() => this.#save(), SAVE_PAUSE)
    this.#saving.unref()
  }

  #save(): void {
    this.#saving = undefined
    if (this.#file === undefined) return
    const messages = Object.fromEntries(this.all().map(({ plan, messages }) => [plan.arn, messages]))
    mkdirSync(dirname(this.#file), { recursive: true })
    // Renamed into place, so that a crash leaves the file before or the file after.
    writeFileSync(`${this.#file}.new`, JSON.stringify(messages))
    renameSync(`${this.#file}.new`, this.#file)
  }
}

const readKept = (file: string): Record<string, Message[]> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Message[]>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Error(`${file} cannot be read (${(error as Error).message}): delete it, or start with --fresh`)
  }
}

const notThere = (): never => {
  throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.')
}
