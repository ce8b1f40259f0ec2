/**
 * What a bucket is asked with, named here and not where it is loaded late: the package is no module, and a bundler gives a late
 * import of such a package no names.
 */
export {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
