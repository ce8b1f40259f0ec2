import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readShops } from './shops'

const pasar = {
  id: 'pasar',
  name: 'Pasar',
  origin: 'http://pasar.localhost:3001',
  catalogueFile: '../public/catalogue.json',
  catalogueKeysFile: '/etc/pasar/catalogue-keys.json',
}
const warung = { ...pasar, id: 'warung', name: 'Warung', origin: 'http://warung.localhost:3009' }

async function shopsFile(content: unknown) {
  const folder = await mkdtemp(join(tmpdir(), 'ramai-shops-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'shops.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))

  return { file, folder }
}

test('several shops are read, with their files relative to the list', async () => {
  const { file, folder } = await shopsFile([pasar, warung])

  const shops = readShops(file)

  expect(shops.map(({ name }) => name)).toEqual(['Pasar', 'Warung'])
  expect(shops[0]).toMatchObject({
    catalogueFile: join(folder, '../public/catalogue.json'),
    catalogueKeysFile: '/etc/pasar/catalogue-keys.json',
  })
})

test.each([
  ['no list', 'kosong', 'cannot be read as JSON'],
  ['an empty list', [], 'no list of shops'],
  ['an origin with a path', [{ ...pasar, origin: `${pasar.origin}/` }], 'must be an origin'],
  ['an id that is no short name', [{ ...pasar, id: 'Pasar Raya' }], 'must be a short name'],
  ['a member that nobody knows', [{ ...pasar, webhook: 'http://pasar.localhost' }], 'webhook'],
  ['two shops with one id', [pasar, { ...warung, id: 'pasar' }], 'the same id'],
  [
    'two successors of the old shop',
    [
      { ...pasar, successor: true },
      { ...warung, successor: true },
    ],
    'are the successor',
  ],
  ['two shops at one origin', [pasar, { ...warung, origin: pasar.origin }], 'the same origin'],
])('%s stops the start', async (_, content, sentence) => {
  const { file } = await shopsFile(content)

  expect(() => readShops(file)).toThrow(sentence)
})
