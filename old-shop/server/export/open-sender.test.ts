import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nameFailure } from '@jembatan/platform/explain-failure'
import { expect, onTestFinished, test } from 'vitest'
import type { BundleSettings } from '../environment'
import { openSender, readReaderKeys, readSigningKey } from './open-sender'

const FILES: [variable: keyof BundleSettings, code: string, read: (settings: BundleSettings) => Promise<unknown>][] = [
  ['TOKO_LAMA_RECIPIENT_FILE', 'recipient_wrong', openSender],
  ['TOKO_LAMA_SIGNING_KEY_FILE', 'signing_key_wrong', readSigningKey],
  ['TOKO_LAMA_READER_KEYS_FILE', 'keys_wrong', readReaderKeys],
]

test.each(FILES)('%s names the wrong file without quoting it: %s', async (variable, code, read) => {
  const folder = await mkdtemp(join(tmpdir(), 'old-shop-keys-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'key.json')
  const failure = async () =>
    nameFailure(await read({ [variable]: file } as unknown as BundleSettings).catch((error) => error))

  expect(await failure()).toMatchObject({ code: 'file_unreadable', values: { file: 'key.json' } })
  for (const content of ['rahasia', '{ "kty": "OKP", "d": "rahasia" }']) {
    await writeFile(file, content)
    const { message, ...details } = await failure()
    expect(details).toEqual({ code, values: { file: 'key.json' } })
    expect(message).toMatch(new RegExp(`^${variable}: ${file} must hold .+, then run the same command\\.$`))
    expect(message).not.toContain('rahasia')
  }
})
