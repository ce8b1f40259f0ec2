import { join } from 'node:path'
import { sizePictures } from '@jembatan/platform/size-pictures'

await sizePictures(join(import.meta.dirname, '../../public/media'))
