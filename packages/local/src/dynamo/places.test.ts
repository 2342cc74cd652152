import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { Places } from './places.ts'
import { Progress } from './progress.ts'

const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

const fileIn = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'places-'))
  folders.push(folder)
  return join(folder, 'made/streams.json')
}

describe('the places of subscribers', () => {
  it('are there after a restart', async () => {
    const file = await fileIn()
    const before = new Places(file)
    before.set('Follow', 'shard-1', { after: '7' })
    before.set('Follow', 'shard-2', { ended: true })
    await before.flush()
    const after = new Places(file)
    expect([after.get('Follow', 'shard-1'), after.get('Follow', 'shard-2')]).toEqual([{ after: '7' }, { ended: true }])
    expect([after.knows('Follow'), after.knows('Other'), after.get('Other', 'shard-1')]).toEqual([
      true,
      false,
      undefined,
    ])
  })

  it('are none when the file cannot be read', async () => {
    const file = await fileIn()
    const places = new Places(file)
    await places.flush()
    await writeFile(file, '{"Follow')
    expect(new Places(file).knows('Follow')).toBe(false)
  })
})

describe('the progress in a shard', () => {
  it('is the last record before which every one is through, whatever order they finish in', () => {
    const shuffled = fc
      .integer({ min: 1, max: 30 })
      .chain((count) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count }))
    fc.assert(
      fc.property(shuffled, (order) => {
        const progress = new Progress()
        for (const index of order.keys()) progress.begin(String(index))
        const finished = new Set<number>()
        for (const index of order) {
          progress.done(String(index))
          finished.add(index)
          let through = 0
          while (finished.has(through)) through += 1
          expect(progress.place).toBe(through === 0 ? undefined : String(through - 1))
        }
      }),
    )
  })
})
