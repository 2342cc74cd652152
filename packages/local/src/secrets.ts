import { readFile, writeFile } from 'node:fs/promises'
import type { SecretPlan } from './config/plan.ts'

/** Secrets by name, as kept in `secrets.json`. */
export const readSecrets = async (file: string): Promise<Record<string, string>> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Error(`${file} is not readable as JSON: mend it, or start with \`npm start -- --fresh\``, {
      cause: error,
    })
  }
}

/** Keeps the secrets that were made at random, so that the next start has the same ones. */
export const keepSecrets = async (file: string, secrets: readonly SecretPlan[]): Promise<void> => {
  const made = secrets.filter(({ source }) => source === 'random').map(({ name, value }) => [name, value] as const)
  if (made.length === 0) return
  const all = { ...(await readSecrets(file)), ...Object.fromEntries(made) }
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
}
