import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({ address: z.url(), key: z.string().min(1) })

/** Where the stagehand of the systems that run is found, and what opens its door. */
export type StagehandPlace = z.infer<typeof schema>

const fileIn = (folder: string) => join(folder, 'stagehand.json')

/** For the other commands of the person at this machine, and for nobody else. */
export async function rememberStagehand(folder: string, place: StagehandPlace) {
  await mkdir(folder, { recursive: true })
  await writeFile(fileIn(folder), JSON.stringify(place), { mode: 0o600 })
}

export const forgetStagehand = (folder: string) => rm(fileIn(folder), { force: true })

/** Undefined where systems were brought up otherwise. */
export async function recallStagehand(folder: string): Promise<StagehandPlace | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined)

  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}
