import { RequestRefused } from '../gateway/request-refused'
import { hasCredentials, isAllowedTarget } from '../notification/post-notification'

const MOST_URLS = 2
const OVERRIDE = 'X-Override-Notification'
const APPEND = 'X-Append-Notification'

type Wishes = { own: string | null; headers: Headers; targets: string[] }

/**
 * Addresses for the notifications of one order: in place of the merchant's own address, or in
 * addition.
 */
export function notificationUrls({ own, headers, targets }: Wishes): string[] {
  const urls = [...(readHeader(headers, OVERRIDE) ?? [own ?? '']), ...(readHeader(headers, APPEND) ?? [])].filter(
    Boolean,
  )
  const foreign = urls.find((url) => !isAllowedTarget(url, targets))
  if (foreign !== undefined)
    throw new RequestRefused([
      URL.canParse(foreign) && hasCredentials(foreign)
        ? 'notification URL must not contain a user name or a password'
        : `notification URL is not allowed: ${foreign}`,
    ])

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
