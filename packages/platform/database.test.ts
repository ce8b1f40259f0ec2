import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { assertMayBeSeeded, joinAddresses, pipeline, readAddress } from './database'

test('an address loses its certificate parameters alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'read-address-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = (name: string) => join(folder, name)
  await Promise.all(['ca', 'cert', 'key'].map((name) => writeFile(file(name), `the ${name}`)))
  const names = `sslrootcert=${file('ca')}&sslcert=${file('cert')}&sslkey=${file('key')}&sslmode=verify-full`

  const { url } = readAddress(`postgres://shop:secret@127.0.0.1:5432/shop?${names}&application_name=shop`)

  expect(url).toBe('postgres://shop:secret@127.0.0.1:5432/shop?application_name=shop')
})

test('sessions use the direct address, and everything else the pooled one', () => {
  const [pooled, direct] = [postgres('postgres://127.0.0.1:6432/shop'), postgres('postgres://127.0.0.1:5432/shop')]

  const { listen, reserve, begin, unsafe } = joinAddresses(pooled, direct)

  expect([listen, reserve, begin, unsafe]).toEqual([direct.listen, direct.reserve, pooled.begin, pooled.unsafe])
  expect(direct.begin).not.toBe(pooled.begin)
})

test.each(['localhost', '127.0.0.1', '[::1]'])('a database on %s may be seeded', (host) => {
  expect(() => assertMayBeSeeded(`postgres://shop@${host}:5432/shop`, false)).not.toThrow()
})

test('a database elsewhere is seeded only on request', () => {
  const seed = (allowRemote: boolean) => () => assertMayBeSeeded('postgres://shop@db.example.com/shop', allowRemote)

  expect(seed(false)).toThrow('db.example.com: it is not local')
  expect(seed(true)).not.toThrow()
})

test('a statement that fails is reported when all others have ended', async () => {
  const ended: string[] = []
  const slow = Promise.resolve()
    .then(() => {})
    .then(() => ended.push('slow'))
  const refusal = new Error('no')

  const all = pipeline(Promise.reject(refusal), slow)

  await expect(all).rejects.toBe(refusal)
  expect(ended).toEqual(['slow'])
})
