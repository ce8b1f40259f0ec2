export type { DocumentKeys } from '../keys/signed-document'
export { generateSigningKey, parseSigningKey, type SigningKey } from '../keys/signing-key'
export { type BundleRefusal, BundleRefused } from './bundle-refused'
export { readChunk, type WriteChunk, writeChunk } from './chunk'
export {
  type BundleManifest,
  type ChunkEntry,
  type ExpectedBundle,
  hashManifest,
  parseBundleKeys,
  readManifest,
  signManifest,
  sumTables,
} from './manifest'
export { type BundleFiles, MANIFEST, type OpenBundle, openBundle } from './open-bundle'
export { type Cell, decodeKeys, decodeRow, decodeRows, encodeRow } from './rows'
export { BUNDLE_SCHEMA, type BundleRow, type BundleTable, bundleTables, columnsOf, tableNames } from './tables'
