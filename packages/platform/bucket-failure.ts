type Explanation = { code: string; advice: string }

const SILENT: Explanation = {
  code: 'bucket_silent',
  advice: 'does not answer: see that its storage runs and can be reached from here, then run the same command.',
}
const ADDRESS: Explanation = {
  code: 'bucket_address',
  advice:
    'has an address that does not exist: correct its endpoint (…_S3_ENDPOINT) or region, then run the same command.',
}
const KEY: Explanation = {
  code: 'bucket_key',
  advice:
    'does not accept this key: correct its id and secret (…_S3_ACCESS_KEY_ID and the next), then run the same command.',
}
const FORBIDDEN: Explanation = {
  code: 'bucket_forbidden',
  advice: 'refuses this key: let it list, read, put and delete files there, then run the same command.',
}
const MISSING: Explanation = {
  code: 'bucket_missing',
  advice: 'does not exist: create it, or correct its name (…_S3_BUCKET), then run the same command.',
}

/** Keys are the error names of an S3-compatible storage or the error codes of Node. */
const EXPLANATIONS: Record<string, Explanation> = {
  ECONNREFUSED: SILENT,
  ECONNRESET: SILENT,
  ETIMEDOUT: SILENT,
  EPIPE: SILENT,
  EHOSTUNREACH: SILENT,
  ENETUNREACH: SILENT,
  EAI_AGAIN: SILENT,
  TimeoutError: SILENT,
  ENOTFOUND: ADDRESS,
  InvalidAccessKeyId: KEY,
  SignatureDoesNotMatch: KEY,
  AccessDenied: FORBIDDEN,
  NoSuchBucket: MISSING,
}

/**
 * A bucket that cannot be used as configured. `code` is stable; the message tells an operator what
 * to do.
 */
export class BucketFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly bucket: string,
    options: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'BucketFailure'
  }
}

/** Explains why an operation on a bucket failed. Returns an unknown failure unchanged. */
export function explainBucket(failure: unknown, bucket: string): unknown {
  if (!(failure instanceof Error)) return failure
  const explanation =
    EXPLANATIONS[failure.name] ?? EXPLANATIONS['code' in failure ? String(failure.code) : ''] ?? byStatus(failure)

  return explanation
    ? new BucketFailure(explanation.code, `The bucket ${bucket} ${explanation.advice} (${failure.message})`, bucket, {
        cause: failure,
      })
    : failure
}

/** For storages that answer with only a status. */
function byStatus(failure: Error & { $metadata?: { httpStatusCode?: number } }) {
  const status = failure.$metadata?.httpStatusCode ?? 0
  if (status === 401) return KEY
  if (status === 403) return FORBIDDEN

  return status >= 500 ? SILENT : undefined
}
