import { RequestRefused } from '../gateway/request-refused'
import { hasCredentials } from '../notification/post-notification'

const MOST_URLS = 2
const OVERRIDE = 'X-Override-Notification'
const APPEND = 'X-Append-Notification'

type Wishes = { own: string | null; headers: Headers }

/**
 * Addresses for the notifications of one order: in place of the merchant's own address, or in
 * addition. An address that Kasir may not call is kept, and its delivery fails.
 */
export function notificationUrls({ own, headers }: Wishes): string[] {
  const urls = [...(readHeader(headers, OVERRIDE) ?? [own ?? '']), ...(readHeader(headers, APPEND) ?? [])].filter(
    Boolean,
  )
  const malformed = urls.find((url) => !/^https?:\/\//.test(url) || !URL.canParse(url))
  if (malformed !== undefined) throw new RequestRefused([`notification URL is invalid: ${malformed}`])
  if (urls.some(hasCredentials))
    throw new RequestRefused(['notification URL must not contain a user name or a password'])

  return [...new Set(urls)]
}

function readHeader(headers: Headers, name: string) {
  const urls = headers
    .get(name)
    ?.split(',')
    .map((url) => url.trim())
  if (urls && urls.length > MOST_URLS) throw new RequestRefused([`${name} accepts at most ${MOST_URLS} URLs`])

  return urls
}
