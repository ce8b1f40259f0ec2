import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The machine's own ffmpeg; Ramai checks its version. */
export const findFfmpeg = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'ffmpeg'))
    .find((file) => existsSync(file))
