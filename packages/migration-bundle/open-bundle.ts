import { z } from 'zod'
import { BundleRefused } from './bundle-refused'
import { readChunk } from './chunk'
import {
  type BundleManifest,
  type ChunkEntry,
  hashManifest,
  LONGEST_MANIFEST,
  type PictureEntry,
  type ReadManifest,
  readManifest,
} from './manifest'
import { readPicture } from './picture'

export const MANIFEST = 'manifest.json'

/** Returns the folder of a bundle, separate from those of earlier migrations. */
export const bundleFolder = (migration: string, sequence: number) => `${migration}/${String(sequence).padStart(6, '0')}`

/**
 * Names the migration to read, beside the folders. It is unsigned; the signed manifests there
 * repeat it.
 */
export const CURRENT = 'current.json'
export const currentSchema = z.strictObject({ migration: z.uuid() })

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const BUNDLE_KEY = new RegExp(`^(?:${UUID}/|${CURRENT.replace('.', '\\.')}(?:\\.${UUID}\\.part)?$)`)

/**
 * Returns whether a file belongs to a migration, or is an unfinished part of one
 * (`<file>.<uuid>.part`). A purge removes only these files.
 */
export const isBundleKey = (key: string) => BUNDLE_KEY.test(key)

/** The file in which each side stores its checksums for the other to compare. */
export const checksumsFile = (migration: string, side: 'old-shop' | 'pasar') => `${migration}/checksums-${side}.json`
/** Stored before the document, which contains its signed hash. */
export const daysFile = (migration: string, side: 'old-shop' | 'pasar') => `${migration}/days-${side}.tsv`

/** The files of one bundle: a folder, or a part of a bucket. */
export type BundleFiles = {
  list: () => Promise<{ name: string; bytes: number }[]>
  read: (name: string) => AsyncIterable<Uint8Array>
}

export type OpenBundle = ReadManifest & {
  /** The reader's secret age key. */
  identity: string
}

/**
 * Verifies a manifest, and that exactly its files have arrived. Chunks are verified as they are
 * read.
 * @throws {BundleRefused} when no part of the bundle may be used.
 */
export async function openBundle(files: BundleFiles, { identity, ...reading }: OpenBundle) {
  const listed = new Map((await files.list()).map(({ name, bytes }) => [name, bytes]))
  const length = listed.get(MANIFEST)
  if (length === undefined)
    throw new BundleRefused('bundle_incomplete', 'The manifest, which comes last, is not there.')
  if (length > LONGEST_MANIFEST) throw new BundleRefused('bundle_too_large', 'The manifest is too long.')
  const text = await readText(files.read(MANIFEST))
  const manifest = await readManifest(text, reading)
  checkFiles(manifest, listed)

  return {
    manifest,
    /** The hash that the next bundle must name as its predecessor. */
    hash: hashManifest(text),
    read: (chunk: ChunkEntry) => readChunk(chunk, files.read(chunk.name), identity),
    /** Returns one whole picture. */
    readPicture: (picture: PictureEntry) => readPicture(picture, files.read(picture.name), identity),
  }
}

/** Returns all files of a bundle except its manifest. */
export const filesOf = ({ chunks, pictures }: BundleManifest) => [...chunks, ...pictures]

async function readText(bytes: AsyncIterable<Uint8Array>) {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)

  return Buffer.concat(pieces).toString('utf8')
}

function checkFiles(manifest: BundleManifest, listed: Map<string, number>) {
  const files = filesOf(manifest)
  for (const { name, storedBytes } of files) {
    const bytes = listed.get(name)
    if (bytes === undefined) throw new BundleRefused('bundle_incomplete', `${name} is not there.`)
    if (bytes < storedBytes) throw new BundleRefused('bundle_incomplete', `${name} ends before all of it has come.`)
    if (bytes > storedBytes) throw new BundleRefused('bundle_too_large', `${name} holds more than its manifest says.`)
  }
  const listedFiles = new Set([MANIFEST, ...files.map(({ name }) => name)])
  const surplus = [...listed.keys()].find((name) => !listedFiles.has(name))
  if (surplus !== undefined)
    throw new BundleRefused('bundle_too_large', `The manifest does not name the file ${surplus}.`)
}
