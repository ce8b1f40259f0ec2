import { imageSources } from '@/server/composition/image-sources'

/** What a page asks another system for while a demo stages a leak (row 9); nothing in production. */
export function LeakedImage() {
  const [source] = imageSources()

  // Of low priority, or React would also write it into the page's head as a link, which is what row 10 reads.
  // biome-ignore lint/performance/noImgElement: nothing may stand between this request and the foreign host
  return source ? <img src={source} alt="" width={1} height={1} fetchPriority="low" /> : null
}
