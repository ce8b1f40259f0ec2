import { isReadable } from '@/server/text'

const OWN_ORIGIN = 'http://own.invalid'

/**
 * A path of Kasir's own, query included; `/` for whatever else. Read as a browser reads it, which drops tabs and line breaks and
 * takes `\` for `/`: to it `/\t/host` is another site.
 */
export function localPath(to: unknown) {
  if (typeof to !== 'string' || !to.startsWith('/') || !isReadable(to) || !URL.canParse(to, OWN_ORIGIN)) return '/'
  const { origin, pathname, search } = new URL(to, OWN_ORIGIN)

  return origin === OWN_ORIGIN && !pathname.startsWith('//') ? pathname + search : '/'
}
