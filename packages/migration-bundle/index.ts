// `generateIdentity` creates the reader's secret age key; bundles are encrypted to its public half.

export type { DocumentKeys } from '@jembatan/contract/keys/signed-document'
export { generateSigningKey, parseSigningKey, type SigningKey } from '@jembatan/contract/keys/signing-key'
export { generateX25519Identity as generateIdentity, identityToRecipient } from 'age-encryption'
export { type BundleRefusal, BundleRefused } from './bundle-refused'
export {
  type ChecksumSource,
  type Checksums,
  compareChecksums,
  DAYS_OF,
  type DaySums,
  type Difference,
  type Measured,
  measureLines,
  readChecksums,
  type Summed,
  signChecksums,
  takeChecksums,
} from './checksums'
export { packBytes, readChunk, unpackBytes, type WriteChunk, writeChunk } from './chunk'
export {
  type Attested,
  attestedDocument,
  type Closed,
  type ClosingDocument,
  closedDocument,
  closingFile,
  type Emptied,
  emptiedDocument,
  type Frozen,
  frozenDocument,
  type Opened,
  openedDocument,
  readyDocument,
} from './closing'
export {
  type BundleManifest,
  type ChunkEntry,
  type ExpectedBundle,
  hashManifest,
  type PictureEntry,
  parseBundleKeys,
  readManifest,
  signManifest,
  sumTables,
} from './manifest'
export {
  type BundleFiles,
  bundleFolder,
  CURRENT,
  checksumsFile,
  currentSchema,
  daysFile,
  filesOf,
  isBundleKey,
  MANIFEST,
  type OpenBundle,
  openBundle,
} from './open-bundle'
export { LARGEST_PICTURE, pictureFile, writePicture } from './picture'
export { type Cell, decodeKeys, decodeRow, decodeRows, encodeRow } from './rows'
export {
  commitmentTo,
  type DrawAnswer,
  drawOrders,
  readAnswer,
  readPromise,
  requestSchema as sampleRequestSchema,
  SAMPLE_ORDERS,
  SAMPLE_TABLES,
  type SampleRequest,
  type SampleTable,
  sampleFiles,
  sampleFolder,
  sampleTables,
  secretOfDraw,
  signAnswer,
  signPromise,
} from './sample'
export {
  addRows,
  BUNDLE_SCHEMA,
  type BundleRow,
  type BundleTable,
  bundleTables,
  columnsOf,
  databaseName,
  hasAmount,
  type RowsByTable,
  tableNames,
} from './tables'
