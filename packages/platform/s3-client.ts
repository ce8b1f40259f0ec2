/**
 * The S3 commands that are used here. Static named exports are necessary: the package is CommonJS,
 * and a bundler gives a late import of it no names.
 */
export {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
