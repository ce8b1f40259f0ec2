export const LONGEST_CLIP_SECONDS = 15

export const LARGEST_UPLOAD = 16 * 1024 * 1024
