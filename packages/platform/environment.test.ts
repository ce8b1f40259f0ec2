import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { parseEnvironment, privateFile, secretOfBytes } from './environment'

const schema = z.object({ SHOP_SECRET: secretOfBytes(2), SHOP_KEY_FILE: privateFile.optional() })
const parse = (variables: Record<string, string>) => parseEnvironment('The shop', schema, variables, ['SHOP_SECRET'])

function fileWith(text: string, mode: number) {
  const folder = mkdtempSync(join(tmpdir(), 'jembatan-secret-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'secret')
  writeFileSync(file, text)
  chmodSync(file, mode)

  return file
}

test('a secret may be read from a file, without its last line break', () => {
  expect(parse({ SHOP_SECRET_FILE: fileWith('abcd\n', 0o600) }).SHOP_SECRET).toBe('abcd')
  // An empty value copied from .env.example does not override the file.
  expect(parse({ SHOP_SECRET: '', SHOP_SECRET_FILE: fileWith('abcd', 0o400) }).SHOP_SECRET).toBe('abcd')
})

test.each([0o644, 0o604, 0o606])('a secret that everybody can read (mode %o) stops the start', (mode) => {
  const file = fileWith('abcd', mode)

  expect(() => parse({ SHOP_SECRET_FILE: file })).toThrow(
    `Set SHOP_SECRET_FILE anew: everybody on this machine has access to ${file}; chmod 600 it`,
  )
  expect(() => parse({ SHOP_SECRET: 'abcd', SHOP_KEY_FILE: file })).toThrow(
    'Set SHOP_KEY_FILE anew: it must name another file',
  )
})

test('the group may read a file of root, and never write it', () => {
  const isRoot = process.getuid?.() === 0

  const start = (mode: number) => () => parse({ SHOP_SECRET_FILE: fileWith('abcd', mode) })

  if (isRoot) expect(start(0o640)).not.toThrow()
  else expect(start(0o640)).toThrow('its group has access')
  expect(start(0o660)).toThrow('its group has access')
})

test('a file that is missing, empty or given twice is named in one sentence', () => {
  expect(() => parse({ SHOP_SECRET_FILE: '/nowhere/secret' })).toThrow(
    'The shop cannot start.\n  Set SHOP_SECRET_FILE anew: /nowhere/secret cannot be read (ENOENT).',
  )
  expect(() => parse({ SHOP_SECRET_FILE: fileWith('\n', 0o600) })).toThrow('Set SHOP_SECRET anew: it must be at least')
  expect(() => parse({ SHOP_SECRET: 'abcd', SHOP_SECRET_FILE: fileWith('abcd', 0o600) })).toThrow(
    'Set SHOP_SECRET_FILE anew: SHOP_SECRET is set too.',
  )
})
