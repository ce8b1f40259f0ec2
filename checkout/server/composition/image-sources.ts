import { leakedImageSources } from '../demo/leaking-browser'
import { isDemoMode } from '../environment'

/** Foreign origins from which a page loads images. Empty, unless a demo stages a leak. */
export const imageSources = (): string[] => (isDemoMode() ? leakedImageSources() : [])
