type Photographed = { id: number; photos: string[] }

/**
 * Returns the public paths of a review's photos. Photos of the seed lie among the products'
 * pictures.
 */
export const photoPaths = ({ id, photos }: Photographed): string[] =>
  photos.map((file, index) => (file.includes('/') ? `/media/${file}` : `/reviews/${id}/photos/${index + 1}`))
