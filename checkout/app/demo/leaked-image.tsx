import { imageSources } from '@/server/composition/image-sources'

/** A request to a foreign host while a demo stages a leak (row 9); nothing in production. */
export function LeakedImage() {
  const [source] = imageSources()

  // Low priority: otherwise React would also add a preload link to the head, which row 10 reads.
  // biome-ignore lint/performance/noImgElement: the request must go straight to the foreign host
  return source ? <img src={source} alt="" width={1} height={1} fetchPriority="low" /> : null
}
