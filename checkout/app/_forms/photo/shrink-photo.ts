/** More than enough for what the shop makes of it. */
const QUALITY = 0.9

/**
 * A photo as large as the shop keeps it, upright: what a phone takes is ten times that. It stays as it was where that is smaller,
 * and where the browser cannot read it; what then becomes of it the shop says.
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
  // A JPEG lets nothing shine through; the shop has white there too.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)

  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
