import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseBundleKeys, parseSigningKey } from '@jembatan/contract/bundle'
import { DomainError } from '@jembatan/platform/errors'
import { openObjectStore } from '@jembatan/platform/object-store'
import { z } from 'zod'
import type { BundleSettings } from '../environment'
import type { Sender } from './store-bundle'

const recipientSchema = z.strictObject({ recipient: z.string().regex(/^age1[0-9a-z]{58}$/) })

/** Whoever the configuration says signs, for whom, and where to. @throws {Error} in one sentence about the file. */
export async function openSender(settings: BundleSettings): Promise<Sender> {
  const recipient = recipientSchema.safeParse(await readJson(settings.TOKO_LAMA_RECIPIENT_FILE))
  if (!recipient.success)
    throw new DomainError(
      'invalid',
      'recipient_wrong',
      `${settings.TOKO_LAMA_RECIPIENT_FILE} must hold the shop’s public key: { "recipient": "age1…" }.`,
      { file: basename(settings.TOKO_LAMA_RECIPIENT_FILE) },
    )

  return {
    store: openStore(settings),
    signingKey: await readSigningKey(settings),
    issuer: settings.TOKO_LAMA_ISSUER,
    audience: settings.TOKO_LAMA_AUDIENCE,
    ...recipient.data,
    now: () => new Date(),
  }
}

export function openStore(settings: BundleSettings) {
  const { TOKO_LAMA_S3_BUCKET: bucket, TOKO_LAMA_BUNDLE_FOLDER: folder } = settings

  return openObjectStore(
    bucket === undefined
      ? { folder }
      : {
          bucket,
          region: settings.TOKO_LAMA_S3_REGION,
          endpoint: settings.TOKO_LAMA_S3_ENDPOINT,
          accessKeyId: settings.TOKO_LAMA_S3_ACCESS_KEY_ID,
          secretAccessKey: settings.TOKO_LAMA_S3_SECRET_ACCESS_KEY,
        },
  )
}

export const readSigningKey = async ({ TOKO_LAMA_SIGNING_KEY_FILE: file }: BundleSettings) =>
  parseSigningKey(await readJson(file))

/** By which Pasar signs. */
export const readReaderKeys = async ({ TOKO_LAMA_READER_KEYS_FILE: file }: BundleSettings) =>
  parseBundleKeys(await readJson(file))

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', 'file_unreadable', `${file} cannot be read.`, { file: basename(file) }, { cause })
  })

  return JSON.parse(text)
}
