import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseEnvironment } from './environment'

const KEY = '0123456789abcdef'.repeat(3)

const parse = (variables: Record<string, string>) =>
  parseEnvironment({
    KASIR_DATABASE_URL: 'postgres://kasir:secret@127.0.0.1:5443/kasir',
    KASIR_ORIGIN: 'http://kasir.localhost:3002',
    KASIR_MERCHANT_SERVER_KEY: 'SB-Mid-server-12345678',
    KASIR_MERCHANT_CLIENT_KEY: 'SB-Mid-client-12345678',
    KASIR_MERCHANT_FINISH_URL: 'http://pasar.localhost:3001/payment/finish',
    KASIR_NOTIFICATION_TARGETS: 'http://127.0.0.1:3001',
    ...variables,
  })

function fileWith(text: string, mode: number) {
  const folder = mkdtempSync(join(tmpdir(), 'kasir-secret-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'secret')
  writeFileSync(file, text)
  chmodSync(file, mode)

  return file
}

test('a secret may lie in a file, and its last line end is no part of it', () => {
  expect(parse({ KASIR_CONSOLE_KEY_FILE: fileWith(`${KEY}\n`, 0o600) }).KASIR_CONSOLE_KEY).toBe(KEY)
  // As copied from .env.example, beside a file.
  expect(parse({ KASIR_CONSOLE_KEY: '', KASIR_CONSOLE_KEY_FILE: fileWith(KEY, 0o400) }).KASIR_CONSOLE_KEY).toBe(KEY)
})

test.each([0o644, 0o604, 0o606])('a secret that everybody may read (mode %o) stops a start', (mode) => {
  const file = fileWith(KEY, mode)

  expect(() => parse({ KASIR_CONSOLE_KEY_FILE: file })).toThrow(
    `Set KASIR_CONSOLE_KEY_FILE anew: everybody on this machine has access to ${file}; chmod 600 it`,
  )
  expect(() => parse({ KASIR_AUDIT_SIGNING_KEY_FILE: file })).toThrow(
    'Set KASIR_AUDIT_SIGNING_KEY_FILE anew: it must name another file',
  )
})

test('its group may read what belongs to root, and never write it', () => {
  const isRoot = process.getuid?.() === 0

  const start = (mode: number) => () => parse({ KASIR_CONSOLE_KEY_FILE: fileWith(KEY, mode) })

  if (isRoot) expect(start(0o640)).not.toThrow()
  else expect(start(0o640)).toThrow('its group has access')
  expect(start(0o660)).toThrow('its group has access')
})

test('a file that is missing, empty or one of two answers is named in one sentence', () => {
  expect(() => parse({ KASIR_CONSOLE_KEY_FILE: '/nowhere/secret' })).toThrow(
    'Kasir cannot start.\n  Set KASIR_CONSOLE_KEY_FILE anew: /nowhere/secret cannot be read (ENOENT).',
  )
  expect(() => parse({ KASIR_CONSOLE_KEY_FILE: fileWith('\n', 0o600) })).toThrow(
    'Set KASIR_CONSOLE_KEY anew: it must be at least 32 hex digits',
  )
  expect(() => parse({ KASIR_CONSOLE_KEY: KEY, KASIR_CONSOLE_KEY_FILE: fileWith(KEY, 0o600) })).toThrow(
    'Set KASIR_CONSOLE_KEY_FILE anew: KASIR_CONSOLE_KEY is set too.',
  )
})
