/** Higher than the quality of the shop's own encoding. */
const QUALITY = 0.9

/**
 * Shrinks a photo to the stored size and makes it upright; phones produce ten times that size.
 * Returns the original where it is smaller or the browser cannot decode it; the server then
 * decides.
 */
export async function shrinkPhoto(photo: File, longestSide: number): Promise<File> {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return photo
  const drawn = await draw(picture, Math.min(1, longestSide / Math.max(picture.width, picture.height)))
  picture.close()

  return drawn && drawn.size < photo.size ? new File([drawn], photo.name, { type: drawn.type }) : photo
}

function draw(picture: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(null)
  // JPEG has no transparency; the shop uses white too.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)

  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
