import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers } from '../answers.ts'
import type { SitePlan } from '../config/plan.ts'
import { type CommandOptions, startCommands } from '../dev-commands.ts'
import { listen } from '../listen.ts'

/** How long a dev server may take to listen, in milliseconds. */
const PATIENCE = 60_000

/** The dev server of a site behind the router: its process starts when somebody asks for the page. */
export class DevServer {
  readonly #site: SitePlan
  readonly #options: CommandOptions
  #url: Promise<string> | undefined
  #stop: (() => Promise<void>) | undefined

  constructor(site: SitePlan, options: CommandOptions) {
    this.#site = site
    this.#options = options
  }

  /**
   * Where it listens, once it does.
   * @throws Error when it does not come up
   */
  url(): Promise<string> {
    this.#url ??= this.#start()
    return this.#url
  }

  async stop(): Promise<void> {
    await this.#stop?.()
  }

  async #start(): Promise<string> {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    let ended: number | undefined
    const environment = { ...this.#site.environment, PORT: String(port) }
    const running = startCommands([{ ...this.#site, environment, autostart: true }], {
      ...this.#options,
      onExit: (command, code) => {
        ended = code
        this.#url = undefined
        this.#options.onExit(command, code)
      },
    })
    this.#stop = running.stop
    const deadline = Date.now() + PATIENCE
    while (Date.now() < deadline && ended === undefined) {
      if (await answers(url)) return url
      await sleep(50)
    }
    const { name, command, directory } = this.#site
    // The next request is another try.
    await running.stop()
    this.#url = undefined
    const why = ended === undefined ? 'it does not listen' : `it ended with exit code ${ended}`
    throw new Error(`The dev server of ${name} did not start (${why}): ${command} in ${join('.', directory)}`)
  }
}

const freePort = async (): Promise<number> => {
  const { port, close } = await listen(0)
  await close()
  return port
}
