import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BundleRefusal, BundleRefused } from '@jembatan/migration-bundle'
import { nameFailure } from '@jembatan/platform/explain-failure'
import { expect, onTestFinished, test } from 'vitest'
import type { BundleSettings } from '../../environment'
import { explainRefusal } from './explain-refusal'
import { openReader, readDocumentKeys, readPublishedKeys, readSigningKey } from './open-reader'

const TO_DO: Record<BundleRefusal, RegExp> = {
  bundle_unsigned: /Ask the sender which key signs/,
  bundle_altered: /Carry this bundle over once more/,
  bundle_not_for_us: /encrypt to its own public key/,
  bundle_other_schema: /must run the same version/,
  bundle_incomplete: /Wait until all of it has been carried over/,
  bundle_replayed: /Nothing is to be done/,
  bundle_out_of_order: /Bring the bundle that is next first/,
  bundle_too_large: /Take away what does not belong to it/,
}

test.each(Object.entries(TO_DO) as [BundleRefusal, RegExp][])(
  '%s names the bundle, and says what is wrong and what to do',
  (code, toDo) => {
    const refused = new BundleRefused(code, 'a/000003: something is wrong.', { bundle: 'a/000003' })

    const failure = nameFailure(explainRefusal(refused))

    expect(failure).toMatchObject({ code, values: { bundle: 'a/000003' } })
    expect(failure.message).toContain(`${code}: a/000003: something is wrong. `)
    expect(failure.message).toMatch(toDo)
  },
)

test('a full disk and a lost connection say what to do, also in the middle of a bundle', () => {
  const failing = (code: string, message: string) => Object.assign(new Error(message), { code })
  const failureOf = (error: Error) => nameFailure(explainRefusal(new Error('a chunk failed', { cause: error })))

  expect(failureOf(failing('ENOSPC', 'write ENOSPC'))).toEqual({
    code: 'disk_full',
    values: {},
    message: 'The disk is full: make room, then run the same command. (write ENOSPC)',
  })
  expect(failureOf(failing('53100', 'could not extend file')).code).toBe('database_disk_full')
  expect(failureOf(failing('CONNECTION_CLOSED', 'write CONNECTION_CLOSED')).message).toMatch(/went away: start it/)
})

const FILES: [variable: keyof BundleSettings, code: string, read: (settings: BundleSettings) => Promise<unknown>][] = [
  ['PASAR_BUNDLE_IDENTITY_FILE', 'identity_wrong', openReader],
  ['PASAR_BUNDLE_KEYS_FILE', 'keys_wrong', readDocumentKeys],
  ['PASAR_BUNDLE_KEYS_FILE', 'keys_wrong', readPublishedKeys],
  ['PASAR_AUDIT_SIGNING_KEY_FILE', 'signing_key_wrong', readSigningKey],
]

test.each(FILES)('%s names the wrong file without its content: %s', async (variable, code, read) => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-reader-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'key')
  const failure = async () =>
    nameFailure(await read({ [variable]: file } as unknown as BundleSettings).catch((error) => error))

  expect(await failure()).toMatchObject({ code: 'file_unreadable', values: { file: 'key' } })
  for (const content of ['AGE-SECRET-KEY-1NONE', '{ "keys": [{ "kty": "AGE-SECRET-KEY-1NONE" }] }']) {
    await writeFile(file, content)
    const { message, ...details } = await failure()
    expect(details).toEqual({ code, values: { file: 'key' } })
    expect(message).toMatch(new RegExp(`^${variable}: ${file} must hold .+, then run the same command\\.$`))
    expect(message).not.toContain('1NONE')
  }
})
