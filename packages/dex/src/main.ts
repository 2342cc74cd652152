#!/usr/bin/env node
import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { AuditCollector, readAudit } from './audit.ts'
import { formatAudit } from './report.ts'

const USAGE = `dex <file> [--json]

Prints an EVA-DTS / DEX audit file of a vending machine. "-" reads from standard input.
  --json   the same as JSON: sets with their segments, checks and findings
Exit code: 0 when every set can be imported, 1 when one must not be, 2 when the file cannot be read.
`

// A reader that has seen enough, such as head, closes the pipe.
process.stdout.on('error', () => process.exit())
process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  let options: ReturnType<typeof readOptions>
  try {
    options = readOptions(args)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
    return 2
  }
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const collector = new AuditCollector()
  try {
    const input = options.file === '-' ? process.stdin : createReadStream(options.file)
    for await (const event of readAudit(input)) collector.add(event)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}: give a file that exists and can be read\n`)
    return 2
  }
  const { audit } = collector
  process.stdout.write(options.json ? `${JSON.stringify(audit, null, 2)}\n` : formatAudit(audit))
  return audit.sets.length > 0 && audit.sets.every(({ importable }) => importable) ? 0 : 1
}

/** @throws Error when the command line is not as USAGE says */
function readOptions(args: string[]): { file: string; json: boolean; help: boolean } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  })
  const [file, ...more] = positionals
  if (values.help) return { file: '', json: false, help: true }
  if (file === undefined || more.length > 0) throw new Error('give one file')
  return { file, json: values.json, help: false }
}
