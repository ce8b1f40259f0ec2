import { leakedImageSources } from '../demo/leaking-browser'
import { isDemoMode } from '../environment'

/** Addresses beside our own that a page loads images from. None, unless a demo stages a leak. */
export const imageSources = (): string[] => (isDemoMode() ? leakedImageSources() : [])
