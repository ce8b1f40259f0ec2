import { identityToRecipient, parseBundleKeys, parseSigningKey } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { readKeyFile } from '@jembatan/platform/key-file'
import { openObjectStore } from '@jembatan/platform/object-store'
import type { SidesKeys } from '@/db/schema'
import type { BundleSettings } from '../../environment'

/**
 * Opens the configured bundle reader and the store that receives the bundles.
 * @throws {DomainError} that names the file.
 */
export async function openReader(settings: BundleSettings) {
  const { identity, recipient } = await readIdentity(settings)

  return {
    store: openStore(settings),
    reader: {
      keys: await readDocumentKeys(settings),
      audience: settings.PASAR_ORIGIN,
      identity,
      recipient,
    },
  }
}

export function openStore(settings: BundleSettings) {
  const { PASAR_BUNDLE_S3_BUCKET: bucket, PASAR_BUNDLE_FOLDER: folder } = settings

  return openObjectStore(
    bucket === undefined
      ? { folder }
      : {
          bucket,
          region: settings.PASAR_BUNDLE_S3_REGION,
          endpoint: settings.PASAR_BUNDLE_S3_ENDPOINT,
          accessKeyId: settings.PASAR_BUNDLE_S3_ACCESS_KEY_ID,
          secretAccessKey: settings.PASAR_BUNDLE_S3_SECRET_ACCESS_KEY,
        },
  )
}

/** The old shop's verification keys. */
export const readDocumentKeys = (settings: BundleSettings) => readKeysFile(settings, parseBundleKeys)

/** The same keys as published. */
export const readPublishedKeys = (settings: BundleSettings) =>
  readKeysFile(settings, async (json) => {
    await parseBundleKeys(json)

    return (json as { keys: SidesKeys['oldShop'] }).keys
  })

const readKeysFile = <Keys>(
  { PASAR_BUNDLE_KEYS_FILE: file }: BundleSettings,
  parse: (json: unknown) => Promise<Keys>,
) =>
  readKeyFile(
    file,
    async (text) => parse(JSON.parse(text)),
    (about) =>
      new DomainError(
        'invalid',
        'keys_wrong',
        `PASAR_BUNDLE_KEYS_FILE: ${file} must hold the public keys by which the old shop signs: { "keys": [ … ] }. Ask the sender for its file, then run the same command.`,
        about,
      ),
  )

/** Pasar signs its checksums with the key of its audit documents. */
export const readSigningKey = ({ PASAR_AUDIT_SIGNING_KEY_FILE: file }: BundleSettings) =>
  readKeyFile(
    file,
    async (text) => parseSigningKey(JSON.parse(text)),
    (about) =>
      new DomainError(
        'invalid',
        'signing_key_wrong',
        `PASAR_AUDIT_SIGNING_KEY_FILE: ${file} must hold the key by which Pasar signs, an Ed25519 private key as a JWK. Put the right file there, then run the same command.`,
        about,
      ),
  )

const readIdentity = ({ PASAR_BUNDLE_IDENTITY_FILE: file }: BundleSettings) =>
  readKeyFile(
    file,
    async (text) => ({ identity: text.trim(), recipient: await identityToRecipient(text.trim()) }),
    (about) =>
      new DomainError(
        'invalid',
        'identity_wrong',
        `PASAR_BUNDLE_IDENTITY_FILE: ${file} must hold Pasar’s secret key, AGE-SECRET-KEY-1…. Put the right file there, then run the same command.`,
        about,
      ),
  )
