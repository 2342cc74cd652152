import { expect, it } from 'vitest'
import { partsOf } from './bundle-parts.ts'

const input = (bytesInOutput: number) => ({ bytesInOutput })

it('tells what is loaded at the start, what later, and what is there twice', () => {
  const outputs = {
    'out/index.mjs': {
      inputs: { 'packages/api/src/a.ts': input(5), 'packages/api/src/b.ts': input(6), 'node_modules/x/i.js': input(3) },
      imports: [
        { path: 'out/shared.mjs', kind: 'import-statement' },
        { path: 'out/lazy.mjs', kind: 'dynamic-import' },
        { path: 'node:fs', kind: 'import-statement', external: true },
      ],
    },
    'out/shared.mjs': { inputs: { 'node_modules/@y/z/i.js': input(20) }, imports: [] },
    'out/lazy.mjs': { inputs: { 'node_modules/w/node_modules/x/i.js': input(40) }, imports: [] },
    'out/index.mjs.map': { inputs: {}, imports: [] },
  }
  const inputs = Object.assign({}, ...Object.values(outputs).map((output) => output.inputs))
  const parts = partsOf({ metafile: { inputs, outputs } as never, nameOf: (path) => path.replace('out/', '') })
  expect(parts.start).toEqual([
    { name: '@y/z', bytes: 20 },
    { name: 'packages/api', bytes: 11 },
    { name: 'x', bytes: 3 },
  ])
  expect(parts.later).toEqual([{ name: 'x', bytes: 40 }])
  expect(parts.doubles).toEqual(['x'])
})
