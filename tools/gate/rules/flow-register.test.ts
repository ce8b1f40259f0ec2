import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CLAIM_NAMES, LANGUAGE_PARAMETER } from '@jembatan/contract/handoff'
import { expect, test } from 'vitest'
import { PAGE_OPTIONS } from '../../../checkout/i18n/page-method'
import { callsOf, readFlows } from '../../dev/systems/flows'
import { root } from '../../dev/systems/systems'

test('Ramai and Pasar never call each other, and a system is called for nothing else', async () => {
  const calls = callsOf(await readFlows()).map(
    ({ flow, from, to, demoOnly }) => `${flow} ${from} → ${to}${demoOnly ? ' in a demo' : ''}`,
  )

  expect(calls).toEqual([
    'F3 pasar → kasir',
    'F4 kasir → pasar',
    ...['ramai', 'pasar', 'kasir'].map((system) => `F5 walkthrough → ${system}`),
    ...['ramai', 'pasar', 'kasir'].map((system) => `F6 walkthrough → ${system} in a demo`),
  ])
})

test('a flow that runs says where in the code it lives, and it lives there', async () => {
  const flows = await readFlows()

  const places = flows
    .flatMap(({ code }) => [code?.contract, code?.sends, code?.receives])
    .filter((place) => place != null)

  expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([])
  expect(flows.filter(({ code, since }) => (code === null) !== (since === null))).toEqual([])
})

test('the handoff carries the nine claims of the contract, beside them a language, and nothing else', async () => {
  const flows = await readFlows()

  const handoff = flows.find(({ id }) => id === 'F2')

  expect(handoff?.content).toEqual([...CLAIM_NAMES])
  expect(handoff?.beside).toEqual([LANGUAGE_PARAMETER])
})

test('the address of a payment page carries its language, the chosen method, and nothing else', async () => {
  const request = (await readFlows()).find(({ id }) => id === 'F3')

  expect(request?.beside).toEqual(Object.values(PAGE_OPTIONS))
})

test('the documents that explain the flows name each of them', async () => {
  const flows = await readFlows()

  for (const document of ['README.md', 'README.id.md', 'docs/flows.md']) {
    const text = await readFile(join(root, document), 'utf8')
    expect(flows.map(({ id }) => id).filter((id) => !new RegExp(`\\b${id}\\b`).test(text))).toEqual([])
  }
})

test('docs/architecture.md draws each flow, solid for a call and dashed for a carried one', async () => {
  const flows = (await readFlows()).map(({ id, name, caller, ...ends }) => {
    const [from, to] = [ends.from, ends.to].map((end) => (end === 'every system' ? 'systems' : end))
    return caller ? `  ${from} -- "${id} ${name}" --> ${to}` : `  ${from} -. "${id} ${name}" .-> ${to}`
  })

  const page = await readFile(join(root, 'docs', 'architecture.md'), 'utf8')

  expect(page).toContain(['flowchart LR', ...flows, '```'].join('\n'))
})
