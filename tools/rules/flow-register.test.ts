import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CLAIM_NAMES } from '@jembatan/contract/handoff'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { root } from '../systems/systems'

const words = z.array(z.string().min(1)).min(1)

const registerSchema = z.strictObject({
  $comment: z.string(),
  flows: z.array(
    z.strictObject({
      id: z.string().regex(/^F\d+$/),
      name: z.string().min(1),
      from: z.enum(['ramai', 'pasar', 'kasir', 'walkthrough', 'every system']),
      to: z.enum(['ramai', 'pasar', 'kasir', 'walkthrough', 'every system']),
      /** Only where something is staged: elsewhere nothing answers. */
      demoOnly: z.literal(true).optional(),
      /** The day after which nothing may cross here any more. */
      temporaryUntil: z.iso.date().optional(),
      /** Whose audit log says whether it is open: the last event of these kinds does. */
      endsWith: z.strictObject({ log: z.literal('pasar'), kinds: z.string(), closed: z.string() }).optional(),
      carrier: z.string().min(1),
      content: words,
      never: words,
      /** `null` while a flow is only planned. */
      code: z.strictObject({ contract: z.string().nullable(), sends: z.string(), receives: z.string() }).nullable(),
      since: z.iso.date().nullable(),
    }),
  ),
})

test('the register names the five flows of the design, the one that steers a demo, and the one that ends', async () => {
  const { flows } = await readRegister()

  expect(flows.map(({ id, from, to }) => `${id} ${from} → ${to}`)).toEqual([
    'F1 pasar → ramai',
    'F2 ramai → pasar',
    'F3 pasar → kasir',
    'F4 kasir → pasar',
    'F5 every system → walkthrough',
    'F6 walkthrough → every system',
    'F7 ramai → pasar',
  ])
  expect(flows.filter(({ demoOnly }) => demoOnly).map(({ id }) => id)).toEqual(['F6'])
  expect(flows.filter(({ temporaryUntil }) => temporaryUntil).map(({ id }) => id)).toEqual(['F7'])
  expect(flows.filter(({ endsWith }) => endsWith).map(({ id }) => id)).toEqual(['F7'])
})

test('a flow that runs says where in the code it lives, and it lives there', async () => {
  const { flows } = await readRegister()

  const places = flows
    .flatMap(({ code }) => [code?.contract, code?.sends, code?.receives])
    .filter((place) => place != null)

  expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([])
  expect(flows.filter(({ code, since }) => (code === null) !== (since === null))).toEqual([])
})

test('the handoff carries the nine claims of the contract and no other', async () => {
  const { flows } = await readRegister()

  const content = flows.find(({ id }) => id === 'F2')?.content

  expect(content).toEqual([...CLAIM_NAMES])
})

test('the documents that explain the flows name each of them', async () => {
  const { flows } = await readRegister()

  for (const document of ['README.md', 'README.id.md', 'docs/flows.md']) {
    const text = await readFile(join(root, document), 'utf8')
    expect(flows.map(({ id }) => id).filter((id) => !new RegExp(`\\b${id}\\b`).test(text))).toEqual([])
  }
})

async function readRegister() {
  return registerSchema.parse(JSON.parse(await readFile(join(root, 'docs', 'flows.json'), 'utf8')))
}
