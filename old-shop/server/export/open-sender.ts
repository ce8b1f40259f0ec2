import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseBundleKeys, parseSigningKey } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { openObjectStore } from '@jembatan/platform/object-store'
import { z } from 'zod'
import type { BundleSettings } from '../environment'
import type { Sender } from './store-bundle'

const recipientSchema = z.strictObject({ recipient: z.string().regex(/^age1[0-9a-z]{58}$/) })

/** Whoever the configuration says signs, for whom, and where to. @throws {DomainError} that names the file. */
export async function openSender(settings: BundleSettings): Promise<Sender> {
  const { recipient } = await readRecipient(settings)

  return {
    store: openStore(settings),
    signingKey: await readSigningKey(settings),
    issuer: settings.TOKO_LAMA_ISSUER,
    audience: settings.TOKO_LAMA_AUDIENCE,
    recipient,
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

export const readSigningKey = ({ TOKO_LAMA_SIGNING_KEY_FILE: file }: BundleSettings) =>
  readKeyFile(
    file,
    parseSigningKey,
    (about) =>
      new DomainError(
        'invalid',
        'signing_key_wrong',
        `TOKO_LAMA_SIGNING_KEY_FILE: ${file} must hold the key by which the old shop signs, an Ed25519 private key as a JWK. Put the right file there, then run the same command.`,
        about,
      ),
  )

/** By which Pasar signs. */
export const readReaderKeys = ({ TOKO_LAMA_READER_KEYS_FILE: file }: BundleSettings) =>
  readKeyFile(
    file,
    parseBundleKeys,
    (about) =>
      new DomainError(
        'invalid',
        'keys_wrong',
        `TOKO_LAMA_READER_KEYS_FILE: ${file} must hold the public keys by which Pasar signs: { "keys": [ … ] }. Ask the shop for its file, then run the same command.`,
        about,
      ),
  )

const readRecipient = ({ TOKO_LAMA_RECIPIENT_FILE: file }: BundleSettings) =>
  readKeyFile(
    file,
    (json) => recipientSchema.parse(json),
    (about) =>
      new DomainError(
        'invalid',
        'recipient_wrong',
        `TOKO_LAMA_RECIPIENT_FILE: ${file} must hold the shop’s public key: { "recipient": "age1…" }. Ask the shop for its file, then run the same command.`,
        about,
      ),
  )

/** Quotes nothing of a file, which what JSON or a schema says of it would: so `wrong` is told no cause. */
async function readKeyFile<Key>(
  file: string,
  parse: (json: unknown) => Key | Promise<Key>,
  wrong: (about: { file: string }) => DomainError,
) {
  const about = { file: basename(file) }
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', 'file_unreadable', `${file} cannot be read.`, about, { cause })
  })
  try {
    return await parse(JSON.parse(text))
  } catch {
    throw wrong(about)
  }
}
