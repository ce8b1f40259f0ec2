import { isAllowedTarget } from '../notification/targets'
import { SnapRefused } from './parse-snap-request'

const MOST_URLS = 2

type Wishes = { own: string | null; override: string | null; append: string | null; targets: string[] }

/** Where the notifications of one order go: instead of the merchant's own address, or besides it. */
export function notificationUrls({ own, override, append, targets }: Wishes): string[] {
  const urls = [
    ...(override === null ? [own ?? ''] : readHeader('X-Override-Notification', override)),
    ...(append === null ? [] : readHeader('X-Append-Notification', append)),
  ].filter(Boolean)

  const foreign = urls.find((url) => !isAllowedTarget(url, targets))
  if (foreign !== undefined) throw new SnapRefused([`notification URL is not allowed: ${foreign}`])

  return [...new Set(urls)]
}

function readHeader(name: string, value: string) {
  const urls = value.split(',').map((url) => url.trim())
  if (urls.length > MOST_URLS) throw new SnapRefused([`${name} accepts at most ${MOST_URLS} URLs`])

  return urls
}
