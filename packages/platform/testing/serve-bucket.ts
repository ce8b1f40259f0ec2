import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** The only credentials that the storage accepts. */
export const BUCKET_KEY = { accessKeyId: 'rani', secretAccessKey: 'rahasia' }

/**
 * Serves the part of S3 that is used here, over HTTP: objects under `/<bucket>/<key>` with put,
 * get, delete and a list of one key per page. Checks the access key, but no signature.
 */
export async function serveBucket() {
  const objects = new Map<string, { body: Buffer; type: string | undefined }>()
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
    const body = await buffer(request)
    const refuse = (status: number, code: string) => {
      response.writeHead(status, { 'content-type': 'application/xml' })
      response.end(`<Error><Code>${code}</Code><Message>No.</Message></Error>`)
    }
    const { authorization = '', 'content-type': type } = request.headers
    if (!authorization.startsWith(`AWS4-HMAC-SHA256 Credential=${BUCKET_KEY.accessKeyId}/`))
      return refuse(403, 'InvalidAccessKeyId')
    if (searchParams.has('list-type')) return response.end(pageOf(objects, pathname.split('/')[1] ?? '', searchParams))
    if (request.method === 'PUT') objects.set(pathname, { body, type })
    else if (request.method === 'DELETE') objects.delete(pathname)
    else {
      const object = objects.get(pathname)
      return object ? response.end(object.body) : refuse(404, 'NoSuchKey')
    }
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    objects,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  }
}

/**
 * Returns the first key after the continuation token with the prefix and, given a delimiter,
 * directly below it.
 */
function pageOf(objects: Map<string, { body: Buffer }>, bucket: string, params: URLSearchParams) {
  const [prefix, after] = [params.get('prefix') ?? '', params.get('continuation-token') ?? '']
  const [key, ...later] = [...objects.keys()]
    .filter((path) => path.startsWith(`/${bucket}/`))
    .map((path) => path.slice(bucket.length + 2))
    .filter((name) => name.startsWith(prefix) && name > after)
    .filter((name) => !params.has('delimiter') || !name.slice(prefix.length).includes('/'))
    .sort()
  const next = later.length > 0 ? `<NextContinuationToken>${key}</NextContinuationToken>` : ''
  const size = objects.get(`/${bucket}/${key}`)?.body.length
  const content = key ? `<Contents><Key>${key}</Key><Size>${size}</Size></Contents>` : ''

  return `<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${content}${next}</ListBucketResult>`
}
